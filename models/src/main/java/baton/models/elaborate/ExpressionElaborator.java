package baton.models.elaborate;

import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.Ill;
import baton.models.source.Code;
import baton.models.source.Origin;
import baton.models.source.Span;
import baton.models.syntax.Expression;
import baton.models.syntax.Expression.Identifier;
import baton.models.value.Type;
import baton.models.value.Types;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Expressions as written become typed expressions.
 *
 * <p>{@link #any} gives an expression its own type; the type expected only helps bare enumerators,
 * {@code none}, {@code {}} and {@code []} to find theirs. {@link #as} converts the result.
 */
final class ExpressionElaborator {
  final Shared shared;
  final Conversions conversions;
  final TypeElaborator types;
  private final NameElaborator names;
  private final OperatorElaborator operators;
  private final BindingElaborator bindings;
  private final DataElaborator data;
  private final QueryElaborator queries;

  ExpressionElaborator(Shared shared) {
    this.shared = shared;
    conversions = new Conversions(shared);
    types = new TypeElaborator(shared, this);
    names = new NameElaborator(this);
    operators = new OperatorElaborator(this);
    bindings = new BindingElaborator(this);
    data = new DataElaborator(this);
    queries = new QueryElaborator(this);
  }

  BindingElaborator bindings() {
    return bindings;
  }

  QueryElaborator queries() {
    return queries;
  }

  NameElaborator names() {
    return names;
  }

  /** The value of an expression that may depend on constants only. */
  Value constant(Expression e, Scope scope) {
    Expr expr = any(e, Optional.empty(), Context.of(scope));
    new Levels(shared).require(expr, Levels.CONSTANT, "a size, bound or constant", e.at());
    return shared.evaluate(expr, e.at());
  }

  Expr bool(Expression e, Context c) {
    return as(e, Types.BOOL, Ill.RANGE, c);
  }

  /** {@code e} as a value to be stored in a place of type {@code type}. */
  Expr as(Expression e, Type type, Ill kind, Context c) {
    return conversions.store(any(e, Optional.of(type), c), type, kind, e.at());
  }

  /** {@code e} with its own type. */
  Expr any(Expression e, Optional<Type> expected, Context c) {
    Origin at = Origin.of(e.at());
    return switch (e) {
      case Expression.IntLiteral(var text, var span) -> {
        try {
          long value = Long.parseLong(text);
          yield new Expr.Literal(Value.of(value), new Type.Range(value, value), at);
        } catch (NumberFormatException _) {
          throw shared.error(Code.INTEGER_OVERFLOW, span, "this number does not fit into 64 bits");
        }
      }
      case Expression.BoolLiteral(var value, _) -> new Expr.Literal(Value.of(value), Types.BOOL, at);
      case Expression.NoneLiteral(var span) -> none(expected, span);
      case Expression.EmptyList(var span) -> {
        if (expected.orElse(Types.BOOL) instanceof Type.ListOf list) {
          yield new Expr.Literal(new Value.Sequence(List.of()), list, at);
        }
        throw untyped(span, expected, "an empty list");
      }
      case Expression.Identifier id -> names.identifier(id, expected, c);
      case Expression.Member member -> names.member(member, c);
      case Expression.Index index -> data.index(index, c);
      case Expression.Call call -> data.call(call, expected, c);
      case Expression.Construct construct -> data.construct(construct, c);
      case Expression.With with -> data.with(with, expected, c);
      case Expression.Unwrap(var target, var span) -> {
        Expr body = any(target, Optional.empty(), c);
        if (!(body.type() instanceof Type.Maybe)) {
          throw shared.error(Code.TYPE_MISMATCH, span, "`!` takes the value of an option, and this is "
              + Conversions.describe(body.type()), "leave `!` out");
        }
        yield new Expr.Unwrap(body, at);
      }
      case Expression.Prime(var target, _) -> new Expr.Prime(any(target, expected, c), at);
      case Expression.Unary unary -> operators.unary(unary, expected, c);
      case Expression.Binary binary -> operators.binary(binary, expected, c);
      case Expression.Conditional conditional -> operators.conditional(conditional, expected, c);
      case Expression.Match match -> bindings.match(match, expected, c);
      case Expression.Quantified quantified -> bindings.quantified(quantified, c);
      case Expression.SetLiteral set -> data.set(set, expected, c);
      case Expression.Comprehension comprehension -> bindings.comprehension(comprehension, c);
      case Expression.StepQuery query -> queries.query(query, c);
      case Expression.AnyOf(var all, _, _) -> all.stream()
          .map(q -> queries.query(q, c))
          .reduce((a, b) -> new Expr.Logic(Expr.LogicOp.OR, a, b, at))
          .orElseThrow();
      case Expression.Parenthesised(var inner, _) -> any(inner, expected, c);
      case Expression.Broken _ -> throw new Abandon();
    };
  }

  private Expr none(Optional<Type> expected, Span span) {
    Type type = expected.orElseThrow(() -> untyped(span, expected, "`none`"));
    if (type instanceof Type.Maybe) {
      return new Expr.Literal(Values.NONE, type, Origin.of(span));
    }
    if (type.isScalar() || type instanceof Type.Record) {
      return new Expr.Literal(Values.NONE, new Type.Maybe(type), Origin.of(span));
    }
    throw untyped(span, expected, "`none`");
  }

  Abandon untyped(Span span, Optional<Type> expected, String what) {
    return expected.isPresent()
        ? shared.error(Code.TYPE_MISMATCH, span, "expected " + Conversions.describe(expected.get()) + ", found " + what)
        : shared.error(Code.UNTYPED_LITERAL, span, "the type of " + what + " is not known here",
            "compare it with, or store it in, something that has a type");
  }

  /** Whether an operand has a type only once the other operand's is known. */
  boolean needsContext(Expression e, Context c) {
    return switch (e) {
      case Expression.NoneLiteral _, Expression.EmptyList _ -> true;
      case Identifier(var name) -> names.isOnlyEnumerator(name.text(), c);
      case Expression.SetLiteral(var elements, _) ->
          elements.isEmpty() || elements.stream().allMatch(x -> needsContext(x, c));
      case Expression.Conditional i -> needsContext(i.then(), c) && needsContext(i.otherwise(), c);
      case Expression.Parenthesised(var inner, _) -> needsContext(inner, c);
      case Expression.Prime(var inner, _) -> needsContext(inner, c);
      case Expression.IntLiteral _, Expression.BoolLiteral _, Expression.Member _, Expression.Index _,
          Expression.Call _, Expression.Construct _, Expression.With _, Expression.Unwrap _, Expression.Unary _,
          Expression.Binary _, Expression.Match _, Expression.Quantified _, Expression.Comprehension _,
          Expression.StepQuery _, Expression.AnyOf _, Expression.Broken _ ->
          false;
    };
  }

  /** Two operands that give each other their types: the left one first, unless only the right one has a type. */
  List<Expr> pair(Expression left, Expression right, Optional<Type> expected, Context c) {
    if (expected.isEmpty() && needsContext(left, c) && !needsContext(right, c)) {
      Expr r = any(right, Optional.empty(), c);
      return List.of(any(left, Optional.of(r.type()), c), r);
    }
    Expr l = any(left, expected, c);
    return List.of(l, any(right, expected.or(() -> Optional.of(l.type())), c));
  }

  /** As {@link #pair}, for a comparison: numbers in a set literal then keep a range of their own. */
  List<Expr> compared(Expression left, Expression right, Context c) {
    if (needsContext(left, c) && !needsContext(right, c)) {
      Expr r = any(right, Optional.empty(), c);
      return List.of(any(left, comparisonHint(left, r.type()), c), r);
    }
    Expr l = any(left, Optional.empty(), c);
    return List.of(l, any(right, comparisonHint(right, l.type()), c));
  }

  /** What the other operand of a comparison tells about the type of {@code e}. */
  static Optional<Type> comparisonHint(Expression e, Type other) {
    return switch (e) {
      case Expression.Parenthesised(var inner, _) -> comparisonHint(inner, other);
      case Expression.SetLiteral(var elements, _)
          when !elements.isEmpty() && other instanceof Type.SetOf(Type element) && element.isInteger() ->
          Optional.empty();
      case Expression _ -> Optional.of(other);
    };
  }

  /** The branches of a conditional or match, brought to one type. */
  List<Expr> join(List<Expression> branches, Optional<Type> expected, Context c) {
    Optional<Type> hint = expected;
    List<Optional<Expr>> done = new ArrayList<>();
    for (Expression branch : branches) {
      if (hint.isEmpty() && needsContext(branch, c)) {
        done.add(Optional.empty());
      } else {
        Expr e = any(branch, hint, c);
        done.add(Optional.of(e));
        hint = hint.or(() -> Optional.of(e.type()));
      }
    }
    List<Expr> exprs = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      exprs.add(done.get(i).isPresent() ? done.get(i).get() : any(branches.get(i), hint, c));
    }
    Type type = exprs.getFirst().type();
    for (int i = 1; i < exprs.size(); i++) {
      Type other = exprs.get(i).type();
      Type soFar = type;
      Span at = branches.get(i).at();
      type = conversions.join(type, other).orElseThrow(() -> conversions.mismatch(soFar, other, at));
    }
    List<Expr> result = new ArrayList<>();
    for (int i = 0; i < exprs.size(); i++) {
      result.add(conversions.store(exprs.get(i), type, Ill.RANGE, branches.get(i).at()));
    }
    return result;
  }

  /** A bound variable with this name, visible inside. */
  Binder fresh(String name, Type type) {
    return shared.fresh(name, type);
  }
}
