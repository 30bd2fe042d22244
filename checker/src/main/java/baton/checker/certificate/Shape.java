package baton.checker.certificate;

import baton.checker.ground.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes down what assertions say, whatever their cells are called: cells have numbers in the order in which they are met.
 * Assertions with the same shape are satisfiable together, or none of them are.
 */
final class Shape {
  private static final int MOST = Character.MAX_VALUE;

  private final StringBuilder text = new StringBuilder();
  private final Map<Node, Integer> nodes = new HashMap<>();
  private final Map<Long, Integer> cells = new HashMap<>();

  private Shape() {}

  /** The shape of all these together. */
  static String of(List<Node> assertions) {
    Shape shape = new Shape();
    for (Node a : assertions) {
      int at = shape.visit(a);
      shape.text.append((char) MOST).append((char) at);
    }
    return shape.text.toString();
  }

  @SuppressWarnings("EnumOrdinal") // shapes are compared in one process
  private int visit(Node n) {
    Integer known = nodes.get(n);
    if (known != null) {
      return known;
    }
    int[] operands = new int[n.arity()];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = visit(n.operand(i));
    }
    text.append((char) n.op().ordinal());
    switch (n.op()) {
      case CONST -> number(n.k());
      case CELL -> {
        number(cells.computeIfAbsent(n.k(), _ -> cells.size()));
        number(n.lo());
        number(n.hi());
      }
      case NEXT, DID -> throw new IllegalArgumentException("not over one state: " + n);
      case ADD, SUB, MUL, DIV, MOD, EQ, LT, NOT, AND, OR, ITE, BIT_AND, BIT_OR, BIT_CLEAR, SHIFT_LEFT, SHIFT_RIGHT,
          BIT_COUNT -> {
        for (int operand : operands) {
          text.append((char) operand);
        }
      }
    }
    int id = nodes.size();
    if (id >= MOST) {
      throw new NotWritten("an assertion of more than " + MOST + " parts");
    }
    nodes.put(n, id);
    return id;
  }

  private void number(long k) {
    text.append((char) (k >>> 48)).append((char) (k >>> 32)).append((char) (k >>> 16)).append((char) k);
  }
}
