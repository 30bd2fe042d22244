package baton.checker.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.chocosolver.solver.constraints.Propagator;
import org.chocosolver.solver.constraints.PropagatorPriority;
import org.chocosolver.solver.exception.ContradictionException;
import org.chocosolver.solver.variables.IntVar;
import org.chocosolver.util.ESat;

/**
 * A lower bound on the weighted sum of the ends of tasks of which only one is under way at a time. If tasks could be
 * interrupted, always going on with what has the most weight for its length would make the sum of the weighted mean
 * busy times least; half of its length behind that is a bound on the end of each task (Goemans, Queyranne, Schulz,
 * Skutella, "Single machine scheduling with release dates", 2002).
 *
 * <p>It follows from the other constraints and is there for speed alone.
 */
final class WeightedEnds extends Propagator<IntVar> {
  private static final double ROUNDING = 1e-3; // sums stay far below what a double counts exactly

  private final IntVar[] starts;
  private final int[] durations;
  private final int[] weights;
  private final IntVar total;

  /** {@code total} is at least the sum. */
  WeightedEnds(IntVar[] starts, int[] durations, int[] weights, IntVar total) {
    super(with(starts, total), PropagatorPriority.QUADRATIC, false);
    this.starts = starts.clone();
    this.durations = durations.clone();
    this.weights = weights.clone();
    this.total = total;
  }

  private static IntVar[] with(IntVar[] starts, IntVar total) {
    IntVar[] all = Arrays.copyOf(starts, starts.length + 1);
    all[starts.length] = total;
    return all;
  }

  @Override
  public void propagate(int mask) throws ContradictionException {
    total.updateLowerBound((int) Math.ceil(bound() - ROUNDING), this);
  }

  private double bound() {
    int n = starts.length;
    Integer[] byRelease = IntStream.range(0, n).boxed().toArray(Integer[]::new);
    Arrays.sort(byRelease, Comparator.comparingInt(i -> starts[i].getLB()));
    PriorityQueue<Integer> waiting = new PriorityQueue<>(
        Comparator.comparingDouble((Integer i) -> -(double) weights[i] / durations[i]).thenComparing(i -> i));
    double[] left = new double[n];
    double sum = 0;
    double now = 0;
    int next = 0;
    while (next < n || !waiting.isEmpty()) {
      if (waiting.isEmpty()) {
        now = Math.max(now, starts[byRelease[next]].getLB());
      }
      while (next < n && starts[byRelease[next]].getLB() <= now) {
        int released = byRelease[next++];
        left[released] = durations[released];
        waiting.add(released);
      }
      int running = waiting.element();
      double until = now + left[running];
      if (next < n) {
        until = Math.min(until, starts[byRelease[next]].getLB());
      }
      double length = until - now;
      sum += weights[running] * (length * (now + until) / 2) / durations[running];
      left[running] -= length;
      if (left[running] <= 0) {
        waiting.remove();
        sum += weights[running] * durations[running] / 2.0;
      }
      now = until;
    }
    return sum;
  }

  @Override
  public ESat isEntailed() {
    return isCompletelyInstantiated() ? ESat.TRUE : ESat.UNDEFINED;
  }
}
