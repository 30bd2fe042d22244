package baton.checker.plan;

import baton.models.ir.Plan;
import baton.models.ir.Plan.Weighted;
import java.util.List;
import java.util.Optional;

/**
 * An aim that is decided by when tasks end, and that a later end never makes better: the sum or the greatest of ends of
 * sets of tasks, each times a weight. Of tasks of which one at a time is under way, the last one ends a set.
 */
final class RegularAim {
  private final boolean sum;
  private final int[] sets;
  private final long[] weights;

  private RegularAim(boolean sum, List<Weighted> ends) {
    this.sum = sum;
    sets = ends.stream().mapToInt(t -> set(((Plan.Aim.End) t.aim()).tasks())).toArray();
    weights = ends.stream().mapToLong(Weighted::weight).toArray();
  }

  private static int set(List<Integer> tasks) {
    int set = 0;
    for (int task : tasks) {
      set |= 1 << task;
    }
    return set;
  }

  /** The aim, if it is such a one. */
  static Optional<RegularAim> of(Plan.Aim aim) {
    return switch (aim) {
      case Plan.Aim.End _ -> Optional.of(new RegularAim(false, List.of(new Weighted(aim, 1))));
      case Plan.Aim.Total(List<Weighted> terms) -> of(true, terms);
      case Plan.Aim.Greatest(List<Weighted> terms) -> of(false, terms);
      case Plan.Aim.Length _, Plan.Aim.Peak _ -> Optional.empty();
    };
  }

  private static Optional<RegularAim> of(boolean sum, List<Weighted> terms) {
    return terms.stream().allMatch(t -> t.aim() instanceof Plan.Aim.End)
        ? Optional.of(new RegularAim(sum, terms))
        : Optional.empty();
  }

  /** No value is more if all has ended by {@code time}; throws {@link ArithmeticException} if that is too large. */
  long most(long time) {
    long all = 0;
    for (long weight : weights) {
      all = Math.addExact(all, weight);
    }
    return Math.multiplyExact(all, time);
  }

  /** The value of what is decided, when {@code task} has ended as well. {@code done}: with it. */
  long after(long value, int done, int task, long end) {
    long result = value;
    for (int i = 0; i < sets.length; i++) {
      if ((sets[i] >> task & 1) != 0 && (sets[i] & ~done) == 0) {
        result = with(result, weights[i] * end);
      }
    }
    return result;
  }

  private long with(long value, long term) {
    return sum ? value + term : Math.max(value, term);
  }

  /** What the value will be at least, if tasks of these durations follow at once. */
  long least(long value, int done, long end, long[] durations) {
    long result = value;
    for (int i = 0; i < sets.length; i++) {
      int left = sets[i] & ~done;
      if (left != 0) {
        long time = end;
        for (int task = 0; task < durations.length; task++) {
          time += (left >> task & 1) * durations[task];
        }
        result = with(result, weights[i] * time);
      }
    }
    return result;
  }

  private long open(int done) {
    long result = 0;
    for (int i = 0; i < sets.length; i++) {
      result += (sets[i] & ~done) != 0 ? weights[i] : 0;
    }
    return result;
  }

  /**
   * Whether, from the same tasks done, what has come to {@code value} comes to no more than what has come to
   * {@code other}, if the same tasks follow in the same order, each as early as it can.
   *
   * @param later by how much the first is later
   * @param shifting whether all that follows is later by no less than that
   */
  boolean noWorse(long value, long other, int done, long later, boolean shifting) {
    if (later <= 0) {
      return value <= other + (sum && shifting ? -later * open(done) : 0);
    }
    long open = open(done);
    return sum ? value + later * open <= other : open == 0 && value <= other;
  }
}
