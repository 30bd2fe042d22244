package baton.checker.plan;

import baton.checker.Limits;
import baton.models.ir.Plan;
import baton.models.ir.Plan.Constraint;
import java.util.List;
import java.util.Optional;
import org.chocosolver.solver.Cause;
import org.chocosolver.solver.Solver;
import org.chocosolver.solver.exception.ContradictionException;
import org.chocosolver.solver.variables.IntVar;

/**
 * One search for schedules that keep some constraints of a plan and some limits on its aims.
 *
 * @param most limits on the first aims, in order
 */
record Attempt(Plan plan, List<Constraint> constraints, List<Long> most, Limits limits) {
  /**
   * How a search ended.
   *
   * @param best the best schedule found
   * @param complete whether there is no better one, or none at all
   */
  record Outcome(Optional<Schedule> best, boolean complete, Effort effort) {}

  /** Looks for any schedule. */
  Outcome any(Way way, long fails) {
    Encoding encoding = encoding(way);
    Solver solver = solver(encoding, way, fails);
    boolean found = solver.solve();
    boolean complete = found || !solver.isStopCriterionMet();
    return new Outcome(
        found ? Optional.of(encoding.schedule()) : Optional.empty(), complete, Effort.NONE.plus(solver.getMeasures()));
  }

  /** Looks for better and better schedules, by one more aim, of which no more than {@code below} is of interest. */
  Outcome best(Way way, long fails, Plan.Aim aim, long least, Optional<Long> below) {
    Encoding encoding = encoding(way);
    IntVar value = encoding.aim(aim);
    bound(value, least, below);
    Solver solver = solver(encoding, way, fails);
    encoding.model().setObjective(false, value);
    Optional<Schedule> best = Optional.empty();
    while (solver.solve()) {
      best = Optional.of(encoding.schedule());
    }
    return new Outcome(best, !solver.isStopCriterionMet(), Effort.NONE.plus(solver.getMeasures()));
  }

  /** The least value up to {@code high} that propagation alone does not exclude for the aim, by bisection. */
  long plainBound(Plan.Aim aim, long high) {
    Encoding encoding = encoding(Way.EARLIEST);
    IntVar value = encoding.aim(aim);
    long low = 0;
    long most = high;
    while (low < most) {
      long middle = (low + most) / 2;
      if (isPlainlyMoreThan(value, (int) middle)) {
        low = middle + 1;
      } else {
        most = middle;
      }
    }
    return low;
  }

  /** Looks, and leaves everything as it was. */
  private static boolean isPlainlyMoreThan(IntVar value, int most) {
    Solver solver = value.getModel().getSolver();
    value.getModel().getEnvironment().worldPush();
    try {
      value.updateUpperBound(most, Cause.Null);
      solver.propagate();
      return false;
    } catch (ContradictionException _) {
      solver.getEngine().flush();
      return true;
    } finally {
      value.getModel().getEnvironment().worldPop();
    }
  }

  private Encoding encoding(Way way) {
    Encoding encoding = new Encoding(plan, constraints, way.learns());
    for (int i = 0; i < most.size(); i++) {
      bound(encoding.aim(plan.objectives().get(i).aim()), 0, Optional.of(most.get(i)));
    }
    return encoding;
  }

  private static void bound(IntVar value, long least, Optional<Long> most) {
    if (least > value.getLB()) {
      value.getModel().arithm(value, ">=", (int) least).post();
    }
    most.filter(m -> m < value.getUB()).ifPresent(m -> value.getModel().arithm(value, "<=", m.intValue()).post());
  }

  private Solver solver(Encoding encoding, Way way, long fails) {
    Solver solver = encoding.model().getSolver();
    way.search(encoding);
    Stopping stopping = new Stopping(limits);
    solver.addStopCriterion(() -> solver.getFailCount() > fails || stopping.isMet());
    return solver;
  }
}
