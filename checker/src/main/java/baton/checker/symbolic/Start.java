package baton.checker.symbolic;

import baton.checker.ground.Beginning;
import baton.checker.ground.Lowered;
import baton.checker.sat.SatSolver;
import baton.checker.transition.Encoding;
import baton.checker.transition.Question;
import baton.models.interpreter.Interpreter;
import java.util.function.BooleanSupplier;

/** Whether runs can begin. */
public final class Start {
  private Start() {}

  /** Whether there is no initial state, and nothing ill-defined that keeps one from being there. */
  public static boolean isMissing(Lowered lowered) {
    return isMissing(lowered, () -> false);
  }

  /** The same; throws {@link baton.models.interpreter.Cancelled} soon after {@code stop} says so. */
  public static boolean isMissing(Lowered lowered, BooleanSupplier stop) {
    if (canBeIll(lowered)) {
      var initial = new Interpreter(lowered.protocol().protocol()).initialStates(_ -> stop.getAsBoolean());
      return initial.states().isEmpty() && initial.ill().isEmpty();
    }
    if (lowered.beginnings().stream().map(Beginning::taken).anyMatch(t -> t.isConstant() && t.k() == 1)) {
      return false;
    }
    Deepening runs = new Deepening(Encoding.of(lowered, new Question.Ill()), () -> false);
    return runs.solver().solve(runs.unrolling().initial()) == SatSolver.Outcome.UNSATISFIABLE;
  }

  /** Whether an initialiser, {@code init} or an assumption may be ill-defined. */
  public static boolean canBeIll(Lowered lowered) {
    return lowered.beginnings().stream().anyMatch(b -> !b.ill().isConstant() || b.ill().k() != 0);
  }
}
