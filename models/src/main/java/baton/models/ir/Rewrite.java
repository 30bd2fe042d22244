package baton.models.ir;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Expressions made from expressions: the one recursion on which passes are built. */
public final class Rewrite {
  private Rewrite() {}

  /** {@code e} with {@code f} applied to each direct part. The body of a called def is not a part. */
  public static Expr children(Expr e, UnaryOperator<Expr> f) {
    return switch (e) {
      case Expr.Literal _, Expr.Constant _, Expr.Read _, Expr.Local _ -> e;
      case Expr.Not(var body, var at) -> new Expr.Not(f.apply(body), at);
      case Expr.Logic(var op, var l, var r, var at) -> new Expr.Logic(op, f.apply(l), f.apply(r), at);
      case Expr.Negate(var body, var type, var at) -> new Expr.Negate(f.apply(body), type, at);
      case Expr.Arithmetic(var op, var l, var r, var type, var at) ->
          new Expr.Arithmetic(op, f.apply(l), f.apply(r), type, at);
      case Expr.Compare(var op, var l, var r, var at) -> new Expr.Compare(op, f.apply(l), f.apply(r), at);
      case Expr.In(var x, var s, var at) -> new Expr.In(f.apply(x), f.apply(s), at);
      case Expr.SetAlgebra(var op, var l, var r, var type, var at) ->
          new Expr.SetAlgebra(op, f.apply(l), f.apply(r), type, at);
      case Expr.SetLiteral(var elements, var type, var at) -> new Expr.SetLiteral(all(elements, f), type, at);
      case Expr.Comprehension(var bound, var where, var type, var at) ->
          new Expr.Comprehension(bound(bound, f), f.apply(where), type, at);
      case Expr.Conditional(var c, var t, var o, var type, var at) ->
          new Expr.Conditional(f.apply(c), f.apply(t), f.apply(o), type, at);
      case Expr.Quantified(var q, var bounds, var where, var body, var type, var at) ->
          new Expr.Quantified(
              q, bounds.stream().map(b -> bound(b, f)).toList(), f.apply(where), f.apply(body), type, at);
      case Expr.Lookup(var map, var keys, var at) -> new Expr.Lookup(f.apply(map), all(keys, f), at);
      case Expr.ElementAt(var list, var index, var at) -> new Expr.ElementAt(f.apply(list), f.apply(index), at);
      case Expr.Field(var record, var field, var at) -> new Expr.Field(f.apply(record), field, at);
      case Expr.Construct(var type, var fields, var at) -> new Expr.Construct(type, all(fields, f), at);
      case Expr.With(var record, var updates, var at) ->
          new Expr.With(
              f.apply(record),
              updates.stream().map(u -> new Expr.FieldUpdate(u.field(), f.apply(u.value()))).toList(), at);
      case Expr.Unwrap(var body, var at) -> new Expr.Unwrap(f.apply(body), at);
      case Expr.First(var list, var at) -> new Expr.First(f.apply(list), at);
      case Expr.Last(var list, var at) -> new Expr.Last(f.apply(list), at);
      case Expr.Size(var c, var type, var at) -> new Expr.Size(f.apply(c), type, at);
      case Expr.Without(var list, var x, var at) -> new Expr.Without(f.apply(list), f.apply(x), at);
      case Expr.Before(var list, var x, var at) -> new Expr.Before(f.apply(list), f.apply(x), at);
      case Expr.Reversed(var list, var at) -> new Expr.Reversed(f.apply(list), at);
      case Expr.Filled(var value, var type, var at) -> new Expr.Filled(f.apply(value), type, at);
      case Expr.Let(var binder, var value, var body, var at) ->
          new Expr.Let(binder, f.apply(value), f.apply(body), at);
      case Expr.Call(var definition, var arguments, var at) -> new Expr.Call(definition, all(arguments, f), at);
      case Expr.Narrow(var value, var type, var kind, var at) -> new Expr.Narrow(f.apply(value), type, kind, at);
      case Expr.Widen(var value, var type, var at) -> new Expr.Widen(f.apply(value), type, at);
      case Expr.Did(var action, var arguments, var at) -> new Expr.Did(action, patterns(arguments, f), at);
      case Expr.Enabled(var action, var arguments, var at) -> new Expr.Enabled(action, patterns(arguments, f), at);
      case Expr.Running(var routine, var arguments, var at) -> new Expr.Running(routine, patterns(arguments, f), at);
      case Expr.At(var routine, var step, var arguments, var at) ->
          new Expr.At(routine, step, patterns(arguments, f), at);
      case Expr.Prime(var body, var at) -> new Expr.Prime(f.apply(body), at);
      case Expr.Temporal(var op, var body, var at) -> new Expr.Temporal(op, f.apply(body), at);
      case Expr.Temporal2(var op, var l, var r, var at) -> new Expr.Temporal2(op, f.apply(l), f.apply(r), at);
      case Expr.OrFalse(var body, var at) -> new Expr.OrFalse(f.apply(body), at);
    };
  }

  private static List<Expr> all(List<Expr> exprs, UnaryOperator<Expr> f) {
    return exprs.stream().map(f).toList();
  }

  private static List<Optional<Expr>> patterns(List<Optional<Expr>> patterns, UnaryOperator<Expr> f) {
    return patterns.stream().map(p -> p.map(f)).toList();
  }

  private static Expr.Bound bound(Expr.Bound bound, UnaryOperator<Expr> f) {
    return switch (bound.domain()) {
      case Domain.Every _ -> bound;
      case Domain.Within(Expr collection) -> new Expr.Bound(bound.binder(), new Domain.Within(f.apply(collection)));
    };
  }

  /** {@code e} with expressions in place of binders; binders are unique, so nothing is captured. */
  public static Expr substitute(Expr e, Map<Binder, Expr> values) {
    if (e instanceof Expr.Local(Binder binder, _)) {
      return values.getOrDefault(binder, e);
    }
    return children(e, child -> substitute(child, values));
  }

  /** The body of a called def with the arguments in place of its parameters. */
  public static Expr inlined(Expr.Call call) {
    Map<Binder, Expr> values = new java.util.HashMap<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      values.put(call.definition().parameters().get(i), call.arguments().get(i));
    }
    return substitute(call.definition().body(), values);
  }
}
