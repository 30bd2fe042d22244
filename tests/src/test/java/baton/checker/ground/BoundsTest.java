package baton.checker.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.ground.Node.Op;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Every value that an operation can have for operands inside their bounds is inside the bounds that it is given. */
final class BoundsTest {
  private static final Set<Op> OF_BITS =
      EnumSet.of(Op.BIT_AND, Op.BIT_OR, Op.BIT_CLEAR, Op.SHIFT_LEFT, Op.SHIFT_RIGHT, Op.BIT_COUNT);
  private static final Set<Op> OF_TRUTHS = EnumSet.of(Op.NOT, Op.AND, Op.OR);
  private static final Set<Op> OF_ONE = EnumSet.of(Op.NOT, Op.BIT_COUNT);
  private static final Set<Op> LEAVES = EnumSet.of(Op.CONST, Op.CELL, Op.NEXT, Op.DID);

  /** What gives an operation its bounds. */
  @FunctionalInterface
  private interface Rule {
    Bounds of(Op op, Node a, Node b, Node c);
  }

  private static Node between(long lo, long hi) {
    return new Node(0, Op.CELL, 0, null, null, null, lo, hi);
  }

  /** Operands of all bounds between -3 and 5 that the operation is meant for. */
  private static List<Node> operands(Op op, int at) {
    long least = OF_BITS.contains(op) || OF_TRUTHS.contains(op) || op == Op.ITE && at == 0 ? 0 : -3;
    long most = OF_TRUTHS.contains(op) || op == Op.ITE && at == 0 ? 1 : 5;
    if (at == 1 && OF_ONE.contains(op) || at == 2 && op != Op.ITE) {
      return List.of(between(0, 0));
    }
    List<Node> all = new ArrayList<>();
    for (long lo = least; lo <= most; lo++) {
      for (long hi = lo; hi <= most; hi++) {
        all.add(between(lo, hi));
      }
    }
    return all;
  }

  /** Operands with values that are outside the bounds of the operation; the first ones that are found. */
  private static Optional<String> violation(Op op, Rule rule) {
    for (Node a : operands(op, 0)) {
      for (Node b : operands(op, 1)) {
        for (Node c : operands(op, 2)) {
          Bounds bounds = rule.of(op, a, b, c);
          for (long x = a.lo; x <= a.hi; x++) {
            for (long y = b.lo; y <= b.hi; y++) {
              for (long z = c.lo; z <= c.hi; z++) {
                long value = NodeValues.of(op, x, y, z);
                if (value < bounds.lo() || value > bounds.hi()) {
                  return Optional.of(op + " of " + x + ", " + y + ", " + z + " is " + value + ", outside " + bounds);
                }
              }
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  @Test
  void small_numbers() {
    for (Op op : EnumSet.complementOf(EnumSet.copyOf(LEAVES))) {
      assertEquals(Optional.empty(), violation(op, Bounds::of));
    }
  }

  @Test
  void bounds_that_are_too_narrow_by_one_are_caught() {
    for (Op op : EnumSet.complementOf(EnumSet.copyOf(LEAVES))) {
      assertTrue(violation(op, (o, a, b, c) -> {
        Bounds right = Bounds.of(o, a, b, c);
        return new Bounds(right.lo(), right.hi() - 1);
      }).isPresent(), "above, " + op);
      assertTrue(violation(op, (o, a, b, c) -> {
        Bounds right = Bounds.of(o, a, b, c);
        return new Bounds(right.lo() + 1, right.hi());
      }).isPresent(), "below, " + op);
    }
  }

  @Test
  void large_numbers() {
    SplittableRandom random = new SplittableRandom(1);
    for (Op op : EnumSet.of(
        Op.ADD, Op.SUB, Op.MUL, Op.DIV, Op.MOD, Op.BIT_AND, Op.BIT_OR, Op.BIT_CLEAR, Op.SHIFT_RIGHT, Op.BIT_COUNT)) {
      long least = OF_BITS.contains(op) ? 0 : Integer.MIN_VALUE;
      for (int i = 0; i < 20_000; i++) {
        long[] x = {random.nextLong(least, 1L << 31), random.nextLong(least, 1L << 31)};
        long[] y = op == Op.SHIFT_RIGHT
            ? new long[] {random.nextLong(63), random.nextLong(63)}
            : new long[] {random.nextLong(least, 1L << 31), random.nextLong(least, 1L << 31)};
        Node a = between(Math.min(x[0], x[1]), Math.max(x[0], x[1]));
        Node b = between(Math.min(y[0], y[1]), Math.max(y[0], y[1]));
        Bounds bounds = Bounds.of(op, a, b, null);
        for (long p : new long[] {a.lo, random.nextLong(a.lo, a.hi + 1), a.hi}) {
          for (long q : new long[] {b.lo, random.nextLong(b.lo, b.hi + 1), b.hi}) {
            long value = NodeValues.of(op, p, q, 0);
            assertTrue(bounds.lo() <= value && value <= bounds.hi(), op + " of " + p + ", " + q + ": " + bounds);
          }
        }
      }
    }
  }

  @Test
  void random_nodes_are_worth_what_they_are_made_for_and_inside_their_bounds() {
    for (long seed = 0; seed < 500; seed++) {
      assertEquals(List.of(), new RandomNodes(seed, 0).mistakes(), "seed " + seed);
    }
  }

  @Test
  void cells_whose_bounds_are_too_narrow_are_caught() {
    int caught = 0;
    for (long seed = 0; seed < 100; seed++) {
      caught += new RandomNodes(seed, 1).mistakes().isEmpty() ? 0 : 1;
    }
    assertTrue(caught > 90, "caught only " + caught);
  }
}
