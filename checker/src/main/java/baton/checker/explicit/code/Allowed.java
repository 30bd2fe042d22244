package baton.checker.explicit.code;

import baton.checker.ground.Node;
import baton.checker.ground.Node.Op;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** For which values of single cells a conjunction can be true. */
final class Allowed {
  private static final int MOST_VALUES = 64;

  private Allowed() {}

  /** For cells of at most 64 values, of which some are ruled out: the others, as bits. */
  static Map<Integer, Long> by(Node conjunction) {
    Map<Integer, Long> allowed = new TreeMap<>();
    for (Node n : Conjuncts.list(conjunction)) {
      Node cell = cell(n);
      if (cell.op() == Op.CELL && cell.hi() < MOST_VALUES) {
        long values = values(n, cell);
        if (values != all(cell)) {
          allowed.merge((int) cell.k(), values, (a, b) -> a & b);
        }
      }
    }
    return allowed;
  }

  /** For a label: what is allowed for one of its ways at least. */
  static Map<Integer, Long> byAny(List<Program.Way> ways) {
    Map<Integer, Long> any = new TreeMap<>(by(ways.getFirst().resolution().taken()));
    for (Program.Way way : ways.subList(1, ways.size())) {
      Map<Integer, Long> one = by(way.resolution().taken());
      any.keySet().retainAll(one.keySet());
      any.replaceAll((cell, values) -> values | one.getOrDefault(cell, -1L));
    }
    return any;
  }

  private static long all(Node cell) {
    return cell.hi() == MOST_VALUES - 1 ? -1 : (1L << cell.hi() + 1) - 1;
  }

  /** The first cell that a node is about; the node itself if it is about none. */
  private static Node cell(Node n) {
    Node here = n;
    while (here.arity() > 0 && here.op() != Op.CELL) {
      here = here.operand(0);
    }
    return here;
  }

  /** At which values of the cell a node can be true; all, where that is not seen. */
  private static long values(Node n, Node cell) {
    return switch (n.op()) {
      case CELL -> n == cell && n.hi() == 1 ? 2 : all(cell);
      case EQ -> n.operand(0) == cell && n.operand(1).isConstant() ? 1L << n.operand(1).k() : all(cell);
      case OR -> values(n.operand(0), cell) | values(n.operand(1), cell);
      case AND -> values(n.operand(0), cell) & values(n.operand(1), cell);
      case NOT -> {
        Node a = n.operand(0);
        boolean plain = a == cell && a.hi() == 1
            || a.op() == Op.EQ && a.operand(0) == cell && a.operand(1).isConstant();
        yield plain ? all(cell) & ~values(a, cell) : all(cell);
      }
      case CONST, NEXT, DID, ADD, SUB, MUL, DIV, MOD, LT, ITE, BIT_AND, BIT_OR, BIT_CLEAR, SHIFT_LEFT, SHIFT_RIGHT,
          BIT_COUNT -> all(cell);
    };
  }
}
