package baton.properties;

import baton.models.ir.Expr;
import baton.models.source.Origin;
import baton.models.value.Type;
import baton.models.value.Types;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.List;

/** Boolean expressions, simplified a little as they are built. */
final class Booleans {
  static final Expr TRUE = new Expr.Literal(Values.TRUE, Types.BOOL, Origin.nowhere());
  static final Expr FALSE = new Expr.Literal(Values.FALSE, Types.BOOL, Origin.nowhere());

  private Booleans() {}

  static Expr and(Expr a, Expr b) {
    return a.equals(TRUE) || b.equals(FALSE) ? b
        : b.equals(TRUE) || a.equals(FALSE) ? a
        : new Expr.Logic(Expr.LogicOp.AND, a, b, Origin.nowhere());
  }

  static Expr or(Expr a, Expr b) {
    return a.equals(FALSE) || b.equals(TRUE) ? b
        : b.equals(FALSE) || a.equals(TRUE) ? a
        : new Expr.Logic(Expr.LogicOp.OR, a, b, Origin.nowhere());
  }

  static Expr not(Expr a) {
    return a.equals(TRUE) ? FALSE
        : a.equals(FALSE) ? TRUE
        : a instanceof Expr.Not(Expr body, _) ? body
        : new Expr.Not(a, a.at());
  }

  static Expr all(List<Expr> terms) {
    return terms.stream().reduce(TRUE, Booleans::and);
  }

  static Expr any(List<Expr> terms) {
    return terms.stream().reduce(FALSE, Booleans::or);
  }
}
