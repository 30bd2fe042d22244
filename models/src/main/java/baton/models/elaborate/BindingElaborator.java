package baton.models.elaborate;

import baton.models.ir.Binder;
import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.ir.Expr.CompareOp;
import baton.models.source.Code;
import baton.models.source.Origin;
import baton.models.source.Span;
import baton.models.syntax.Expression;
import baton.models.syntax.Name;
import baton.models.syntax.Path;
import baton.models.value.Type;
import baton.models.value.Types;
import baton.models.value.Value;
import baton.models.value.Values;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Quantifiers, comprehensions and {@code match}: expressions that bind or tell cases apart. */
final class BindingElaborator {
  private final ExpressionElaborator expressions;
  private final Shared shared;

  BindingElaborator(ExpressionElaborator expressions) {
    this.expressions = expressions;
    shared = expressions.shared;
  }

  /** What {@code x: T}, {@code x in e} or {@code x in lo..hi} ranges over. */
  Domain domain(baton.models.syntax.Domain tree, Context c) {
    return switch (tree) {
      case baton.models.syntax.Domain.OfType(var type) ->
          new Domain.Every(expressions.types.enumerable(expressions.types.type(type, c.scope()), type.at()));
      case baton.models.syntax.Domain.InRange(var lo, var hi) -> new Domain.Every(range(lo, hi, c));
      case baton.models.syntax.Domain.In(var collection) -> {
        Optional<Type> named = typeNamed(collection, c);
        if (named.isPresent()) {
          yield new Domain.Every(expressions.types.enumerable(named.get(), collection.at()));
        }
        Expr e = expressions.any(collection, Optional.empty(), c);
        if (!(e.type() instanceof Type.SetOf) && !(e.type() instanceof Type.ListOf)) {
          throw shared.error(Code.TYPE_MISMATCH, collection.at(),
              "expected a set, a list or a type, found " + Conversions.describe(e.type()));
        }
        yield new Domain.Within(e);
      }
    };
  }

  Type.Range range(Expression lo, Expression hi, Context c) {
    long from = expressions.types.constantInt(lo, c.scope());
    long to = expressions.types.constantInt(hi, c.scope());
    if (from > to) {
      throw shared.error(Code.EMPTY_RANGE, lo.at().to(hi.at()), "the range " + from + ".." + to + " is empty",
          "the first bound is at most the second");
    }
    return new Type.Range(from, to);
  }

  /** The type that an expression names, where it names nothing else. */
  Optional<Type> typeNamed(Expression e, Context c) {
    Optional<Path> path = NameElaborator.path(e);
    if (path.isEmpty() || c.names().find(path.get().names().getFirst().text()).isPresent()) {
      return Optional.empty();
    }
    Path p = path.get();
    if (p.text().equals("bool")) {
      return Optional.of(Types.BOOL);
    }
    if (c.scope().value(p).isPresent()) {
      return Optional.empty();
    }
    return c.scope().scopeOf(p).map(s -> s.types.get(p.last().text())).map(t -> t.type().get());
  }

  private record Bounds(List<Expr.Bound> bounds, Context inside) {}

  private Bounds bounds(List<Expression.Binding> trees, Context c) {
    List<Expr.Bound> bounds = new ArrayList<>();
    Context inside = c;
    for (Expression.Binding tree : trees) {
      Domain domain = domain(tree.domain(), inside);
      for (Name name : tree.names()) {
        Binder binder = shared.fresh(name.text(), domain.element());
        bounds.add(new Expr.Bound(binder, domain));
        inside = inside.with(binder);
      }
    }
    return new Bounds(bounds, inside);
  }

  private Expr where(Optional<Expression> where, Context c) {
    return where.map(w -> expressions.bool(w, c))
        .orElseGet(() -> new Expr.Literal(Values.TRUE, Types.BOOL, Origin.nowhere()));
  }

  Expr quantified(Expression.Quantified q, Context c) {
    Bounds bounds = bounds(q.bindings(), c);
    Expr where = where(q.where(), bounds.inside());
    Expr body = expressions.bool(q.body(), bounds.inside());
    Type type = q.quantifier() == Expression.Quantifier.COUNT ? countType(bounds.bounds(), q.at()) : Types.BOOL;
    Expr.Quantifier quantifier =
        switch (q.quantifier()) {
          case ALL -> Expr.Quantifier.ALL;
          case SOME -> Expr.Quantifier.SOME;
          case ONE -> Expr.Quantifier.ONE;
          case AT_MOST_ONE -> Expr.Quantifier.AT_MOST_ONE;
          case NO -> Expr.Quantifier.NO;
          case COUNT -> Expr.Quantifier.COUNT;
        };
    return new Expr.Quantified(quantifier, bounds.bounds(), where, body, type, Origin.of(q.at()));
  }

  private Type countType(List<Expr.Bound> bounds, Span at) {
    BigInteger most = BigInteger.ONE;
    for (Expr.Bound bound : bounds) {
      most = most.multiply(size(bound.domain()));
    }
    return Intervals.range(BigInteger.ZERO, most)
        .orElseThrow(() -> shared.error(Code.INTEGER_OVERFLOW, at, "this counts beyond 64 bits"));
  }

