package baton.models.elaborate;

import baton.models.ir.Expr;
import baton.models.ir.Stmt;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.List;

/** Where the body of a proc returns. */
final class Returns {
  private Returns() {}

  /** Adds every value that may be returned. Procs called inside return for themselves. */
  static void collect(List<Stmt> body, List<Expr> into) {
    for (Stmt s : body) {
      if (s instanceof Stmt.Return(var value, _)) {
        value.ifPresent(into::add);
      }
      nested(s).forEach(b -> collect(b, into));
    }
  }

  /** Whether some path through the body completes without a {@code return}. */
  static boolean mayFallThrough(List<Stmt> body) {
    for (Stmt s : body) {
      boolean ends =
          switch (s) {
            case Stmt.Return _ -> true;
            case Stmt.If(_, var then, var otherwise, _) -> !mayFallThrough(then) && !mayFallThrough(otherwise);
            case Stmt.Require(var condition, _) -> isFalse(condition);
            case Stmt.Assert(var condition, _) -> isFalse(condition);
            case Stmt.Assign _, Stmt.Update _, Stmt.Let _, Stmt.Inlined _, Stmt.Choose _, Stmt.Push _, Stmt.Pop _,
                Stmt.Start _, Stmt.Abort _, Stmt.ForAll _, Stmt.ForIn _ ->
                false;
          };
      if (ends) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFalse(Expr e) {
    return e instanceof Expr.Literal(Value value, _, _) && value.equals(Values.FALSE);
  }

  private static List<List<Stmt>> nested(Stmt s) {
    return switch (s) {
      case Stmt.If(_, var then, var otherwise, _) -> List.of(then, otherwise);
      case Stmt.ForAll loop -> List.of(loop.body());
      case Stmt.ForIn loop -> List.of(loop.body());
      case Stmt.Assign _, Stmt.Update _, Stmt.Let _, Stmt.Inlined _, Stmt.Choose _, Stmt.Require _, Stmt.Assert _,
          Stmt.Push _, Stmt.Pop _, Stmt.Start _, Stmt.Abort _, Stmt.Return _ ->
          List.of();
    };
  }
}
