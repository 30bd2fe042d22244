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
        && both.left() instanceof Expr.Compare(var op, Expr one, Expr.Literal(Value none, _, _), _)
        && op == Expr.CompareOp.NE && none instanceof Value.None && is(one, x)
        && both.right() instanceof Expr.In(Expr.Unwrap(Expr member, _), Expr set, _)
        && is(member, x) && is(set, s)) {
      return Optional.of(new Expr.In(left, right, e.at()));
    }
    return Optional.empty();
  }

  private static boolean is(Expr e, Binder binder) {
    return e instanceof Expr.Local(Binder b, _) && b.equals(binder);
  }
}
