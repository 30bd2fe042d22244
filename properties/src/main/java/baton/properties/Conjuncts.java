package baton.properties;

import baton.models.ir.Expr;
import java.util.ArrayList;
import java.util.List;

/** The parts of a grounded formula that are judged one by one: as safety, or as liveness (§8.4 of the semantics). */
final class Conjuncts {
  private final List<Expr> found = new ArrayList<>();

  private Conjuncts() {}

  /** What stands below the outer {@code all} and {@code and}, once negations are pushed inwards. */
  static List<Expr> of(Expr grounded) {
    Conjuncts conjuncts = new Conjuncts();
    conjuncts.split(grounded, false);
    return conjuncts.found;
  }

  private void split(Expr e, boolean negated) {
    switch (e) {
      case Expr.Not(Expr body, _) when Temporality.hasFuture(e) -> split(body, !negated);
      case Expr.Logic(var op, Expr left, Expr right, _) when Temporality.hasFuture(e)
          && (op == Expr.LogicOp.AND) != negated -> {
        split(left, op == Expr.LogicOp.IMPLIES ? !negated : negated);
        split(right, negated);
      }
      case Expr other -> found.add(negated ? Booleans.not(other) : other);
    }
  }
}
