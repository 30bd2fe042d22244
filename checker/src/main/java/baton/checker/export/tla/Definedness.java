package baton.checker.export.tla;

import baton.models.ir.Binder;
import baton.models.ir.Children;
import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.ir.Rewrite;
import baton.models.value.Type;
import java.util.ArrayList;
import java.util.List;

/** Where an expression is well-defined (§3 of the semantics), as a formula on one line; mostly {@code TRUE}. */
final class Definedness {
  private final Expressions expressions;

  Definedness(Expressions expressions) {
    this.expressions = expressions;
  }

  /** {@code TRUE} if it always is. */
  String of(Expr e, Scope s) {
    if (isTotal(e)) {
      return Layouts.TRUE;
    }
    return switch (e) {
      case Expr.Logic l -> {
        String left = expressions.closed(l.left(), s);
        String then = of(l.right(), s);
        yield and(of(l.left(), s), l.op() == Expr.LogicOp.OR ? implies("~" + left, then) : implies(left, then));
      }
      case Expr.Conditional c -> {
        String test = expressions.closed(c.condition(), s);
        yield and(of(c.condition(), s), implies(test, of(c.then(), s)), implies("~" + test, of(c.otherwise(), s)));
      }
      case Expr.Quantified q -> quantified(q.bounds(), 0, q.where(), q.body(), s);
      case Expr.Comprehension c -> over(c.bound(), s, inside -> of(c.where(), inside));
      case Expr.Let(Binder b, Expr value, Expr body, _) -> {
        Scope inside = s.with(b, expressions.names());
        String rest = of(body, inside);
        yield and(of(value, s), rest.equals(Layouts.TRUE) ? rest
            : "(LET " + inside.of(b) + " == " + expressions.print(value, s) + " IN " + rest + ")");
      }
      case Expr.Call c -> {
        List<String> parts = new ArrayList<>();
        c.arguments().forEach(a -> parts.add(of(a, s)));
        parts.add(of(Rewrite.inlined(c), s));
        yield and(parts.toArray(String[]::new));
      }
      case Expr.Prime(Expr body, _) -> {
        String inner = of(body, s);
        yield inner.equals(Layouts.TRUE) ? inner : "(" + inner + ")'";
      }
      case Expr.OrFalse _ -> Layouts.TRUE;
      case Expr.Narrow(Expr value, Type.Range type, _, _) -> and(of(value, s), inRange(value, type, s));
      case Expr.Unwrap(Expr body, _) -> and(of(body, s), expressions.closed(body, s) + " # none");
      case Expr.First(Expr xs, _) -> and(of(xs, s), expressions.closed(xs, s) + " # <<>>");
      case Expr.Last(Expr xs, _) -> and(of(xs, s), expressions.closed(xs, s) + " # <<>>");
      case Expr.ElementAt(Expr xs, Expr i, _) ->
          and(of(xs, s), of(i, s),
              "(" + expressions.closed(i, s) + " + 1) \\in DOMAIN " + expressions.closed(xs, s));
      case Expr.Before(Expr xs, Expr x, _) ->
          and(of(xs, s), of(x, s), expressions.closed(x, s) + " \\in " + expressions.elements(xs, s));
      case Expr.Arithmetic a -> and(of(a.left(), s), of(a.right(), s),
          isPartial(a) ? expressions.closed(a.right(), s) + " > 0" : Layouts.TRUE);
      case Expr.Literal _, Expr.Constant _, Expr.Read _, Expr.Local _, Expr.Not _, Expr.Negate _, Expr.Compare _,
          Expr.In _, Expr.SetAlgebra _, Expr.SetLiteral _, Expr.Lookup _, Expr.Field _, Expr.Construct _, Expr.With _,
          Expr.Size _, Expr.Without _, Expr.Reversed _, Expr.Filled _, Expr.Widen _, Expr.Did _, Expr.Enabled _,
          Expr.Running _, Expr.At _, Expr.Temporal _, Expr.Temporal2 _ ->
          and(Children.of(e).stream().map(child -> of(child, s)).toArray(String[]::new));
    };
  }

  /** Whether it is well-defined whatever the state. */
  static boolean isTotal(Expr e) {
    return !Levels.any(e, Definedness::isPartial);
  }

  /** Whether this very operation can be without a value. */
  private static boolean isPartial(Expr e) {
    return switch (e) {
      case Expr.Narrow(Expr value, Type.Range type, _, _) ->
          !(value.type() instanceof Type.Range r && type.contains(r));
      case Expr.Unwrap _, Expr.First _, Expr.Last _, Expr.ElementAt _, Expr.Before _ -> true;
      case Expr.Arithmetic a -> (a.op() == Expr.ArithmeticOp.DIVIDE || a.op() == Expr.ArithmeticOp.MODULO)
          && !(a.right().type() instanceof Type.Range r && r.lo() > 0);
      case Expr.Literal _, Expr.Constant _, Expr.Read _, Expr.Local _, Expr.Not _, Expr.Logic _, Expr.Negate _,
          Expr.Compare _, Expr.In _, Expr.SetAlgebra _, Expr.SetLiteral _, Expr.Comprehension _, Expr.Conditional _,
          Expr.Quantified _, Expr.Lookup _, Expr.Field _, Expr.Construct _, Expr.With _, Expr.Size _, Expr.Without _,
          Expr.Reversed _, Expr.Filled _, Expr.Let _, Expr.Call _, Expr.Widen _, Expr.Did _, Expr.Enabled _,
          Expr.Running _, Expr.At _, Expr.Prime _, Expr.Temporal _, Expr.Temporal2 _, Expr.OrFalse _ -> false;
    };
  }

  /** {@code TRUE} if the value's own type says so. */
  String inRange(Expr value, Type.Range type, Scope s) {
    return value.type() instanceof Type.Range r && type.contains(r)
        ? Layouts.TRUE : expressions.closed(value, s) + " \\in " + expressions.types().set(type);
  }

  private String quantified(List<Expr.Bound> bounds, int i, Expr where, Expr body, Scope s) {
    if (i == bounds.size()) {
      return and(of(where, s), implies(expressions.closed(where, s), of(body, s)));
    }
    return over(bounds.get(i), s, inside -> quantified(bounds, i + 1, where, body, inside));
  }

  private String over(Expr.Bound b, Scope s, java.util.function.Function<Scope, String> body) {
    Scope inside = s.with(b.binder(), expressions.names());
    String each = body.apply(inside);
    String domain = b.domain() instanceof Domain.Within(Expr collection) ? of(collection, s) : Layouts.TRUE;
    return and(domain, each.equals(Layouts.TRUE) ? each
        : "(\\A " + inside.of(b.binder()) + " \\in " + expressions.domain(b.domain(), s) + " : " + each + ")");
  }

  static String implies(String left, String right) {
    return right.equals(Layouts.TRUE) ? right : "(" + left + " => " + right + ")";
  }

  static String and(String... parts) {
    List<String> rest = java.util.Arrays.stream(parts).filter(p -> !p.equals(Layouts.TRUE)).distinct().toList();
    return rest.isEmpty() ? Layouts.TRUE : rest.size() == 1 ? rest.getFirst() : "(" + String.join(" /\\ ", rest) + ")";
  }
}
