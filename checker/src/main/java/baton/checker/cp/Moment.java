package baton.checker.cp;

import baton.checker.ground.Node;
import java.util.List;
import java.util.Optional;
import org.chocosolver.solver.variables.IntVar;

/**
 * What the leaves of nodes stand for, around one step.
 *
 * @param before the cells before it, and behind them the goal's memory
 * @param after the cells behind it; none where nothing is said about them
 * @param did its label
 */
record Moment(List<IntVar> before, List<IntVar> after, Optional<IntVar> did) {
  Moment {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** The variable of a leaf that is no constant. */
  IntVar leaf(Node node) {
    return switch (node.op()) {
      case CELL -> before.get((int) node.k());
      case NEXT -> after.get((int) node.k());
      case DID -> did.orElseThrow();
      case CONST, ADD, SUB, MUL, DIV, MOD, EQ, LT, NOT, AND, OR, ITE, BIT_AND, BIT_OR, BIT_CLEAR, SHIFT_LEFT,
          SHIFT_RIGHT, BIT_COUNT -> throw new IllegalArgumentException("no variable: " + node.op());
    };
  }
}
