package baton.checker.naive;

import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A protocol, encoded once for all that is to be shown of it. Used by one thread at a time. */
public final class Showing {
  private final Model model;
  private BooleanSupplier stop = () -> false;

  public Showing(Protocol protocol) {
    model = new Model(protocol, () -> stop.getAsBoolean());
  }

  /** As {@link Shown#of}. Of no use any more once it has been told to stop. */
  public List<Claim> of(Goal goal, List<Expr> invariant, BooleanSupplier stopNow) {
    stop = stopNow;
    return Shown.of(model, goal, invariant);
  }

  /** As {@link Shown#byInduction}. Of no use any more once it has been told to stop. */
  public List<Claim> byInduction(Goal goal, int depth, BooleanSupplier stopNow) {
    stop = stopNow;
    return Shown.byInduction(model, goal, depth);
  }
}
