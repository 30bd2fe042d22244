package baton.checker.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.ground.Node.Op;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Nodes over cells without bounds are worth what they were made of, whatever was simplified, for any numbers. */
final class UnboundedNodesTest {
  private static final int CELLS = 3; // the last one from 0 to 5
  private static final List<BigInteger> FAR = List.of(
      BigInteger.ZERO, BigInteger.ONE, BigInteger.TWO, BigInteger.valueOf(-1), BigInteger.valueOf(Long.MAX_VALUE),
      BigInteger.valueOf(Long.MIN_VALUE), BigInteger.ONE.shiftLeft(63), BigInteger.ONE.shiftLeft(70),
      BigInteger.ONE.shiftLeft(70).negate(), BigInteger.valueOf(Long.MAX_VALUE - 1),
      BigInteger.valueOf(Long.MIN_VALUE + 1), BigInteger.valueOf(Long.MIN_VALUE).subtract(BigInteger.ONE));
  private static final long[] CONSTANTS = {
    0, 1, -1, 2, 5, 6, Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE, Long.MIN_VALUE + 1
  };

  /** A node, and what it is to be worth for each valuation. */
  private record Made(Node node, List<BigInteger> worth) {}

  private final Nodes nodes = new Nodes(true);
  private final SplittableRandom random = new SplittableRandom(7);
  private final List<List<BigInteger>> valuations = new ArrayList<>();

  private static BigInteger truth(boolean b) {
    return b ? BigInteger.ONE : BigInteger.ZERO;
  }

  private static BigInteger worth(Op op, BigInteger a, BigInteger b, BigInteger c) {
    return switch (op) {
      case ADD -> a.add(b);
      case SUB -> a.subtract(b);
      case MUL -> a.multiply(b);
      case DIV -> b.signum() <= 0 ? BigInteger.ZERO : a.subtract(a.mod(b)).divide(b);
      case MOD -> b.signum() <= 0 ? BigInteger.ZERO : a.mod(b);
      case EQ -> truth(a.equals(b));
      case LT -> truth(a.compareTo(b) < 0);
      case ITE -> a.equals(BigInteger.ONE) ? b : c;
      case NOT -> truth(a.signum() == 0);
      case AND -> truth(a.equals(BigInteger.ONE) && b.equals(BigInteger.ONE));
      case OR -> truth(a.equals(BigInteger.ONE) || b.equals(BigInteger.ONE));
      case BIT_AND, BIT_OR, BIT_CLEAR, SHIFT_LEFT, SHIFT_RIGHT, BIT_COUNT, CONST, CELL, NEXT, DID ->
          throw new IllegalArgumentException("not of integers: " + op);
    };
  }

  private static BigInteger worth(Node n, List<BigInteger> cells) {
    return switch (n.arity()) {
      case 0 -> n.isConstant() ? BigInteger.valueOf(n.k()) : cells.get((int) n.k());
      case 1 -> worth(n.op(), worth(n.operand(0), cells), BigInteger.ZERO, BigInteger.ZERO);
      case 2 -> worth(n.op(), worth(n.operand(0), cells), worth(n.operand(1), cells), BigInteger.ZERO);
      default -> worth(
          n.op(), worth(n.operand(0), cells), worth(n.operand(1), cells), worth(n.operand(2), cells));
    };
  }

  private Made leaf() {
    if (random.nextBoolean()) {
      int cell = random.nextInt(CELLS);
      Node node = nodes.cell(cell, cell == CELLS - 1 ? 5 : Layout.UNBOUNDED);
      return new Made(node, valuations.stream().map(v -> v.get(cell)).toList());
    }
    long k = CONSTANTS[random.nextInt(CONSTANTS.length)];
    return new Made(nodes.constant(k), valuations.stream().map(_ -> BigInteger.valueOf(k)).toList());
  }

  private Made made(Op op, Made a, Made b, Made c, Node node) {
    List<BigInteger> worth = new ArrayList<>();
    for (int i = 0; i < valuations.size(); i++) {
      worth.add(worth(op, a.worth().get(i), b.worth().get(i), c.worth().get(i)));
    }
    return new Made(node, worth);
  }

  private Made number(int depth) {
    if (depth == 0) {
      return leaf();
    }
    Made a = number(depth - 1);
    Made b = random.nextBoolean() ? leaf() : number(depth - 1);
    return switch (random.nextInt(7)) {
      case 0, 1 -> made(Op.ADD, a, b, a, nodes.add(a.node(), b.node()));
      case 2 -> made(Op.SUB, a, b, a, nodes.subtract(a.node(), b.node()));
      case 3 -> made(Op.MUL, a, b, a, nodes.multiply(a.node(), b.node()));
      case 4 -> made(Op.DIV, a, b, a, nodes.divide(a.node(), b.node()));
      case 5 -> made(Op.MOD, a, b, a, nodes.modulo(a.node(), b.node()));
      default -> {
        Made t = truth(depth - 1);
        yield made(Op.ITE, t, a, b, nodes.ite(t.node(), a.node(), b.node()));
      }
    };
  }

  private Made truth(int depth) {
    Made a = number(depth);
    Made b = random.nextBoolean() ? leaf() : number(depth);
    Made simple = random.nextBoolean()
        ? made(Op.EQ, a, b, a, nodes.equal(a.node(), b.node()))
        : made(Op.LT, a, b, a, nodes.less(a.node(), b.node()));
    if (depth == 0) {
      return simple;
    }
    Made other = truth(depth - 1);
    return switch (random.nextInt(4)) {
      case 0 -> made(Op.AND, simple, other, a, nodes.and(simple.node(), other.node()));
      case 1 -> made(Op.OR, simple, other, a, nodes.or(simple.node(), other.node()));
      case 2 -> made(Op.NOT, simple, other, a, nodes.not(simple.node()));
      default -> simple;
    };
  }

  @Test
  void nodes_are_worth_what_they_are_made_of() {
    for (BigInteger x : FAR) {
      for (BigInteger y : FAR) {
        valuations.add(List.of(x, y, BigInteger.valueOf(valuations.size() % 6)));
      }
    }
    int simplified = 0;
    for (int i = 0; i < 20_000; i++) {
      Made made = truth(2);
      simplified += made.node().isConstant() ? 1 : 0;
      for (int v = 0; v < valuations.size(); v += 1 + random.nextInt(20)) {
        List<BigInteger> cells = valuations.get(v);
        assertEquals(made.worth().get(v), worth(made.node(), cells), () -> made.node() + " of " + cells);
      }
    }
    assertTrue(simplified > 500, "only " + simplified + " became constants");
  }
}
