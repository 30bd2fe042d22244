package baton.checker.plan;

import baton.models.ir.Plan;
import baton.models.ir.Plan.Constraint;
import baton.models.ir.Plan.Stretch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A plan whose tasks come one after the other, as scheduling on a single machine: what may follow a {@link Partial}
 * sequence depends on which tasks have ended, which was the last and when, and on nothing else. With
 * {@link RegularAim}s, each task had best start as early as it can, so an order is all that is to be found.
 */
final class SingleMachine {
  private static final int MOST_TASKS = 30; // sets of them are bits

  private final int n;
  private final long[] durations;
  private final long[] releases;
  private final long[] deadlines;

  /** For each task, and for the beginning, the least time from its end to the start of another behind it. */
  private final long[][] gaps;

  /** For each task the set of those that have to be before it. */
  private final int[] before;

  /** For each task the set of those that are never under way together with it. */
  private final int[] exclusive;

  private final List<RegularAim> aims;

  private SingleMachine(Plan plan, List<RegularAim> aims, long latest) {
    this.aims = aims;
    n = plan.tasks().size();
    durations = plan.tasks().stream().mapToLong(Plan.Task::duration).toArray();
    releases = new long[n];
    deadlines = new long[n];
    Arrays.fill(deadlines, latest);
    gaps = new long[n + 1][n];
    before = new int[n];
    exclusive = new int[n];
  }

  /** The plan, if it is such a one, without an end by which all is done. */
  static Optional<SingleMachine> of(Plan plan) {
    return of(plan, Long.MAX_VALUE);
  }

  /** The plan, if it is such a one; all is done by {@code latest}. */
  static Optional<SingleMachine> of(Plan plan, long latest) {
    List<RegularAim> aims = plan.objectives().stream().flatMap(o -> RegularAim.of(o.aim()).stream()).toList();
    if (plan.tasks().size() > MOST_TASKS || aims.size() < plan.objectives().size() || !isCountable(plan, aims)) {
      return Optional.empty();
    }
    SingleMachine machine = new SingleMachine(plan, aims, latest);
    return plan.constraints().stream().allMatch(machine::take) && machine.isSequence() && machine.isNearsighted()
        ? Optional.of(machine)
        : Optional.empty();
  }

  private static boolean isCountable(Plan plan, List<RegularAim> aims) {
    try {
      long latest = 2L * Horizon.of(plan, plan.constraints());
      return aims.stream().allMatch(a -> a.most(latest) < Long.MAX_VALUE / 4);
    } catch (ArithmeticException _) {
      return false;
    }
  }

  /** Whether the constraint is one that can be kept step by step. */
  private boolean take(Constraint constraint) {
    return switch (constraint) {
      case Constraint.Before(int one, int other, long by, _) -> {
        before[other] |= 1 << one;
        gaps[one][other] = Math.max(gaps[one][other], by);
        yield exclude(one, other);
      }
      case Constraint.Apart(int one, int other, long by, _) -> {
        gaps[one][other] = Math.max(gaps[one][other], by);
        gaps[other][one] = Math.max(gaps[other][one], by);
        yield exclude(one, other);
      }
      case Constraint.AtMost(long most, List<Stretch> of, _) ->
          of.size() <= most || most == 1 && of.stream().allMatch(s -> s.tasks().size() == 1) && excludeAll(of);
      case Constraint.StartsFrom(int task, long time, _) -> {
        releases[task] = Math.max(releases[task], time);
        yield true;
      }
      case Constraint.EndsBy(int task, long time, _) -> {
        deadlines[task] = Math.min(deadlines[task], time);
        yield true;
      }
      case Constraint.With _ -> false;
    };
  }

  private boolean excludeAll(List<Stretch> of) {
    boolean different = true;
    for (int i = 0; i < of.size(); i++) {
      for (int j = 0; j < i; j++) {
        different &= exclude(of.get(i).tasks().getFirst(), of.get(j).tasks().getFirst());
      }
    }
    return different;
  }

  private boolean exclude(int one, int other) {
    exclusive[one] |= 1 << other;
    exclusive[other] |= 1 << one;
    return one != other;
  }

  private boolean isSequence() {
    for (int i = 0; i < n; i++) {
      if ((exclusive[i] | 1 << i) != (1 << n) - 1) {
        return false;
      }
    }
    return true;
  }

  /** Whether a gap between two tasks is never longer than those on the way over a third, and that task. */
  private boolean isNearsighted() {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int over = 0; over < n; over++) {
          if (isWay(i, over) && isWay(over, j) && isWay(i, j)
              && gaps[i][j] > gaps[i][over] + durations[over] + gaps[over][j]) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean isWay(int one, int other) {
    return one != other && (before[one] >> other & 1) == 0;
  }

  int tasks() {
    return n;
  }

  int aims() {
    return aims.size();
  }

  /** The beginning. */
  Partial nothing() {
    return new Partial(Optional.empty(), 0, n, 0, 0, new long[aims.size()]);
  }

  /** Whether a task may come next. */
  boolean mayFollow(Partial partial, int task) {
    return !partial.has(task) && (before[task] & ~partial.done) == 0;
  }

  /** When a task that comes next, or later, can start. */
  long earliest(Partial partial, int task) {
    return Math.max(releases[task], partial.end + gaps[partial.last][task]);
  }

  /** With one task more. */
  Partial after(Partial partial, int task, long start) {
    long end = start + durations[task];
    int done = partial.done | 1 << task;
    long[] values = new long[aims.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = aims.get(i).after(partial.values[i], done, task, end);
    }
    return new Partial(Optional.of(partial), done, task, start, end, values);
  }

  /** Whether the last task, or one that is to come, ends too late. */
  boolean isTooLate(Partial partial) {
    if (partial.end > deadlines[partial.last]) {
      return true;
    }
    for (int task = 0; task < n; task++) {
      if (!partial.has(task) && earliest(partial, task) + durations[task] > deadlines[task]) {
        return true;
      }
    }
    return false;
  }

  /** What an aim will be at least. */
  long least(Partial partial, int aim) {
    return aims.get(aim).least(partial.values[aim], partial.done, partial.end, durations);
  }

  /**
   * Whether, of two sequences of the same tasks with the same last one, whatever completes the other can complete this
   * one, with no aim greater.
   */
  boolean dominates(Partial one, Partial other) {
    long later = one.end - other.end;
    boolean shifting = true;
    for (int task = 0; task < n; task++) {
      if (!one.has(task)) {
        if (later > 0 && deadlines[task] != Long.MAX_VALUE) {
          return false;
        }
        shifting &= releases[task] <= one.end;
      }
    }
    for (int i = 0; i < aims.size(); i++) {
      if (!aims.get(i).noWorse(one.values[i], other.values[i], one.done, later, shifting)) {
        return false;
      }
    }
    return true;
  }
}
