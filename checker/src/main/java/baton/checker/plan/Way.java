package baton.checker.plan;

import org.chocosolver.solver.Solver;
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

  void search(Solver solver, Encoding encoding) {
    AbstractStrategy<IntVar> earliest = Search.intVarSearch(
        new Smallest(), new IntDomainMin(), encoding.starts());
    switch (this) {
      case EARLIEST -> solver.setSearch(Search.lastConflict(earliest));
      case ORDERS -> {
        if (encoding.orders().length == 0) {
          solver.setSearch(Search.domOverWDegSearch(encoding.starts()));
        } else {
          solver.setSearch(Search.domOverWDegSearch(encoding.orders()), earliest);
        }
      }
      case LEARNING -> solver.setSearch(Search.lastConflict(earliest));
    }
  }
}
