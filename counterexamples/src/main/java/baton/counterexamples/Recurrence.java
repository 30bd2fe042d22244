package baton.counterexamples;

import baton.models.interpreter.Evaluation;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.interpreter.Moment;
import baton.models.ir.Place;
import baton.models.value.State;
import baton.properties.Fairness;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges a run that goes on for ever: is it fair, and does it violate what it claims to? */
final class Recurrence {
  private final Interpreter interpreter;
  private final Lasso lasso;
  private final Fairness fairness;

  Recurrence(Interpreter interpreter, Lasso lasso) {
    this.interpreter = interpreter;
    this.lasso = lasso;
    fairness = new Fairness(interpreter);
  }

  /** What is missing for a violation, in words; empty if nothing is. */
  Optional<String> missing(Goal.Liveness goal) {
    for (Moment instant : lasso.first()) {
      if (isIll(goal, instant)) {
        return Optional.of("a part of `" + goal.name() + "` is ill-defined in it, which a finite run shows");
      }
    }
    if (isIll(goal, lasso.repeated().getFirst())) {
      return Optional.empty(); // while idle: no step leads to a repeated instant, or it is among the first
    }
    return unfair().or(() -> {
      OnLasso values = new OnLasso(interpreter, lasso);
      for (Goal.Claim claim : goal.claims()) {
        if (values.value(claim.stated(), 0) instanceof Evaluation.Defined value && !value.isTrue()) {
          return Optional.empty();
        }
      }
      return Optional.of("`" + goal.name() + "` is true of it");
    });
  }

  private boolean isIll(Goal.Liveness goal, Moment instant) {
    return goal.safety().defined().stream()
        .anyMatch(atom -> interpreter.evaluate(atom, instant) instanceof Evaluation.Undefined);
  }

  /** How the run is unfair to something declared fair. */
  private Optional<String> unfair() {
    for (Neglect neglect : neglected()) {
      boolean neglects = switch (fairness.declared(neglect.subject())) {
        case NONE -> false;
        case WEAK -> neglect.always();
        case STRONG -> true;
      };
      if (neglects) {
        String word = fairness.declared(neglect.subject()) == Place.Fairness.WEAK ? "weakly" : "strongly";
        return Optional.of("it is not fair: " + neglect.subject().text() + " is " + word + " fair, "
            + (neglect.always() ? "always" : "again and again") + " enabled in the loop and never taken");
      }
    }
    return Optional.empty();
  }

  /**
   * Something that is enabled in the loop and never taken in it.
   *
   * @param always in all states of the loop
   */
  record Neglect(Fairness.Subject subject, boolean always) {}

  /** In the order in which the loop comes by; declared fair or not. */
  List<Neglect> neglected() {
    List<State> states = lasso.loop();
    List<Set<Fairness.Subject>> enabled = new ArrayList<>();
    Set<Fairness.Subject> some = new LinkedHashSet<>();
    Set<Fairness.Subject> taken = new LinkedHashSet<>();
    for (int i = 0; i < states.size(); i++) {
      State state = states.get(i);
      enabled.add(fairness.enabled(state, interpreter.transitions(state)));
      some.addAll(enabled.getLast());
      Moment after = lasso.repeated().get(i);
      Optional<Label> step = after.did();
      step.ifPresent(label -> taken.addAll(fairness.taken(state, label)));
    }
    List<Neglect> found = new ArrayList<>();
    for (Fairness.Subject subject : some) {
      if (!taken.contains(subject)) {
        found.add(new Neglect(subject, enabled.stream().allMatch(e -> e.contains(subject))));
      }
    }
    return found;
  }
}
