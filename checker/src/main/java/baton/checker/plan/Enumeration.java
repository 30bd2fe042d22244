package baton.checker.plan;

import baton.checker.Limits;
import baton.checker.Reason;
import baton.checker.Stopping;
import baton.models.ir.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.chocosolver.solver.Solver;
import org.chocosolver.solver.search.strategy.Search;
import org.chocosolver.solver.variables.IntVar;

/** Goes through all schedules that are as good as one, in the order of the starts of their tasks. */
public final class Enumeration {
  private Enumeration() {}

  /**
   * {@code each} is given one after the other, and says whether to go on. Gives the limit that was reached before the
   * last.
   */
  public static Optional<Reason> of(Planned.Found best, Limits limits, Predicate<Schedule> each) {
    Stopping stopping = new Stopping(limits.stop());
    try {
      return goThrough(best, stopping, each) ? Optional.empty() : stopping.get();
    } catch (OutOfMemoryError _) {
      stopping.ranOutOfMemory();
      return stopping.get();
    }
  }

  /** Whether no limit ended it. */
  private static boolean goThrough(Planned.Found best, Stopping stopping, Predicate<Schedule> each) {
    Plan plan = best.schedule().plan();
    Encoding encoding = new Encoding(plan, plan.constraints(), false);
    List<Long> values = new ArrayList<>();
    for (int i = 0; i < best.figures().size(); i++) {
      long value = best.figures().get(i).value();
      IntVar aim = encoding.aim(plan.objectives().get(i).aim());
      encoding.model().arithm(aim, "<=", (int) value).post();
      values.add(value);
    }
    Solver solver = encoding.model().getSolver();
    encoding.search(List.of(Search.inputOrderLBSearch(encoding.starts())));
    solver.addStopCriterion(stopping::isMet);
    Optional<Schedule> last = Optional.empty();
    boolean go = true;
    while (go && solver.solve()) {
      Schedule schedule = encoding.schedule();
      if (!Optional.of(schedule).equals(last)) { // a variable that is no start may have several values
        last = Optional.of(schedule);
        go = each.test(Planner.believed(schedule, values));
      }
    }
    return !go || !solver.isStopCriterionMet();
  }
}
