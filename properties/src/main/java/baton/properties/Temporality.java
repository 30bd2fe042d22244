package baton.properties;

import baton.models.ir.Children;
import baton.models.ir.Expr;

/** Which temporal operators an expression contains, defs included. */
final class Temporality {
  private Temporality() {}

  /** A past operator; {@code did} alone is none. */
  static boolean hasPast(Expr e) {
    return e instanceof Expr.Temporal t && t.op().isPast()
        || e instanceof Expr.Temporal2 t2 && t2.op().isPast()
        || e instanceof Expr.Call c && hasPast(c.definition().body())
        || Children.of(e).stream().anyMatch(Temporality::hasPast);
  }

  static boolean hasFuture(Expr e) {
    return e instanceof Expr.Temporal t && !t.op().isPast()
        || e instanceof Expr.Temporal2 t2 && !t2.op().isPast()
        || e instanceof Expr.Call c && hasFuture(c.definition().body())
        || Children.of(e).stream().anyMatch(Temporality::hasFuture);
  }

  /** {@code did}: which step led to the instant matters. */
  static boolean readsStep(Expr e) {
    return e instanceof Expr.Did
        || e instanceof Expr.Call c && readsStep(c.definition().body())
        || Children.of(e).stream().anyMatch(Temporality::readsStep);
  }

  static boolean isTemporal(Expr e) {
    return hasPast(e) || hasFuture(e);
  }
}
