package baton.checker.integers;

import baton.models.ir.Expr;
import baton.models.source.Origin;
import baton.models.value.Type;
import baton.models.value.Value;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sum of multiples of integers of a state, and a number: {@code 2 * x - y + 3}. */
record Sum(Map<Expr, BigInteger> terms, BigInteger constant) {
  Sum {
    terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
  }

  static Sum of(BigInteger n) {
    return new Sum(Map.of(), n);
  }

  static Sum of(Expr e) {
    return new Sum(Map.of(e, BigInteger.ONE), BigInteger.ZERO);
  }

  Sum plus(Sum other) {
    Map<Expr, BigInteger> all = new LinkedHashMap<>(terms);
    other.terms.forEach((e, n) -> all.merge(e, n, BigInteger::add));
    all.values().removeIf(n -> n.signum() == 0);
    return new Sum(all, constant.add(other.constant));
  }

  Sum times(BigInteger factor) {
    Map<Expr, BigInteger> all = new LinkedHashMap<>();
    if (factor.signum() != 0) {
      terms.forEach((e, n) -> all.put(e, n.multiply(factor)));
    }
    return new Sum(all, constant.multiply(factor));
  }

  Sum minus(Sum other) {
    return plus(other.times(BigInteger.ONE.negate()));
  }

  boolean isConstant() {
    return terms.isEmpty();
  }

  /** The comparison of the sum with 0, each term on the side where it is added; {@code x >= 3}, not {@code x > 2}. */
  Expr compared(Expr.CompareOp op) throws NotUnderstood {
    if (op == Expr.CompareOp.LT) {
      return plus(of(BigInteger.ONE)).compared(Expr.CompareOp.LE);
    }
    if (op == Expr.CompareOp.GT) {
      return minus(of(BigInteger.ONE)).compared(Expr.CompareOp.GE);
    }
    Map<Expr, BigInteger> left = new LinkedHashMap<>();
    Map<Expr, BigInteger> right = new LinkedHashMap<>();
    terms.forEach((e, n) -> (n.signum() > 0 ? left : right).put(e, n.abs()));
    if (!left.isEmpty() && !right.isEmpty() && constant.abs().equals(BigInteger.ONE)
        && op == (constant.signum() > 0 ? Expr.CompareOp.LE : Expr.CompareOp.GE)) { // x + 1 <= y
      return new Expr.Compare(
          constant.signum() > 0 ? Expr.CompareOp.LT : Expr.CompareOp.GT, new Sum(left, BigInteger.ZERO).expression(),
          new Sum(right, BigInteger.ZERO).expression(), Origin.nowhere());
    }
    boolean atRight = constant.signum() < 0 || constant.signum() > 0 && right.isEmpty() && !left.isEmpty();
    if (left.isEmpty()) { // as 0 >= x + 3: more readable as x <= -3
      return new Expr.Compare(
          turned(op), new Sum(right, BigInteger.ZERO).expression(), Sum.of(constant).expression(), Origin.nowhere());
    }
    return new Expr.Compare(
        op, new Sum(left, atRight ? BigInteger.ZERO : constant).expression(),
        new Sum(right, atRight ? constant.negate() : BigInteger.ZERO).expression(), Origin.nowhere());
  }

  private static Expr.CompareOp turned(Expr.CompareOp op) {
    return switch (op) {
      case EQ, NE -> op;
      case LT -> Expr.CompareOp.GT;
      case LE -> Expr.CompareOp.GE;
      case GT -> Expr.CompareOp.LT;
      case GE -> Expr.CompareOp.LE;
    };
  }

  /** As an expression of the language. */
  Expr expression() throws NotUnderstood {
    Expr all = null;
    for (Map.Entry<Expr, BigInteger> term : terms.entrySet()) {
      BigInteger n = term.getValue().abs();
      Expr one = n.equals(BigInteger.ONE)
          ? term.getKey() : arithmetic(Expr.ArithmeticOp.MULTIPLY, number(n), term.getKey());
      boolean negative = term.getValue().signum() < 0;
      if (all == null) {
        all = negative ? new Expr.Negate(one, new Type.Unbounded(), Origin.nowhere()) : one;
      } else {
        all = arithmetic(negative ? Expr.ArithmeticOp.SUBTRACT : Expr.ArithmeticOp.ADD, all, one);
      }
    }
    if (all == null) {
      return number(constant);
    }
    return switch (constant.signum()) {
      case 0 -> all;
      case 1 -> arithmetic(Expr.ArithmeticOp.ADD, all, number(constant));
      default -> arithmetic(Expr.ArithmeticOp.SUBTRACT, all, number(constant.negate()));
    };
  }

  static Expr arithmetic(Expr.ArithmeticOp op, Expr left, Expr right) {
    return new Expr.Arithmetic(op, left, right, new Type.Unbounded(), Origin.nowhere());
  }

  private static Expr number(BigInteger n) throws NotUnderstood {
    if (n.bitLength() >= Long.SIZE) {
      throw new NotUnderstood("its numbers have more than 64 bits");
    }
    long k = n.longValueExact();
    return new Expr.Literal(Value.of(k), new Type.Range(k, k), Origin.nowhere());
  }

  /** Whether the sum of one term, with this value for it, compares with 0 in this way. */
  boolean holds(Expr.CompareOp op, long value) {
    BigInteger n = constant;
    for (BigInteger factor : List.copyOf(terms.values())) {
      n = n.add(factor.multiply(BigInteger.valueOf(value)));
    }
    return switch (op) {
      case EQ -> n.signum() == 0;
      case NE -> n.signum() != 0;
      case LT -> n.signum() < 0;
      case LE -> n.signum() <= 0;
      case GT -> n.signum() > 0;
      case GE -> n.signum() >= 0;
    };
  }
}
