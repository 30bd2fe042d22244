package baton.models.elaborate;

import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.ir.Ill;
import baton.models.source.Span;
import baton.models.syntax.Expression;
import baton.models.syntax.Name;
import baton.models.value.Type;
import baton.models.value.Types;
import baton.models.value.Value;
import baton.models.value.ValueOrder;
import baton.models.value.Values;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the expressions of a plan are worth: they depend on constants and on the names that are bound around them. */
final class PlanValues {
  private final ExpressionElaborator expressions;
  private final Shared shared;

  /** Each expression is elaborated once, whatever the number of instances. */
  private final IdentityHashMap<Expression, Expr> elaborated = new IdentityHashMap<>();

  private final IdentityHashMap<Name, Expr.Bound> bounds = new IdentityHashMap<>();

  PlanValues(ExpressionElaborator expressions) {
    this.expressions = expressions;
    shared = expressions.shared;
  }

  long number(Expression e, PlanContext c) {
    Expr number =
        elaborated.computeIfAbsent(e,
            _ -> constant(new OperatorElaborator(expressions).integer(e, c.context()), e.at()));
    return ((Value.Int) shared.evaluate(number, e.at(), c.names())).value();
  }

  boolean holds(Optional<Expression> where, PlanContext c) {
    return where.isEmpty() || as(where.get(), Types.BOOL, c).equals(Values.TRUE);
  }

  /** The value of an expression as one of a type. */
  Value as(Expression e, Type type, PlanContext c) {
    Expr typed = elaborated.computeIfAbsent(
        e, _ -> constant(expressions.as(e, type, Ill.RANGE, c.context()), e.at()));
    return shared.evaluate(typed, e.at(), c.names());
  }

  /** The value of an expression that has its type already. */
  Value value(Expr e, Span at, PlanContext c) {
    return shared.evaluate(constant(e, at), at, c.names());
  }

  private Expr constant(Expr e, Span at) {
    return new Levels(shared).require(e, Levels.CONSTANT, "a plan", at);
  }

  /** Does something for each choice of values that {@code where} lets through, in the reporting order. */
  void each(
      List<Expression.Binding> bindings, Optional<Expression> where, PlanContext c, Consumer<PlanContext> action) {
    each(bindings, 0, 0, where, c, action);
  }

  private void each(
      List<Expression.Binding> bindings, int binding, int name, Optional<Expression> where, PlanContext c,
      Consumer<PlanContext> action) {
    if (binding == bindings.size()) {
      if (holds(where, c)) {
        action.accept(c);
      }
      return;
    }
    Expression.Binding tree = bindings.get(binding);
    if (name == tree.names().size()) {
      each(bindings, binding + 1, 0, where, c, action);
      return;
    }
    Name named = tree.names().get(name);
    Expr.Bound bound = bounds.computeIfAbsent(named, _ -> {
      Domain domain = expressions.bindings().domain(tree.domain(), c.context());
      return new Expr.Bound(shared.fresh(named.text(), domain.element()), domain);
    });
    for (Value value : elements(bound.domain(), named.at(), c)) {
      each(bindings, binding, name + 1, where, c.with(bound.binder(), value), action);
    }
  }

  private List<Value> elements(Domain domain, Span at, PlanContext c) {
    return switch (domain) {
      case Domain.Every(Type type) -> Values.all(type);
      case Domain.Within(Expr collection) -> {
        Value all = value(collection, at, c);
        yield all instanceof Value.Set(var members)
            ? members
            : ((Value.Sequence) all).elements().stream().distinct().sorted(ValueOrder.INSTANCE).toList();
      }
    };
  }
}
