package baton.checker.symbolic;

import baton.checker.Limits;
import baton.checker.ground.GoalNodes;
import baton.checker.ground.Lowered;
import baton.checker.ground.Lowering;
import baton.checker.ground.NotLowered;
import baton.checker.sat.Cdcl;
import baton.checker.sat.SatSolver;
import baton.checker.transition.Encoding;
import baton.checker.transition.Question;
import baton.checker.transition.TransitionSystem;
import baton.counterexamples.Trace;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Protocol;
import baton.models.value.State;
import baton.properties.Goal;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What stands in the way of a proof by induction: a run from any state at all, through different states that violate
 * nothing, at whose end something does. Its first state need not be reachable.
 */
public final class Obstacle {
  private Obstacle() {}

  /**
   * Such a run of {@code length} steps, each of them one of the reference interpreter's; empty if there is none, if the
   * goal is not one that induction judges, or if told to stop.
   */
  public static Optional<Trace> find(Protocol protocol, Goal goal, int length, Limits limits) {
    try {
      Lowered lowered = Lowering.lower(protocol);
      Optional<Trace> found = question(goal, lowered)
          .flatMap(q -> run(Encoding.of(lowered, q), length, () -> limits.stop().get().isPresent()));
      found.ifPresent(trace -> confirm(protocol, trace));
      return found;
    } catch (NotLowered _) {
      return Optional.empty();
    }
  }

  private static Optional<Question> question(Goal goal, Lowered lowered) {
    return switch (goal) {
      case Goal.WellDefined _ -> Optional.of(new Question.Ill());
      case Goal.Deadlock _ -> Optional.of(new Question.Deadlock());
      case Goal.Always _, Goal.EveryStep _ -> GoalNodes.of(goal, lowered)
          .map(nodes -> Question.decided(nodes, goal instanceof Goal.EveryStep));
      case Goal.Somewhere _, Goal.Liveness _, Goal.Unsupported _, Goal.NotChecked _, Goal.MeasureGoal _ ->
          Optional.empty();
    };
  }

  private static Optional<Trace> run(TransitionSystem system, int length, BooleanSupplier stop) {
    int behind = system.bad().stream().mapToInt(system::stepsBehind).max().orElse(0);
    if (length < behind) {
      return Optional.empty();
    }
    SatSolver solver = new Cdcl(stop);
    Unrolling anywhere = new Unrolling(system, solver);
    anywhere.demandState();
    int bad = anywhere.bad(length);
    for (int k = behind; k < length; k++) {
      anywhere.excludeBad(k);
    }
    while (solver.solve(bad) == SatSolver.Outcome.SATISFIABLE) {
      if (!anywhere.separateEqual(length + 1 - behind)) {
        return Optional.of(new ReadRun(system, anywhere).read(length));
      }
    }
    return Optional.empty();
  }

  private static void confirm(Protocol protocol, Trace trace) {
    Interpreter interpreter = new Interpreter(protocol);
    State here = trace.initial().orElseThrow();
    for (Trace.Step step : trace.steps()) {
      State from = here;
      boolean taken = interpreter.transitions(from).stream()
          .anyMatch(t -> t.label().equals(step.label()) && t.successors().contains(step.after()));
      if (!taken) {
        throw new IllegalStateException("no step " + step.label() + " leads from " + from + " to " + step.after());
      }
      here = step.after();
    }
  }
}
