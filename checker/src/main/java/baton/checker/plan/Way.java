package baton.checker.plan;

import baton.models.ir.Plan;
import java.util.List;
import org.chocosolver.solver.search.strategy.Search;
import org.chocosolver.solver.search.strategy.selectors.values.IntDomainMin;
import org.chocosolver.solver.search.strategy.selectors.variables.Smallest;
import org.chocosolver.solver.search.strategy.strategy.AbstractStrategy;
import org.chocosolver.solver.variables.IntVar;

/** A way to search. None is best for all plans, so {@link Pursuit} takes turns. */
enum Way {
  /** Whatever can start earliest starts then. */
  EARLIEST(false),
  /** First which of two tasks is first, from the beginning on; then starts. */
  ORDERS(false),
  /** As {@link #EARLIEST}, learning from failures. */
  LEARNING(true);

  private final boolean learning;

  Way(boolean learning) {
    this.learning = learning;
  }

  /** The order in which to take turns. */
  static List<Way> inTurn(Plan plan) {
    return isSequence(plan) ? List.of(ORDERS, EARLIEST, LEARNING) : List.of(values());
  }

  /** Whether all tasks come one after the other. */
  private static boolean isSequence(Plan plan) {
    return plan.constraints().stream().anyMatch(c -> c instanceof Plan.Constraint.AtMost(long most, var of, _)
        && most == 1 && of.size() == plan.tasks().size() && of.stream().allMatch(s -> s.tasks().size() == 1));
  }

  boolean learns() {
    return learning;
  }

  void search(Encoding encoding) {
    AbstractStrategy<IntVar> earliest = Search.intVarSearch(
        new Smallest(), new IntDomainMin(), encoding.starts());
    encoding.search(switch (this) {
      case EARLIEST, LEARNING -> List.of(Search.lastConflict(earliest));
      case ORDERS -> encoding.orders().length == 0
          ? List.of(Search.domOverWDegSearch(encoding.starts()))
          : List.of(soonestFirst(encoding), earliest);
    });
  }

  private static AbstractStrategy<IntVar> soonestFirst(Encoding encoding) {
    SoonestFirst soonest = encoding.soonestFirst();
    return Search.intVarSearch(soonest, soonest, encoding.orders());
  }
}
