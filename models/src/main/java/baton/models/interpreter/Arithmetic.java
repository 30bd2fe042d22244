package baton.models.interpreter;

import baton.models.ir.Expr;
import baton.models.ir.Ill;
import baton.models.value.Value;

/** Exact integers; division rounds down (§2 of the semantics). */
final class Arithmetic {
  private Arithmetic() {}

  static Value negate(Value value) {
    return Value.of(negated(number(value)));
  }

  static long negated(long n) {
    try {
      return Math.negateExact(n);
    } catch (ArithmeticException _) {
      throw Unsupported.tooLarge();
    }
  }

  static long sum(long a, long b) {
    try {
      return Math.addExact(a, b);
    } catch (ArithmeticException _) {
      throw Unsupported.tooLarge();
    }
  }

  static Value compute(Expr.Arithmetic e, Value left, Value right) {
    long a = number(left);
    long b = number(right);
    try {
      return switch (e.op()) {
        case ADD -> Value.of(Math.addExact(a, b));
        case SUBTRACT -> Value.of(Math.subtractExact(a, b));
        case MULTIPLY -> Value.of(Math.multiplyExact(a, b));
        case DIVIDE -> Value.of(Math.floorDiv(a, divisor(e, b)));
        case MODULO -> Value.of(Math.floorMod(a, divisor(e, b)));
      };
    } catch (ArithmeticException _) {
      throw Unsupported.tooLarge();
    }
  }

  private static long divisor(Expr.Arithmetic e, long b) {
    if (b <= 0) {
      throw new IllException(Ill.DIVISION, e.at());
    }
    return b;
  }

  static long number(Value value) {
    return ((Value.Int) value).value();
  }
}
