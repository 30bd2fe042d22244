package baton.models.elaborate;

import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.Expr.ArithmeticOp;
import baton.models.ir.Expr.CompareOp;
import baton.models.source.Code;
import baton.models.source.Origin;
import baton.models.source.Span;
import baton.models.syntax.Expression;
import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.List;
import java.util.Optional;

/** Operators: logic, comparison, arithmetic, sets, lists, time. */
final class OperatorElaborator {
  private final ExpressionElaborator expressions;
  private final Shared shared;

  OperatorElaborator(ExpressionElaborator expressions) {
    this.expressions = expressions;
    shared = expressions.shared;
  }

  Expr unary(Expression.Unary unary, Optional<Type> expected, Context c) {
    Origin at = Origin.of(unary.at());
    return switch (unary.operator()) {
      case NOT -> new Expr.Not(expressions.bool(unary.operand(), c), at);
      case NEGATE -> {
        if (unary.operand() instanceof Expression.IntLiteral(var text, var span)
            && text.equals("9223372036854775808")) {
          yield new Expr.Literal(
              Value.of(Long.MIN_VALUE), new Type.Range(Long.MIN_VALUE, Long.MIN_VALUE), Origin.of(span));
        }
        Expr body = integer(unary.operand(), c);
        if (body instanceof Expr.Literal(Value.Int(long value), _, _)) {
          yield new Expr.Literal(Value.of(-value), new Type.Range(-value, -value), at);
        }
        Type type = body.type() instanceof Type.Range r
            ? Intervals.negate(r).orElseThrow(() -> overflow(unary.at()))
            : body.type();
        yield new Expr.Negate(body, type, at);
      }
      case REVERSED -> new Expr.Reversed(list(expressions.any(unary.operand(), expected, c), unary.operand().at()), at);
      case ALWAYS -> temporal(Expr.UnaryTemporal.ALWAYS, unary, c);
      case EVENTUALLY -> temporal(Expr.UnaryTemporal.EVENTUALLY, unary, c);
      case NEXT -> temporal(Expr.UnaryTemporal.NEXT, unary, c);
      case ONCE -> temporal(Expr.UnaryTemporal.ONCE, unary, c);
      case HISTORICALLY -> temporal(Expr.UnaryTemporal.HISTORICALLY, unary, c);
      case PREVIOUSLY -> temporal(Expr.UnaryTemporal.PREVIOUSLY, unary, c);
    };
  }

  private Expr temporal(Expr.UnaryTemporal op, Expression.Unary unary, Context c) {
    return new Expr.Temporal(op, expressions.bool(unary.operand(), c), Origin.of(unary.at()));
  }

  Expr binary(Expression.Binary binary, Optional<Type> expected, Context c) {
    Origin at = Origin.of(binary.at());
    return switch (binary.operator()) {
      case AND -> logic(Expr.LogicOp.AND, binary, c);
      case OR -> logic(Expr.LogicOp.OR, binary, c);
      case IMPLIES -> logic(Expr.LogicOp.IMPLIES, binary, c);
      case LEADSTO -> temporal(Expr.BinaryTemporal.LEADSTO, binary, c);
      case UNTIL -> temporal(Expr.BinaryTemporal.UNTIL, binary, c);
      case RELEASE -> temporal(Expr.BinaryTemporal.RELEASE, binary, c);
      case SINCE -> temporal(Expr.BinaryTemporal.SINCE, binary, c);
      case WEAKSINCE -> temporal(Expr.BinaryTemporal.WEAKSINCE, binary, c);
      case EQ -> compare(CompareOp.EQ, binary, c);
      case NE -> compare(CompareOp.NE, binary, c);
      case LT -> compare(CompareOp.LT, binary, c);
      case LE -> compare(CompareOp.LE, binary, c);
      case GT -> compare(CompareOp.GT, binary, c);
      case GE -> compare(CompareOp.GE, binary, c);
      case IN -> in(binary, c);
      case NOT_IN -> new Expr.Not(in(binary, c), at);
      case PLUS -> addition(ArithmeticOp.ADD, Expr.SetOp.UNION, binary, expected, c);
      case MINUS -> addition(ArithmeticOp.SUBTRACT, Expr.SetOp.DIFFERENCE, binary, expected, c);
      case TIMES -> arithmetic(ArithmeticOp.MULTIPLY, binary, c);
      case DIVIDE -> arithmetic(ArithmeticOp.DIVIDE, binary, c);
      case MODULO -> arithmetic(ArithmeticOp.MODULO, binary, c);
      case INTERSECT ->
          sets(Expr.SetOp.INTERSECTION, expressions.pair(binary.left(), binary.right(), expected, c), binary);
      case WITHOUT -> {
        Expr list = list(expressions.any(binary.left(), expected, c), binary.left().at());
        yield new Expr.Without(list, element(list, binary.right(), c), at);
      }
    };
  }

