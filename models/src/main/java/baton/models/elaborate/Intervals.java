package baton.models.elaborate;

import baton.models.ir.Expr.ArithmeticOp;
import baton.models.value.Type;
import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.Stream;

/** The interval in which an integer expression lies; empty where it leaves 64 bits. */
final class Intervals {
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private Intervals() {}

  static Optional<Type.Range> negate(Type.Range r) {
    return range(big(r.hi()).negate(), big(r.lo()).negate());
  }

  static Optional<Type.Range> combine(ArithmeticOp op, Type.Range left, Type.Range right) {
    BigInteger a = big(left.lo());
    BigInteger b = big(left.hi());
    BigInteger c = big(right.lo());
    BigInteger d = big(right.hi());
    return switch (op) {
      case ADD -> range(a.add(c), b.add(d));
      case SUBTRACT -> range(a.subtract(d), b.subtract(c));
      case MULTIPLY -> hull(a.multiply(c), a.multiply(d), b.multiply(c), b.multiply(d));
      case DIVIDE -> {
        BigInteger least = c.max(BigInteger.ONE);
        BigInteger most = d.max(least);
        yield hull(floor(a, least), floor(a, most), floor(b, least), floor(b, most));
      }
      case MODULO -> {
        BigInteger most = d.max(BigInteger.ONE).subtract(BigInteger.ONE);
        yield range(BigInteger.ZERO, a.signum() >= 0 ? b.min(most) : most);
      }
    };
  }

  static Type.Range union(Type.Range one, Type.Range other) {
    return new Type.Range(Math.min(one.lo(), other.lo()), Math.max(one.hi(), other.hi()));
  }

  static Optional<Type.Range> range(BigInteger lo, BigInteger hi) {
    return lo.compareTo(MIN) < 0 || hi.compareTo(MAX) > 0
        ? Optional.empty()
        : Optional.of(new Type.Range(lo.longValueExact(), hi.longValueExact()));
  }

  private static Optional<Type.Range> hull(BigInteger... corners) {
    BigInteger lo = Stream.of(corners).reduce(BigInteger::min).orElseThrow();
    BigInteger hi = Stream.of(corners).reduce(BigInteger::max).orElseThrow();
    return range(lo, hi);
  }

  private static BigInteger floor(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }
}
