package baton.checker.plan;

import baton.checker.Limits;
import baton.checker.Reason;
import baton.checker.Stopping;
import baton.models.ir.Plan;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.chocosolver.solver.Solver;
import org.chocosolver.solver.search.strategy.Search;

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
    List<Long> values = best.figures().stream().map(Planned.Figure::value).toList();
    Optional<List<long[]>> sequences = SingleMachine.of(plan, Horizon.of(plan, plan.constraints()))
        .flatMap(m -> Sequences.of(m, values.stream().mapToLong(Long::longValue).toArray(), stopping));
    if (sequences.isPresent()) {
      return goThrough(sequences.get(), plan, values, stopping, each);
    }
    return search(plan, values, stopping, each);
  }

  private static boolean goThrough(
      List<long[]> all, Plan plan, List<Long> values, Stopping stopping, Predicate<Schedule> each) {
    for (long[] starts : all) {
      if (stopping.isMet()) {
        return false;
      }
      if (!each.test(Planner.believed(new Schedule(plan, Arrays.stream(starts).boxed().toList()), values))) {
        return true;
      }
    }
    return true;
  }

  private static boolean search(Plan plan, List<Long> values, Stopping stopping, Predicate<Schedule> each) {
    Encoding encoding = new Encoding(plan, plan.constraints(), false);
    for (int i = 0; i < values.size(); i++) {
      encoding.model().arithm(encoding.aim(plan.objectives().get(i).aim()), "<=", values.get(i).intValue()).post();
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
