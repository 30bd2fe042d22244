package baton.checker.symbolic;

import baton.checker.ground.Layout;
import baton.checker.transition.Atoms;
import baton.checker.transition.Question;
import baton.checker.transition.TransitionSystem;
import baton.counterexamples.Trace;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Transitions;
import baton.models.value.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the run that a solver has found. */
final class ReadRun {
  private final TransitionSystem system;
  private final Unrolling unrolling;

  ReadRun(TransitionSystem system, Unrolling unrolling) {
    this.system = system;
    this.unrolling = unrolling;
  }

  /** The run of this length; of a question for an ill attempt, that is its last step. */
  Trace read(int length) {
    boolean attempt = system.question() instanceof Question.Ill;
    State first = state(0);
    State last = first;
    List<Trace.Step> steps = new ArrayList<>();
    for (int time = 0; time < length - (attempt ? 1 : 0); time++) {
      last = state(time + 1);
      steps.add(new Trace.Step(system.ground().labels().get(unrolling.labelAt(time)), last));
    }
    Optional<Trace.Attempt> tried = attempt ? Optional.of(attempt(last)) : Optional.empty();
    return new Trace(Optional.of(first), steps, tried, OptionalInt.empty());
  }

  private State state(int time) {
    Layout layout = system.ground().layout();
    Atoms atoms = system.atoms();
    long[] cells = new long[layout.cells()];
    for (int cell = 0; cell < cells.length; cell++) {
      for (int i = 0; i < atoms.count(cell); i++) {
        int atom = atoms.first(cell) + i;
        cells[cell] |= (long) unrolling.valueOf(atom, time) << Math.max(0, atoms.get(atom).bit());
      }
    }
    return layout.decode(cells);
  }

  /** The first attempt in a state that is ill, with what the reference interpreter says of it. */
  Trace.Attempt attempt(State state) {
    for (Transitions t : new Interpreter(system.ground().protocol()).transitions(state)) {
      if (t.ill().isPresent()) {
        return new Trace.Attempt(Optional.of(t.label()), t.ill().get().kind(), t.ill().get().at());
      }
    }
    throw new IllegalStateException("the reference interpreter finds nothing ill in " + state);
  }
}
