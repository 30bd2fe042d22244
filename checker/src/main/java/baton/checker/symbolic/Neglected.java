package baton.checker.symbolic;

import baton.checker.ground.FairPlace;
import baton.counterexamples.Trace;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Protocol;
import baton.models.value.State;
import baton.properties.Fairness;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a run that goes on for ever neglects, by the reference semantics. */
final class Neglected {
  private final Interpreter interpreter;
  private final Fairness fairness;

  Neglected(Protocol protocol) {
    interpreter = new Interpreter(protocol);
    fairness = new Fairness(interpreter);
  }

  /** The first of these to which a run with a loop is not fair. */
  Optional<FairPlace> first(Trace run, List<FairPlace> places) {
    int start = run.loopStart().orElseThrow();
    int end = Math.max(start + 1, run.steps().size());
    Set<Fairness.Subject> taken = new LinkedHashSet<>();
    List<Set<Fairness.Subject>> enabled = new ArrayList<>();
    for (int i = start; i < end; i++) {
      State state = run.state(i);
      enabled.add(fairness.enabled(state, interpreter.transitions(state)));
      if (!run.endsIdle()) {
        taken.addAll(fairness.taken(state, run.steps().get(i).label()));
      }
    }
    return places.stream()
        .filter(p -> !taken.contains(p.subject()))
        .filter(p -> p.strong()
            ? enabled.stream().anyMatch(e -> e.contains(p.subject()))
            : enabled.stream().allMatch(e -> e.contains(p.subject())))
        .findFirst();
  }
}