  /** An operand compared with the elements of a list. */
  Expr element(Expr list, Expression operand, Context c) {
    Type wanted = ((Type.ListOf) list.type()).element();
    return compatible(expressions.any(operand, Optional.of(wanted), c), wanted, operand.at());
  }

  /** Both sides are looked at even if the left one is wrong: each may be a mistake of its own. */
  private Expr logic(Expr.LogicOp op, Expression.Binary binary, Context c) {
    Optional<Expr> left = Optional.empty();
    try {
      left = Optional.of(expressions.bool(binary.left(), c));
    } catch (Abandon _) {
      // reported; the right side may hold another mistake
    }
    Expr right = expressions.bool(binary.right(), c);
    return new Expr.Logic(op, left.orElseThrow(Abandon::new), right, Origin.of(binary.at()));
  }

  private Expr temporal(Expr.BinaryTemporal op, Expression.Binary binary, Context c) {
    return new Expr.Temporal2(
        op, expressions.bool(binary.left(), c), expressions.bool(binary.right(), c), Origin.of(binary.at()));
  }

  private Expr compare(CompareOp op, Expression.Binary binary, Context c) {
    List<Expr> sides = expressions.compared(binary.left(), binary.right(), c);
    Expr left = sides.getFirst();
    Expr right = sides.getLast();
    Origin at = Origin.of(binary.at());
    if (op == CompareOp.EQ || op == CompareOp.NE) {
      if (right.type() instanceof Type.Maybe && !(left.type() instanceof Type.Maybe)) {
        left = compatible(left, right.type(), binary.left().at());
      } else {
        right = compatible(right, left.type(), binary.right().at());
      }
      return new Expr.Compare(op, left, right, at);
    }
    Type type = left.type();
    if (!(type.isInteger() || type instanceof Type.Bool || type instanceof Type.Enumeration)) {
      throw shared.error(Code.UNORDERED_TYPE, binary.at(), Conversions.describe(type) + " has no order",
          type instanceof Type.Sort ? "elements of a sort are interchangeable: compare with == and !="
              : "numbers, enums and bools are ordered");
    }
    return new Expr.Compare(op, left, compatible(right, type, binary.right().at()), at);
  }

  /** {@code e}, comparable with values of {@code type}: a T becomes a {@code T?}. */
  private Expr compatible(Expr e, Type type, Span at) {
    if (Conversions.comparable(e.type(), type)) {
      return e;
    }
    if (type instanceof Type.Maybe(Type element) && Conversions.comparable(e.type(), element)) {
      return new Expr.Widen(e, new Type.Maybe(e.type()), e.at());
    }
    throw expressions.conversions.mismatch(type, e.type(), at);
  }

  private Expr in(Expression.Binary binary, Context c) {
    Origin at = Origin.of(binary.at());
    boolean rightFirst = expressions.needsContext(binary.left(), c) && !expressions.needsContext(binary.right(), c);
    Expr left;
    Expr right;
    if (rightFirst) {
      right = expressions.any(binary.right(), Optional.empty(), c);
      left = expressions.any(binary.left(), elementOf(right.type()), c);
    } else {
      left = expressions.any(binary.left(), Optional.empty(), c);
      Type element = left.type() instanceof Type.Maybe(Type inner) ? inner : left.type();
      Optional<Type> hint = element.isScalar()
          ? ExpressionElaborator.comparisonHint(binary.right(), new Type.SetOf(element))
          : Optional.empty();
      right = expressions.any(binary.right(), hint, c);
    }
    Type element = elementOf(right.type()).orElseThrow(() -> shared.error(
        Code.TYPE_MISMATCH, binary.right().at(),
        "expected a set or a list, found " + Conversions.describe(right.type()),
        "write `{…}` for a set of elements"));
    if (left.type() instanceof Type.Maybe(Type inner) && Conversions.comparable(inner, element)) {
      return inOption(left, right, at);
    }
    return new Expr.In(compatible(left, element, binary.left().at()), right, at);
  }

