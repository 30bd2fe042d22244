package baton.tests.plan;

import baton.models.ir.Plan;
import baton.models.ir.Plan.Aim;
import baton.models.ir.Plan.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The best weighted sum of ends of a {@link RandomSequence}, by orders that grow: each task starts as early as all that
 * went before allow. A rule says which orders of the same tasks are dropped for another; without one, none is.
 */
final class GrowingOrders {
  /** Some tasks in their order. */
  record Grown(List<Integer> order, List<Integer> starts, long end, long cost) {
    int last() {
      return order.getLast();
    }
  }

  /** Whether, of two orders of the same tasks, one makes the other needless. */
  interface Rule {
    /** {@code weight}: of the tasks that are to come. */
    boolean drops(Grown one, Grown other, long weight);
  }

  private final Plan plan;
  private final Rule rule;
  private final int tasks;

  private GrowingOrders(Plan plan, Rule rule) {
    this.plan = plan;
    this.rule = rule;
    tasks = plan.tasks().size();
  }

  static Optional<List<Long>> best(Plan plan, Rule rule) {
    return new GrowingOrders(plan, rule).run();
  }

  private Optional<List<Long>> run() {
    List<Grown> layer = List.of(new Grown(List.of(), List.of(), 0, 0));
    for (int i = 0; i < tasks; i++) {
      List<Grown> next = new ArrayList<>();
      for (Grown grown : layer) {
        for (int task = 0; task < tasks; task++) {
          if (!grown.order().contains(task)) {
            grow(grown, task).ifPresent(g -> keep(g, next));
          }
        }
      }
      layer = next;
    }
    return layer.stream().flatMap(g -> GoingThrough.values(plan, byTask(g)).stream()).min(GoingThrough::compare);
  }

  private List<Integer> byTask(Grown grown) {
    List<Integer> starts = new ArrayList<>();
    for (int task = 0; task < tasks; task++) {
      starts.add(grown.starts().get(grown.order().indexOf(task)));
    }
    return starts;
  }

  private void keep(Grown grown, List<Grown> those) {
    long weight = 0;
    for (int task = 0; task < tasks; task++) {
      weight += grown.order().contains(task) ? 0 : weight(task);
    }
    for (Grown other : those) {
      if (rule.drops(other, grown, weight) && grown.order().containsAll(other.order())) {
        return;
      }
    }
    those.add(grown);
  }

  private long weight(int task) {
    return ((Aim.Total) plan.objectives().getFirst().aim()).terms().get(task).weight();
  }

  private long duration(int task) {
    return plan.tasks().get(task).duration();
  }

  /** Empty if a task that has to be before it is not, or if it ends too late. */
  private Optional<Grown> grow(Grown grown, int task) {
    long start = grown.end();
    for (Constraint c : plan.constraints()) {
      switch (c) {
        case Constraint.Before(int one, int other, long by, _) when other == task -> {
          if (!grown.order().contains(one)) {
            return Optional.empty();
          }
          start = Math.max(start, end(grown, one) + by);
        }
        case Constraint.Apart(int one, int other, long by, _) when (one == task || other == task)
            && grown.order().contains(one + other - task) ->
            start = Math.max(start, end(grown, one + other - task) + by);
        case Constraint.StartsFrom(int one, long time, _) when one == task -> start = Math.max(start, time);
        case Constraint.Before _, Constraint.Apart _, Constraint.StartsFrom _, Constraint.EndsBy _,
            Constraint.AtMost _, Constraint.With _ -> {}
      }
    }
    for (Constraint c : plan.constraints()) {
      if (c instanceof Constraint.EndsBy(int one, long time, _) && one == task && start + duration(task) > time) {
        return Optional.empty();
      }
    }
    List<Integer> order = new ArrayList<>(grown.order());
    List<Integer> starts = new ArrayList<>(grown.starts());
    order.add(task);
    starts.add(Math.toIntExact(start));
    long end = start + duration(task);
    return Optional.of(new Grown(order, starts, end, grown.cost() + weight(task) * end));
  }

  private long end(Grown grown, int task) {
    return grown.starts().get(grown.order().indexOf(task)) + duration(task);
  }
}
