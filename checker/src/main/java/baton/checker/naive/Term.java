package baton.checker.naive;

import java.util.List;

/** A formula or a number, made by {@link Terms}: what looks the same is the same object. */
public final class Term {
  /** What a term is. */
  public enum Op {
    TRUE,
    FALSE,
    /** An unknown truth: {@code k} is its number. */
    TRUTH,
    NOT,
    /** Two or more operands, as in {@link #OR}. */
    AND,
    OR,
    /** If the first then the second else the third; all truths. */
    ITE,
    /** The number {@code k}. */
    NUMBER,
    /** An unknown integer: {@code k} is its number. */
    INTEGER,
    ADD,
    MULTIPLY,
    /** Rounds down; the divisor is positive, or the term is not looked at. */
    DIVIDE,
    MODULO,
    /** If the first, a truth, then the second number else the third. */
    CHOICE,
    EQUAL,
    AT_MOST
  }

  private final Op op;
  private final long k;
  private final List<Term> operands;

  Term(Op op, long k, List<Term> operands) {
    this.op = op;
    this.k = k;
    this.operands = operands;
  }

  public Op op() {
    return op;
  }

  public long k() {
    return k;
  }

  public List<Term> operands() {
    return operands;
  }

  Term operand(int i) {
    return operands.get(i);
  }

  @Override
  public String toString() {
    return switch (op) {
      case TRUE, FALSE -> op.name();
      case NUMBER -> Long.toString(k);
      case TRUTH, INTEGER -> op.name().charAt(0) + Long.toString(k);
      case NOT, AND, OR, ITE, ADD, MULTIPLY, DIVIDE, MODULO, CHOICE, EQUAL, AT_MOST -> op + operands.toString();
    };
  }
}
