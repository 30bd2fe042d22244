package baton.checker.ground;

import baton.checker.ground.Node.Op;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The least and the greatest value that a node can have; the ends of 64 bits stand for none. What is promised here is
 * used to simplify, so a bound that is too narrow makes wrong answers. Only what leaves 64 bits, or is shifted to the
 * left by a number that is not meant, may be worth anything else: such a node stands where nobody looks at it, in a
 * branch that is not taken. Where something is an {@code int}, numbers are exact, and nothing leaves anything.
 */
record Bounds(long lo, long hi) {
  private static final Bounds BIT = new Bounds(0, 1);
  private static final int MOST_SHIFT = 62;

  /** Of a cell with this greatest value. */
  static Bounds upTo(long greatest) {
    return new Bounds(greatest == Layout.UNBOUNDED ? Long.MIN_VALUE : 0, greatest);
  }

  /** Whether there is only one value. */
  boolean isOne() {
    return lo == hi && lo != Long.MIN_VALUE && hi != Long.MAX_VALUE;
  }

  /** Of an operation, from those of its operands. */
  static Bounds of(Op op, Node a, @Nullable Node second, @Nullable Node third) {
    Node b = second == null ? a : second;
    Node c = third == null ? a : third;
    return switch (op) {
      case ADD -> new Bounds(
          a.isBoundedBelow() && b.isBoundedBelow() ? clamp(big(a.lo).add(big(b.lo))) : Long.MIN_VALUE,
          a.isBoundedAbove() && b.isBoundedAbove() ? clamp(big(a.hi).add(big(b.hi))) : Long.MAX_VALUE);
      case SUB -> new Bounds(
          a.isBoundedBelow() && b.isBoundedAbove() ? clamp(big(a.lo).subtract(big(b.hi))) : Long.MIN_VALUE,
          a.isBoundedAbove() && b.isBoundedBelow() ? clamp(big(a.hi).subtract(big(b.lo))) : Long.MAX_VALUE);
      case MUL -> product(a, b);
      case DIV -> new Bounds(Math.min(0, a.lo), Math.max(0, a.hi));
      case MOD -> new Bounds(0, b.isBoundedAbove() ? Math.max(0, b.hi - 1) : Long.MAX_VALUE);
      case EQ, LT, NOT, AND, OR -> BIT;
      case ITE -> new Bounds(Math.min(b.lo, c.lo), Math.max(b.hi, c.hi));
      case BIT_AND -> new Bounds(0, Math.min(a.hi, b.hi));
      case BIT_OR -> new Bounds(Math.max(a.lo, b.lo), allBits(Math.max(a.hi, b.hi)));
      case BIT_CLEAR -> new Bounds(0, a.hi);
      case SHIFT_LEFT -> new Bounds(0, canShift(b) ? shiftedLeft(a.hi, (int) b.hi) : Long.MAX_VALUE);
      case SHIFT_RIGHT -> new Bounds(0, canShift(b) ? a.hi >> b.lo : a.hi);
      case BIT_COUNT -> new Bounds(0, Long.bitCount(allBits(a.hi)));
      case CONST, CELL, NEXT, DID -> throw new IllegalArgumentException("a leaf: " + op);
    };
  }

  private static Bounds product(Node a, Node b) {
    if (!isBounded(a) || !isBounded(b)) {
      return a.isFalse() || b.isFalse() ? new Bounds(0, 0) : new Bounds(Long.MIN_VALUE, Long.MAX_VALUE);
    }
    List<BigInteger> ends = List.of(
        big(a.lo).multiply(big(b.lo)), big(a.lo).multiply(big(b.hi)),
        big(a.hi).multiply(big(b.lo)), big(a.hi).multiply(big(b.hi)));
    return new Bounds(clamp(Collections.min(ends)), clamp(Collections.max(ends)));
  }

  private static boolean isBounded(Node n) {
    return n.isBoundedBelow() && n.isBoundedAbove();
  }

  private static BigInteger big(long n) {
    return BigInteger.valueOf(n);
  }

  private static long clamp(BigInteger n) {
    return n.bitLength() < Long.SIZE ? n.longValue() : n.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  /** Whether a - b has more than 64 bits. */
  static boolean leaves64Bits(long a, long b) {
    return big(a).subtract(big(b)).bitLength() >= Long.SIZE;
  }

  /** Whether a + b has more than 64 bits. */
  static boolean sumLeaves64Bits(long a, long b) {
    return big(a).add(big(b)).bitLength() >= Long.SIZE;
  }

  private static boolean canShift(Node by) {
    return by.lo >= 0 && by.hi <= MOST_SHIFT;
  }

  private static long shiftedLeft(long hi, int by) {
    long all = allBits(hi);
    return Long.numberOfLeadingZeros(all) > by ? all << by : Long.MAX_VALUE;
  }

  /** The smallest number 2^n - 1 that is not below {@code n}. */
  static long allBits(long n) {
    return n <= 0 ? 0 : -1L >>> Long.numberOfLeadingZeros(n);
  }
}