  private static BigInteger size(Domain domain) {
    BigInteger all = Values.cardinality(domain.element());
    return domain instanceof Domain.Within(Expr e) && e.type() instanceof Type.ListOf list
        ? all.min(BigInteger.valueOf(list.capacity()))
        : all;
  }

  Expr comprehension(Expression.Comprehension tree, Context c) {
    Domain domain = domain(tree.domain(), c);
    if (!domain.element().isScalar()) {
      throw shared.error(Code.BAD_TYPE, tree.at(), "there are no sets of " + domain.element());
    }
    Binder binder = shared.fresh(tree.name().text(), domain.element());
    Expr where = where(tree.where(), c.with(binder));
    return new Expr.Comprehension(
        new Expr.Bound(binder, domain), where, new Type.SetOf(domain.element()), Origin.of(tree.at()));
  }

  /** The scrutinee, bound once, and for each arm when it is chosen; the last arm has no condition. */
  record Cases(Binder scrutinee, Expr value, List<Expr> conditions) {}

  /** Checks that the arms are exhaustive and do not overlap. */
  Cases cases(Expression scrutinee, List<List<Expression>> arms, boolean otherwise, Span at, Context c) {
    Expr value = expressions.any(scrutinee, Optional.empty(), c);
    Type type = value.type();
    Binder binder = shared.fresh("it", type);
    Set<Value> seen = new HashSet<>();
    List<Expr> conditions = new ArrayList<>();
    for (List<Expression> patterns : arms) {
      Optional<Expr> any = Optional.empty();
      for (Expression pattern : patterns) {
        Expr literal = pattern(pattern, type, c);
        if (!(literal instanceof Expr.Literal(Value v, _, _)) || !seen.add(v)) {
          throw shared.error(Code.OVERLAPPING_MATCH, pattern.at(), "`" + pattern.at().text() + "` has an arm already");
        }
        Expr wide = type instanceof Type.Maybe && !(literal.type() instanceof Type.Maybe)
            ? new Expr.Widen(literal, type, literal.at())
            : literal;
        Expr equal =
            new Expr.Compare(CompareOp.EQ, new Expr.Local(binder, Origin.of(scrutinee.at())), wide, literal.at());
        any = Optional.of(any.<Expr>map(a -> new Expr.Logic(Expr.LogicOp.OR, a, equal, literal.at())).orElse(equal));
      }
      conditions.add(any.orElseThrow(Abandon::new));
    }
    requireExhaustive(type, seen, otherwise, at);
    return new Cases(binder, value, conditions);
  }

  private Expr pattern(Expression pattern, Type type, Context c) {
    Expr e = expressions.any(pattern, Optional.of(type), c);
    if (!(e instanceof Expr.Literal)) {
      throw shared.error(Code.TYPE_MISMATCH, pattern.at(), "a pattern is an element, a number, true, false or none",
          "compare with `if` where the value is computed");
    }
    Type inner = type instanceof Type.Maybe(Type element) ? element : type;
    if (!Conversions.comparable(e.type(), type) && !Conversions.comparable(e.type(), inner)) {
      throw expressions.conversions.mismatch(type, e.type(), pattern.at());
    }
    return e;
  }

  private void requireExhaustive(Type type, Set<Value> seen, boolean otherwise, Span at) {
    Type inner = type instanceof Type.Maybe(Type element) ? element : type;
    boolean listed = inner instanceof Type.Bool || inner instanceof Type.Enumeration;
    if (!listed && !inner.isInteger() && !(type instanceof Type.Maybe)) {
      throw shared.error(Code.TYPE_MISMATCH, at, "`match` cannot tell values of " + type + " apart",
          "it is for bools, enums, numbers and options");
    }
    if (otherwise) {
      return;
    }
    if (!listed) {
      throw shared.error(Code.INCOMPLETE_MATCH, at, "this `match` does not say what holds for all other values",
          "add an `else ->` arm");
    }
    List<String> missing = Values.all(type).stream().filter(v -> !seen.contains(v)).map(Value::toString).toList();
    if (!missing.isEmpty()) {
      throw shared.error(Code.INCOMPLETE_MATCH, at, "no arm for " + String.join(", ", missing),
          "add it, or an `else ->` arm");
    }
  }

  Expr match(Expression.Match match, Optional<Type> expected, Context c) {
    Cases cases = cases(
        match.scrutinee(), match.arms().stream().map(Expression.Arm::patterns).toList(),
        match.otherwise().isPresent(), match.at(), c);
    List<Expression> values = new ArrayList<>(match.arms().stream().map(Expression.Arm::value).toList());
    match.otherwise().ifPresent(values::add);
    List<Expr> results = expressions.join(values, expected, c);
    Origin at = Origin.of(match.at());
    Expr chain = results.getLast();
    for (int i = results.size() - 2; i >= 0; i--) {
      chain = new Expr.Conditional(cases.conditions().get(i), results.get(i), chain, chain.type(), at);
    }
    return new Expr.Let(cases.scrutinee(), cases.value(), chain, at);
  }
}
