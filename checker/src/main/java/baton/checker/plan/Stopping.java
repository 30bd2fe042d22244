package baton.checker.plan;

import baton.checker.Limits;
import baton.checker.Reason;
import java.util.Optional;
import org.chocosolver.util.criteria.Criterion;

/** Asked by the solver at every node: whether a limit is reached. Once it is, it stays so. */
final class Stopping implements Criterion {
  private final Limits limits;
  private Optional<Reason> reason = Optional.empty();

  Stopping(Limits limits) {
    this.limits = limits;
  }

  @Override
  public boolean isMet() {
    reason = reason.or(limits.stop());
    return reason.isPresent();
  }

  Optional<Reason> reason() {
    return reason;
  }
}
