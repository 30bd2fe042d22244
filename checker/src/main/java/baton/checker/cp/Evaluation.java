package baton.checker.cp;

import baton.checker.ground.Node;

/** What an operation of a node is worth, for its operands: with this, tables are filled. */
@FunctionalInterface
interface Evaluation {
  /** As {@link Node.Op} says. */
  Evaluation EXACT = Evaluation::exact;

  long of(Node.Op op, long a, long b, long c);

  private static long exact(Node.Op op, long a, long b, long c) {
    return switch (op) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> b <= 0 ? 0 : Math.floorDiv(a, b);
      case MOD -> b <= 0 ? 0 : Math.floorMod(a, b);
      case EQ -> a == b ? 1 : 0;
      case LT -> a < b ? 1 : 0;
      case NOT -> 1 - a;
      case AND, BIT_AND -> a & b;
      case OR, BIT_OR -> a | b;
      case ITE -> a == 1 ? b : c;
      case BIT_CLEAR -> a & ~b;
      case SHIFT_LEFT -> a << b;
      case SHIFT_RIGHT -> a >> b;
      case BIT_COUNT -> Long.bitCount(a);
      case CONST, CELL, NEXT, DID -> throw new IllegalArgumentException("a leaf: " + op);
    };
  }
}
