package baton.models.interpreter;

import baton.models.ir.Expr;
import baton.models.ir.Ill;
import baton.models.value.Value;

/** Exact integers; division rounds down (§2 of the semantics). */
final class Arithmetic {
  private Arithmetic() {}

  static Value negate(Value value) {
    try {
      return Value.of(Math.negateExact(number(value)));
    } catch (ArithmeticException _) {
      throw new Unsupported("an integer leaves 64 bits");
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
      throw new Unsupported("an integer leaves 64 bits");
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
