package baton.counterexamples;

import baton.models.interpreter.Interpreter;
import baton.properties.Goal;

/** Lets tests of other packages evaluate formulas along infinite runs. */
public final class LassoProbe {
  private LassoProbe() {}

  /** Whether some claim of a goal is false of a run; nothing is said of fairness. */
  public static boolean violates(Interpreter interpreter, Goal.Liveness goal, Trace lasso) {
    OnLasso values = new OnLasso(interpreter, Lasso.of(lasso));
    return goal.claims().stream().anyMatch(claim -> !values.value(claim.stated(), 0).isTrue());
  }
}
