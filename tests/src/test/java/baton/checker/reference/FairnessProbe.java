package baton.checker.reference;

import baton.checker.Limits;
import baton.checker.liveness.Constraint;
import baton.checker.liveness.FairRuns;
import baton.checker.liveness.Instants;
import baton.checker.liveness.Stopped;
import baton.counterexamples.Trace;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The search for fair runs with another idea of fairness: wrong engines, made on purpose. */
public final class FairnessProbe {
  private FairnessProbe() {}

  /** {@code mistake}: makes wrong constraints from the right ones. */
  public static Optional<Trace> search(
      Protocol protocol, Goal.Liveness goal, BiFunction<Instants, List<Constraint>, List<Constraint>> mistake)
      throws Stopped {
    Interpreter interpreter = new Interpreter(protocol);
    StateGraph states = StateGraph.of(interpreter, interpreter.initialStates(), Limits.NONE);
    for (Goal.Claim claim : goal.claims()) {
      Unfolding unfolding = new Unfolding(interpreter, states, claim.alphabet());
      Instants right = unfolding.build(Limits.NONE);
      Instants wrong = new Instants(
          right.graph(), right.initial(), right.letter(), right.letters(), mistake.apply(right, right.fairness()));
      Optional<FairRuns.Way> way = FairRuns.search(wrong, claim.refuting(), Optional::empty).way();
      if (way.isPresent()) {
        return way.map(new Paths(states, unfolding, wrong)::of);
      }
    }
    return Optional.empty();
  }
}
