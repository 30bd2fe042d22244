package baton.checker.plan;

import baton.checker.Stopping;
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
record Attempt(Plan plan, List<Constraint> constraints, List<Long> most, Stopping stopping) {
  /**
   * How a search ended.
   *
   * @param best the best schedule found
   * @param complete whether there is no better one, or none at all
   */
  record Outcome(Optional<Schedule> best, boolean complete, Effort effort) {}

  /** Looks for any schedule. */
  Outcome any(Way way, long fails) {
    try {
      return some(way, fails);
    } catch (OutOfMemoryError _) {
      return withoutMemory(Optional.empty());
    }
  }

  private Outcome some(Way way, long fails) {
    Encoding encoding = encoding(way);
    Solver solver = solver(encoding, way, fails);
    boolean found = solver.solve();
    boolean complete = found || !solver.isStopCriterionMet();
    return new Outcome(
        found ? Optional.of(encoding.schedule()) : Optional.empty(), complete, Effort.NONE.plus(solver.getMeasures()));
  }

  /** Looks for better and better schedules, by one more aim, of which no more than {@code below} is of interest. */
  Outcome best(Way way, long fails, Plan.Aim aim, long least, Optional<Long> below) {
    Optional<Schedule> best = Optional.empty();
    try {
      Encoding encoding = encoding(way);
      IntVar value = encoding.aim(aim);
      bound(value, least, below);
      Solver solver = solver(encoding, way, fails);
      encoding.model().setObjective(false, value);
      while (solver.solve()) {
        best = Optional.of(encoding.schedule());
      }
      return new Outcome(best, !solver.isStopCriterionMet(), Effort.NONE.plus(solver.getMeasures()));
    } catch (OutOfMemoryError _) {
      return withoutMemory(best);
    }
  }

  /** What the search held is garbage by now, so there is room to report what is known. */
  private Outcome withoutMemory(Optional<Schedule> best) {
    stopping.ranOutOfMemory();
    return new Outcome(best, false, Effort.NONE);
  }

  /**
   * The least value up to {@code high} that propagation alone does not exclude for the aim, by bisection; less than
   * that if a limit is reached.
   */
  long plainBound(Plan.Aim aim, long high) {
    long low = 0;
    try {
      Encoding encoding = encoding(Way.EARLIEST);
      IntVar value = encoding.aim(aim);
      long most = high;
      while (low < most && !stopping.isMet()) {
        long middle = (low + most) / 2;
        if (isPlainlyMoreThan(value, (int) middle)) {
          low = middle + 1;
        } else {
          most = middle;
        }
      }
    } catch (OutOfMemoryError _) {
      stopping.ranOutOfMemory();
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
    solver.addStopCriterion(() -> solver.getFailCount() > fails || stopping.isMet());
    return solver;
  }
}
