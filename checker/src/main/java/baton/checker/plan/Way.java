package baton.checker.plan;

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
  /** First which of two tasks is first, where failures have been; then starts. */
  ORDERS(false),
  /** As {@link #EARLIEST}, learning from failures. */
  LEARNING(true);

  private final boolean learning;

  Way(boolean learning) {
    this.learning = learning;
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
          : List.of(Search.domOverWDegSearch(encoding.orders()), earliest);
    });
  }
}
