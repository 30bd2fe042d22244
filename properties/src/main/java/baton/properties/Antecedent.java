package baton.properties;

import baton.models.ir.Binder;
import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.ir.Property;
import baton.models.source.Origin;
import baton.models.value.Type;
import baton.models.value.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must be true for a property to say anything (§14.1 of the semantics). */
final class Antecedent {
  private final List<Expr.Bound> bounds = new ArrayList<>();
  private Expr condition = Booleans.TRUE;

  private Antecedent() {}

  /**
   * "For some binding, the left side is true": of the implication, or of the {@code where}, that stands below
   * the outer {@code all} and {@code always}. Empty if there is none.
   */
  static Optional<Expr> of(Property property) {
    Antecedent a = new Antecedent();
    for (Binder parameter : property.parameters()) {
      a.bounds.add(new Expr.Bound(parameter, new Domain.Every(parameter.type())));
    }
    Expr body = property.body();
    while (true) {
      if (body instanceof Expr.Quantified q && q.quantifier() == Expr.Quantifier.ALL) {
        a.bounds.addAll(q.bounds());
        a.condition = Booleans.and(a.condition, q.where());
        body = q.body();
      } else if (body instanceof Expr.Temporal(var op, Expr inner, _) && op == Expr.UnaryTemporal.ALWAYS) {
        body = inner;
      } else if (body instanceof Expr.Call call) {
        body = baton.models.ir.Rewrite.inlined(call);
      } else {
        break;
      }
    }
    if (body instanceof Expr.Logic(var op, Expr left, _, _) && op == Expr.LogicOp.IMPLIES) {
      a.condition = Booleans.and(a.condition, left);
    } else if (body instanceof Expr.Temporal2(var op, Expr left, _, _) && op == Expr.BinaryTemporal.LEADSTO) {
      a.condition = Booleans.and(a.condition, left);
    }
    if (a.condition.equals(Booleans.TRUE)) {
      return Optional.empty();
    }
    Origin at = property.at();
    Expr condition = new Expr.OrFalse(a.condition, at);
    return Optional.of(
        a.bounds.isEmpty()
            ? condition
            : new Expr.Quantified(Expr.Quantifier.SOME, a.bounds, Booleans.TRUE, condition, Types.BOOL, at));
  }
}
