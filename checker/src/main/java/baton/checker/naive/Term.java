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
  private final int hash;

  /** {@code hash}: of what it looks like. */
  Term(Op op, long k, List<Term> operands, int hash) {
    this.op = op;
    this.k = k;
    this.operands = operands;
    this.hash = hash;
  }

  /** A number that is the same for terms that look the same. */
  @SuppressWarnings("EnumOrdinal") // of one process
  static int hash(Op op, long k, Term... operands) {
    int h = op.ordinal() * 31 + (int) (k ^ k >>> 32);
    for (Term t : operands) {
      h = (h + t.hash) * 0x9E3779B1;
      h ^= h >>> 15;
    }
    return h;
  }

  /** Whether it looks like this. */
  boolean is(Op otherOp, long otherK, Term[] others, int otherHash) {
    if (hash != otherHash || op != otherOp || k != otherK || operands.size() != others.length) {
      return false;
    }
    for (int i = 0; i < others.length; i++) {
      if (operands.get(i) != others[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return hash;
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
