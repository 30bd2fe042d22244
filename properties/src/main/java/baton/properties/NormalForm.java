package baton.properties;

import baton.models.ir.Expr;

/** Grounded temporal expressions in negation normal form, with past operators turned into memory. */
final class NormalForm {
  /** Thrown for forms that mean something but that no engine here can judge. */
  static final class NoForm extends Exception {
    private static final long serialVersionUID = 1L;

    NoForm(String message) {
      super(message);
    }
  }

  private final Memory memory;

  NormalForm(Memory memory) {
    this.memory = memory;
  }

  Formula of(Expr e, boolean negated) throws NoForm {
    if (!Temporality.hasFuture(e)) {
      Expr now = memory.now(e);
      return new Formula.Atom(negated ? Booleans.not(now) : now);
    }
    return switch (e) {
      case Expr.Not(Expr body, _) -> of(body, !negated);
      case Expr.Logic(var op, Expr l, Expr r, _) ->
          switch (op) {
            case AND -> and(of(l, negated), of(r, negated), negated);
            case OR -> and(of(l, negated), of(r, negated), !negated);
            case IMPLIES -> and(of(l, !negated), of(r, negated), !negated);
          };
      case Expr.Conditional c ->
          new Formula.And(
              new Formula.Or(of(c.condition(), true), of(c.then(), negated)),
              new Formula.Or(of(c.condition(), false), of(c.otherwise(), negated)));
      case Expr.Temporal(var op, Expr body, _) ->
          switch (op) {
            case NEXT -> new Formula.Next(of(body, negated));
            case ALWAYS -> negated ? new Formula.Eventually(of(body, true)) : new Formula.Always(of(body, false));
            case EVENTUALLY -> negated ? new Formula.Always(of(body, true)) : new Formula.Eventually(of(body, false));
            case ONCE, HISTORICALLY, PREVIOUSLY -> throw new NoForm("a future operator below a past one");
          };
      case Expr.Temporal2(var op, Expr l, Expr r, _) ->
          switch (op) {
            case UNTIL -> negated
                ? new Formula.Release(of(l, true), of(r, true))
                : new Formula.Until(of(l, false), of(r, false));
            case RELEASE -> negated
                ? new Formula.Until(of(l, true), of(r, true))
                : new Formula.Release(of(l, false), of(r, false));
            case LEADSTO -> negated
                ? new Formula.Eventually(new Formula.And(of(l, false), new Formula.Always(of(r, true))))
                : new Formula.Always(new Formula.Or(of(l, true), new Formula.Eventually(of(r, false))));
            case SINCE, WEAKSINCE -> throw new NoForm("a future operator below a past one");
          };
      case Expr _ -> throw new NoForm("a future operator inside an expression that is no formula");
    };
  }

  private static Formula and(Formula l, Formula r, boolean dual) {
    return dual ? new Formula.Or(l, r) : new Formula.And(l, r);
  }
}
