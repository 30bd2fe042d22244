package baton.models.ir;

import baton.models.value.Value;
import java.util.Optional;

/** Recognises {@code x in s} for an optional x: it has a value, and that value is in s. */
final class OptionMembership {
  private OptionMembership() {}

  /** The membership as it was written. */
  static Optional<Expr.In> of(Expr e) {
    if (e instanceof Expr.Let(Binder x, Expr left, Expr.Let(Binder s, Expr right, Expr.Logic both, _), _)
        && both.op() == Expr.LogicOp.AND
        && both.left() instanceof Expr.Compare(var op, Expr.Local(Binder compared, _), Expr.Literal(Value none, _, _), _)
        && op == Expr.CompareOp.NE && none instanceof Value.None && compared.equals(x)
        && both.right() instanceof Expr.In(Expr.Unwrap(Expr.Local(Binder member, _), _), Expr.Local(Binder set, _), _)
        && member.equals(x) && set.equals(s)) {
      return Optional.of(new Expr.In(left, right, e.at()));
    }
    return Optional.empty();
  }
}
