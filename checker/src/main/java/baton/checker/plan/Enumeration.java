package baton.checker.plan;

import baton.checker.Limits;
import baton.checker.Reason;
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
   * How it ended.
   *
   * @param count how many were found
   * @param stopped why not all were, if a limit was reached
   */
  public record Outcome(long count, Optional<Reason> stopped, Effort effort) {}

  /** {@code each} is given one after the other, and says whether to go on. */
  public static Outcome of(Planned.Found best, Limits limits, Predicate<Schedule> each) {
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
    Stopping stopping = new Stopping(limits);
    solver.addStopCriterion(stopping);
    long count = 0;
    Optional<Schedule> last = Optional.empty();
    boolean go = true;
    while (go && solver.solve()) {
      Schedule schedule = encoding.schedule();
      if (!Optional.of(schedule).equals(last)) { // a variable that is no start may have several values
        count++;
        last = Optional.of(schedule);
        go = each.test(Planner.believed(schedule, values));
      }
    }
    return new Outcome(count, stopping.reason(), Effort.NONE.plus(solver.getMeasures()));
  }
}