  /** {@code x in s} for an optional x: it has a value, and that is in s. */
  private Expr inOption(Expr left, Expr right, Origin at) {
    Binder x = shared.fresh("x", left.type());
    Expr read = new Expr.Local(x, left.at());
    Expr isSome = new Expr.Compare(CompareOp.NE, read, new Expr.Literal(Values.NONE, left.type(), at), at);
    Binder set = shared.fresh("s", right.type());
    Expr member = new Expr.In(new Expr.Unwrap(read, left.at()), new Expr.Local(set, right.at()), at);
    return new Expr.Let(
        x, left, new Expr.Let(set, right, new Expr.Logic(Expr.LogicOp.AND, isSome, member, at), at), at);
  }

  private static Optional<Type> elementOf(Type collection) {
    return switch (collection) {
      case Type.SetOf(Type element) -> Optional.of(element);
      case Type.ListOf(_, Type element) -> Optional.of(element);
      case Type.Bool _, Type.Enumeration _, Type.Sort _, Type.Range _, Type.Unbounded _, Type.Maybe _, Type.MapOf _,
          Type.Record _ ->
          Optional.empty();
    };
  }

  private Expr addition(
      ArithmeticOp op, Expr.SetOp setOp, Expression.Binary binary, Optional<Type> expected, Context c) {
    Optional<Type> hint = expected.filter(t -> t instanceof Type.SetOf);
    List<Expr> sides = expressions.pair(binary.left(), binary.right(), hint, c);
    return sides.getFirst().type() instanceof Type.SetOf || sides.getLast().type() instanceof Type.SetOf
        ? sets(setOp, sides, binary)
        : arithmetic(op, sides, binary);
  }

  private Expr sets(Expr.SetOp op, List<Expr> sides, Expression.Binary binary) {
    Expr left = sides.getFirst();
    Expr right = sides.getLast();
    if (!(left.type() instanceof Type.SetOf type)) {
      throw shared.error(Code.TYPE_MISMATCH, binary.left().at(),
          "expected a set, found " + Conversions.describe(left.type()), "a set of one element is written {x}");
    }
    if (!right.type().equals(type)) {
      throw shared.error(Code.TYPE_MISMATCH, binary.right().at(),
          "expected " + Conversions.describe(type) + ", found " + Conversions.describe(right.type()),
          "a set of one element is written {x}");
    }
    return new Expr.SetAlgebra(op, left, right, type, Origin.of(binary.at()));
  }

  private Expr arithmetic(ArithmeticOp op, Expression.Binary binary, Context c) {
    return arithmetic(op, expressions.pair(binary.left(), binary.right(), Optional.empty(), c), binary);
  }

  private Expr arithmetic(ArithmeticOp op, List<Expr> sides, Expression.Binary binary) {
    Expr left = requireInteger(sides.getFirst(), binary.left().at());
    Expr right = requireInteger(sides.getLast(), binary.right().at());
    Type type = left.type() instanceof Type.Range a && right.type() instanceof Type.Range b
        ? Intervals.combine(op, a, b).orElseThrow(() -> overflow(binary.at()))
        : new Type.Unbounded();
    return new Expr.Arithmetic(op, left, right, type, Origin.of(binary.at()));
  }

  Expr integer(Expression e, Context c) {
    return requireInteger(expressions.any(e, Optional.empty(), c), e.at());
  }

  private Expr requireInteger(Expr e, Span at) {
    if (!e.type().isInteger()) {
      throw shared.error(Code.TYPE_MISMATCH, at, "expected a number, found " + Conversions.describe(e.type()),
          e.type() instanceof Type.Sort ? "elements of a sort cannot be computed with" : "arithmetic is for numbers");
    }
    return e;
  }

  private Abandon overflow(Span at) {
    return shared.error(Code.INTEGER_OVERFLOW, at, "this can leave 64 bits", "use smaller ranges");
  }

  private Expr list(Expr e, Span at) {
    if (!(e.type() instanceof Type.ListOf)) {
      throw shared.error(Code.TYPE_MISMATCH, at, "expected a list, found " + Conversions.describe(e.type()));
    }
    return e;
  }

  Expr conditional(Expression.Conditional conditional, Optional<Type> expected, Context c) {
    Expr condition = expressions.bool(conditional.condition(), c);
    List<Expr> branches = expressions.join(List.of(conditional.then(), conditional.otherwise()), expected, c);
    return new Expr.Conditional(
        condition, branches.getFirst(), branches.getLast(), branches.getFirst().type(), Origin.of(conditional.at()));
  }
}
