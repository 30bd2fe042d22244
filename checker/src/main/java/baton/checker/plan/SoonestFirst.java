package baton.checker.plan;

import java.util.IdentityHashMap;
import org.chocosolver.solver.search.strategy.selectors.values.IntValueSelector;
import org.chocosolver.solver.search.strategy.selectors.variables.VariableSelector;
import org.chocosolver.solver.variables.IntVar;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of two tasks is first, of those that can start soonest; first is what can start sooner, or what is more
 * urgent. So orders grow from the beginning, and none has time in it in which nothing is done for no reason.
 */
final class SoonestFirst implements VariableSelector<IntVar>, IntValueSelector {
  private final IdentityHashMap<IntVar, Order> orders = new IdentityHashMap<>();
  private final IntVar[] starts;
  private final double[] urgency;

  /** {@code starts} and {@code urgency} by task. */
  SoonestFirst(Iterable<Order> orders, IntVar[] starts, double[] urgency) {
    orders.forEach(o -> this.orders.put(o.first(), o));
    this.starts = starts;
    this.urgency = urgency;
  }

  private Order order(IntVar first) {
    Order order = orders.get(first);
    if (order == null) {
      throw new IllegalArgumentException("no order: " + first);
    }
    return order;
  }

  @Override
  public @Nullable IntVar getVariable(IntVar[] variables) {
    @Nullable IntVar best = null;
    for (IntVar candidate : variables) {
      if (!candidate.isInstantiated() && (best == null || compare(order(candidate), order(best)) < 0)) {
        best = candidate;
      }
    }
    return best;
  }

  @Override
  public int selectValue(IntVar first) {
    Order order = order(first);
    return compare(order.one(), order.other()) <= 0 ? 1 : 0;
  }

  private int compare(Order a, Order b) {
    int soonest = compare(sooner(a), sooner(b));
    return soonest != 0 ? soonest : compare(later(a), later(b));
  }

  private int sooner(Order order) {
    return compare(order.one(), order.other()) <= 0 ? order.one() : order.other();
  }

  private int later(Order order) {
    return compare(order.one(), order.other()) <= 0 ? order.other() : order.one();
  }

  private int compare(int a, int b) {
    int soonest = Integer.compare(starts[a].getLB(), starts[b].getLB());
    if (soonest != 0) {
      return soonest;
    }
    int urgent = Double.compare(urgency[b], urgency[a]);
    return urgent != 0 ? urgent : Integer.compare(a, b);
  }
}
