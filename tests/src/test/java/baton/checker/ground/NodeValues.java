package baton.checker.ground;

import baton.checker.ground.Node.Op;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** What nodes are worth, as their operations are described. */
final class NodeValues {
  private final long[] cells;
  private final Map<Node, Long> known = new HashMap<>();

  /** {@code cells}: the values of {@link Op#CELL}. */
  NodeValues(long... cells) {
    this.cells = cells;
  }

  long of(Node n) {
    Long value = known.get(n);
    if (value == null) {
      value = switch (n.arity()) {
        case 0 -> n.isConstant() ? n.k() : cells[(int) n.k()];
        case 1 -> of(n.op(), of(n.operand(0)), 0, 0);
        case 2 -> of(n.op(), of(n.operand(0)), of(n.operand(1)), 0);
        default -> of(n.op(), of(n.operand(0)), of(n.operand(1)), of(n.operand(2)));
      };
      known.put(n, value);
    }
    return value;
  }

  static long of(Op op, long a, long b, long c) {
    BigInteger x = BigInteger.valueOf(a);
    BigInteger y = BigInteger.valueOf(b);
    return switch (op) {
      case ADD -> x.add(y).longValueExact();
      case SUB -> x.subtract(y).longValueExact();
      case MUL -> x.multiply(y).longValueExact();
      case DIV -> b <= 0 ? 0 : x.subtract(x.mod(y)).divide(y).longValueExact();
      case MOD -> b <= 0 ? 0 : x.mod(y).longValueExact();
      case EQ -> a == b ? 1 : 0;
      case LT -> a < b ? 1 : 0;
      case NOT -> a == 0 ? 1 : 0;
      case AND -> a == 1 && b == 1 ? 1 : 0;
      case OR -> a == 1 || b == 1 ? 1 : 0;
      case ITE -> a == 1 ? b : c;
      case BIT_AND -> x.and(y).longValueExact();
      case BIT_OR -> x.or(y).longValueExact();
      case BIT_CLEAR -> x.andNot(y).longValueExact();
      case SHIFT_LEFT -> x.shiftLeft(Math.toIntExact(b)).longValueExact();
      case SHIFT_RIGHT -> x.shiftRight(Math.toIntExact(b)).longValueExact();
      case BIT_COUNT -> x.bitCount();
      case CONST, CELL, NEXT, DID -> throw new IllegalArgumentException("a leaf: " + op);
    };
  }
}
