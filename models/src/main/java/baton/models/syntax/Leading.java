package baton.models.syntax;

import java.util.Optional;

/** What an expression computes before anything else, whatever the values are. */
public final class Leading {
  private Leading() {}

  /** The part of {@code e} that is computed first; empty where it has none, or where that is not for certain. */
  public static Optional<Expression> part(Expression e) {
    return switch (e) {
      case Expression.Member m -> Optional.of(m.target());
      case Expression.Index i -> Optional.of(i.target());
      case Expression.With w -> Optional.of(w.target());
      case Expression.Unwrap u -> Optional.of(u.target());
      case Expression.Unary u -> Optional.of(u.operand());
      case Expression.Binary b -> Optional.of(b.left());
      case Expression.Conditional i -> Optional.of(i.condition());
      case Expression.Match m -> Optional.of(m.scrutinee());
      case Expression.Parenthesised p -> Optional.of(p.inner());
      case Expression.IntLiteral _, Expression.BoolLiteral _, Expression.NoneLiteral _, Expression.EmptyList _,
          Expression.Identifier _, Expression.Call _, Expression.Construct _, Expression.Prime _,
          Expression.Quantified _, Expression.SetLiteral _, Expression.Comprehension _, Expression.StepQuery _,
          Expression.AnyOf _, Expression.Broken _ ->
          Optional.empty();
    };
  }

  /** The call with which {@code e} begins, if it begins with one. */
  public static Optional<Expression.Call> call(Expression e) {
    return e instanceof Expression.Call call ? Optional.of(call) : part(e).flatMap(Leading::call);
  }

  /** {@code e}, which begins with a call, with something else in the place of that call. */
  public static Expression replaced(Expression e, Expression instead) {
    return switch (e) {
      case Expression.Member(var target, var name, var at) ->
          new Expression.Member(replaced(target, instead), name, at);
      case Expression.Index(var target, var indices, var at) ->
          new Expression.Index(replaced(target, instead), indices, at);
      case Expression.With(var target, var fields, var at) ->
          new Expression.With(replaced(target, instead), fields, at);
      case Expression.Unwrap(var target, var at) -> new Expression.Unwrap(replaced(target, instead), at);
      case Expression.Unary(var operator, var operand, var at) ->
          new Expression.Unary(operator, replaced(operand, instead), at);
      case Expression.Binary(var operator, var left, var right, var at) ->
          new Expression.Binary(operator, replaced(left, instead), right, at);
      case Expression.Conditional(var condition, var then, var otherwise, var at) ->
          new Expression.Conditional(replaced(condition, instead), then, otherwise, at);
      case Expression.Match(var scrutinee, var arms, var otherwise, var at) ->
          new Expression.Match(replaced(scrutinee, instead), arms, otherwise, at);
      case Expression.Parenthesised(var inner, var at) ->
          new Expression.Parenthesised(replaced(inner, instead), at);
      case Expression.Call _ -> instead;
      case Expression.IntLiteral _, Expression.BoolLiteral _, Expression.NoneLiteral _, Expression.EmptyList _,
          Expression.Identifier _, Expression.Construct _, Expression.Prime _, Expression.Quantified _,
          Expression.SetLiteral _, Expression.Comprehension _, Expression.StepQuery _, Expression.AnyOf _,
          Expression.Broken _ ->
          throw new IllegalArgumentException("it begins with no call: " + e);
    };
  }
}
