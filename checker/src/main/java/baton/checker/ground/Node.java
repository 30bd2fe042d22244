package baton.checker.ground;

import org.jspecify.annotations.Nullable;

/**
 * An expression over cells, with an integer as its value; Booleans are 0 and 1. Always defined. Where all cells have
 * bounds, 64 bits are enough for what is looked at.
 *
 * <p>Made by {@link Nodes} only, which makes equal nodes one: they are compared by identity.
 */
public final class Node {
  /** What a node computes from its operands {@code a}, {@code b}, {@code c} and its number {@code k}. */
  public enum Op {
    /** The number k. */
    CONST,
    /** The cell k before the step; a bit of a goal's memory before the instant. */
    CELL,
    /** The cell k after the step, or at the instant that is judged. */
    NEXT,
    /** The number of the label of the step that led to the instant, or -1. */
    DID,
    ADD,
    SUB,
    MUL,
    /** Rounds down; 0 unless the divisor is positive. */
    DIV,
    /** From 0 to below the divisor; 0 unless that is positive. */
    MOD,
    EQ,
    LT,
    NOT,
    AND,
    OR,
    /** b if a is 1, else c. */
    ITE,
    /** Bitwise; the operands are not negative. */
    BIT_AND,
    BIT_OR,
    /** The bits of a that are not in b. */
    BIT_CLEAR,
    /** b is from 0 to 62. */
    SHIFT_LEFT,
    SHIFT_RIGHT,
    BIT_COUNT
  }

  final int id;
  private final Op op;
  private final long k;
  private final @Nullable Node a;
  private final @Nullable Node b;
  private final @Nullable Node c;
  final long lo;
  final long hi;

  Node(int id, Op op, long k, @Nullable Node a, @Nullable Node b, @Nullable Node c, long lo, long hi) {
    this.id = id;
    this.op = op;
    this.k = k;
    this.a = a;
    this.b = b;
    this.c = c;
    this.lo = lo;
    this.hi = hi;
  }

  /** A number that is the same for nodes that look the same. */
  @SuppressWarnings("EnumOrdinal") // of one process
  static int hash(Op op, long k, @Nullable Node a, @Nullable Node b, @Nullable Node c) {
    int h = (op.ordinal() * 31 + (int) (k ^ k >>> 32)) * 31;
    h = (h + (a == null ? 0 : a.id + 1)) * 0x9E3779B1;
    h = (h + (b == null ? 0 : b.id + 1)) * 0x9E3779B1;
    h = (h + (c == null ? 0 : c.id + 1)) * 0x9E3779B1;
    return h ^ h >>> 15;
  }

  /** As {@link #hash(Op, long, Node, Node, Node)}. */
  int hash() {
    return hash(op, k, a, b, c);
  }

  @Override
  public int hashCode() {
    return id;
  }

  /** Whether it is this operation on these operands. */
  boolean is(Op op, long k, @Nullable Node a, @Nullable Node b, @Nullable Node c) {
    return this.op == op && this.k == k && this.a == a && this.b == b && this.c == c;
  }

  /** Numbers the nodes of one {@link Nodes}, operands before what is made of them. */
  public int id() {
    return id;
  }

  public Op op() {
    return op;
  }

  public long k() {
    return k;
  }

  /** How many operands it has. */
  public int arity() {
    return a == null ? 0 : b == null ? 1 : c == null ? 2 : 3;
  }

  /** The operand at {@code i}. */
  public Node operand(int i) {
    Node operand = i == 0 ? a : i == 1 ? b : c;
    if (operand == null) {
      throw new IllegalArgumentException("no operand " + i + " of " + op);
    }
    return operand;
  }

  /** The least value that it can have; {@link Long#MIN_VALUE} if it may be less than any. */
  public long lo() {
    return lo;
  }

  /** The greatest value that it can have; {@link Long#MAX_VALUE} if it may be greater than any. */
  public long hi() {
    return hi;
  }

  boolean isBoundedBelow() {
    return lo != Long.MIN_VALUE;
  }

  boolean isBoundedAbove() {
    return hi != Long.MAX_VALUE;
  }

  public boolean isConstant() {
    return op == Op.CONST;
  }

  boolean isTrue() {
    return op == Op.CONST && k == 1;
  }

  boolean isFalse() {
    return op == Op.CONST && k == 0;
  }

  @Override
  public String toString() {
    return switch (op) {
      case CONST -> Long.toString(k);
      case CELL -> "c" + k;
      case NEXT -> "c" + k + "'";
      case DID -> "did";
      case NOT -> "!" + a;
      case ADD, SUB, MUL, DIV, MOD, EQ, LT, AND, OR, ITE, BIT_AND, BIT_OR, BIT_CLEAR, SHIFT_LEFT, SHIFT_RIGHT,
          BIT_COUNT -> op + "(" + a + (b == null ? "" : ", " + b) + (c == null ? "" : ", " + c) + ")";
    };
  }
}
