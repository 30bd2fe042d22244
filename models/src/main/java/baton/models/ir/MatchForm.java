package baton.models.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recognises a {@code match} in the conditionals that it was turned into. */
record MatchForm(List<Arm> arms) {
  /** Patterns, none for {@code else}, and what they stand for. */
  record Arm(List<Expr> patterns, Expr value) {}

  MatchForm {
    arms = List.copyOf(arms);
  }

  static Optional<MatchForm> of(Expr.Let let) {
    List<Arm> arms = new ArrayList<>();
    Expr rest = let.body();
    while (rest instanceof Expr.Conditional c) {
      List<Expr> patterns = new ArrayList<>();
      if (!patterns(c.condition(), let.binder(), patterns)) {
        break;
      }
      arms.add(new Arm(patterns, c.then()));
      rest = c.otherwise();
    }
    if (arms.isEmpty() || mentions(rest, let.binder())) {
      return Optional.empty();
    }
    arms.add(new Arm(List.of(), rest));
    return Optional.of(new MatchForm(arms));
  }

  private static boolean patterns(Expr condition, Binder scrutinee, List<Expr> into) {
    return switch (condition) {
      case Expr.Logic(var op, Expr left, Expr right, _) ->
          op == Expr.LogicOp.OR && patterns(left, scrutinee, into) && patterns(right, scrutinee, into);
      case Expr.Compare(var op, Expr.Local(Binder binder, _), Expr right, _) ->
          op == Expr.CompareOp.EQ && binder.equals(scrutinee) && into.add(right);
      case Expr _ -> false;
    };
  }

  private static boolean mentions(Expr e, Binder binder) {
    return e instanceof Expr.Local(Binder b, _) && b.equals(binder)
        || Children.of(e).stream().anyMatch(child -> mentions(child, binder));
  }
}
