package baton.checker.plan;

import baton.models.ir.Plan;
import baton.models.ir.Plan.Constraint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A start for each task of a plan. What it says about itself is computed from the starts alone.
 *
 * @param starts by the position of the task
 */
public record Schedule(Plan plan, List<Long> starts) {
  public Schedule {
    starts = List.copyOf(starts);
    if (starts.size() != plan.tasks().size()) {
      throw new IllegalArgumentException(starts.size() + " starts of " + plan.tasks().size() + " tasks");
    }
  }

  /** An action of a task, when it happens. */
  public record Event(long time, int task, Plan.Part part) {}

  public long start(int task) {
    return starts.get(task);
  }

  public long end(int task) {
    return starts.get(task) + plan.tasks().get(task).duration();
  }

  /** When the last task ends. */
  public long length() {
    long last = 0;
    for (int i = 0; i < starts.size(); i++) {
      last = Math.max(last, end(i));
    }
    return last;
  }

  /** The positions of the tasks by their starts, then as declared. */
  public List<Integer> order() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingLong(this::start)); // stable
    return order;
  }

  /** Every action in the order in which it happens: by time, then as tasks began, then as they are declared. */
  public List<Event> events() {
    List<Event> events = new ArrayList<>(starts.size());
    for (int task : order()) {
      long time = start(task);
      for (Plan.Part part : plan.tasks().get(task).parts()) {
        time += part.takes();
        events.add(new Event(time, task, part));
      }
    }
    events.sort(Comparator.comparingLong(Event::time)); // stable
    return events;
  }

  /** The first constraint that the schedule does not keep. */
  public Optional<Constraint> broken() {
    for (Constraint constraint : plan.constraints()) {
      if (!keeps(constraint)) {
        return Optional.of(constraint);
      }
    }
    return Optional.empty();
  }

  /** Whether it keeps a constraint, and starts nothing before 0. */
  public boolean keeps(Constraint constraint) {
    return isFromZero()
        && switch (constraint) {
          case Constraint.Before(int one, int other, long by, _) -> end(one) + by <= start(other);
          case Constraint.With(int one, int other, _) -> start(one) == start(other);
          case Constraint.Apart(int one, int other, long by, _) ->
              end(one) + by <= start(other) || end(other) + by <= start(one);
          case Constraint.AtMost(long most, List<Plan.Stretch> of, _) -> peak(of) <= most;
          case Constraint.StartsFrom(int task, long time, _) -> start(task) >= time;
          case Constraint.EndsBy(int task, long time, _) -> end(task) <= time;
        };
  }

  private boolean isFromZero() {
    for (long start : starts) {
      if (start < 0) {
        return false;
      }
    }
    return true;
  }

  /** What an aim is for this schedule. */
  public long value(Plan.Aim aim) {
    return switch (aim) {
      case Plan.Aim.End(List<Integer> tasks) -> last(tasks);
      case Plan.Aim.Length(List<Integer> tasks) -> last(tasks) - first(tasks);
      case Plan.Aim.Peak(List<Plan.Stretch> of) -> peak(of);
      case Plan.Aim.Total(List<Plan.Weighted> terms) ->
          terms.stream().mapToLong(t -> t.weight() * value(t.aim())).sum();
      case Plan.Aim.Greatest(List<Plan.Weighted> terms) ->
          terms.stream().mapToLong(t -> t.weight() * value(t.aim())).max().orElseThrow();
    };
  }

  private long first(List<Integer> tasks) {
    long first = Long.MAX_VALUE;
    for (int task : tasks) {
      first = Math.min(first, start(task));
    }
    return first;
  }

  private long last(List<Integer> tasks) {
    long last = Long.MIN_VALUE;
    for (int task : tasks) {
      last = Math.max(last, end(task));
    }
    return last;
  }

  /** Most go on when one of them begins. */
  private long peak(List<Plan.Stretch> of) {
    long[] from = new long[of.size()];
    long[] to = new long[of.size()];
    for (int i = 0; i < from.length; i++) {
      from[i] = first(of.get(i).tasks());
      to[i] = last(of.get(i).tasks());
    }
    long most = 0;
    for (long time : from) {
      long now = 0;
      for (int i = 0; i < from.length; i++) {
        now += from[i] <= time && time < to[i] ? 1 : 0;
      }
      most = Math.max(most, now);
    }
    return most;
  }
}
