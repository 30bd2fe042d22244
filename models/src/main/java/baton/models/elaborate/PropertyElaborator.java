package baton.models.elaborate;

import baton.models.ir.Binder;
import baton.models.ir.Children;
import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.ir.Measure;
import baton.models.ir.Property;
import baton.models.source.Code;
import baton.models.source.Origin;
import baton.models.syntax.Declaration.MeasureDecl;
import baton.models.syntax.Declaration.PropertyDecl;
import baton.models.syntax.Path;
import baton.models.value.Types;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Properties and measures. */
final class PropertyElaborator {
  private final ExpressionElaborator expressions;
  private final Shared shared;

  PropertyElaborator(ExpressionElaborator expressions) {
    this.expressions = expressions;
    shared = expressions.shared;
  }

  Property property(PropertyDecl p, Scope scope) {
    List<Binder> parameters = new ActionElaborator(expressions).parameters(p.parameters(), scope);
    Context c = Context.of(scope);
    for (Binder binder : parameters) {
      c = c.with(binder);
    }
    Expr body = expressions.bool(p.body(), c);
    Set<Levels.Use> allowed =
        switch (p.kind()) {
          case INVARIANT, REACH -> Levels.PAST;
          case TRANSITION -> Levels.STEP;
          case PROPERTY -> Levels.TEMPORAL;
        };
    new Levels(shared).require(
        body, allowed, DataElaborator.article(p.kind().spelling()), p.body().at());
    Property.Kind kind =
        switch (p.kind()) {
          case INVARIANT -> Property.Kind.INVARIANT;
          case TRANSITION -> Property.Kind.TRANSITION;
          case PROPERTY -> Property.Kind.PROPERTY;
          case REACH -> Property.Kind.REACH;
        };
    return new Property(
        kind, scope.qualified(p.name().text()), parameters, body, leftOut(body), p.doc(), Origin.of(p.name().at()));
  }

  /** An invariant about states alone, its parameters as an outer {@code all}. */
  Expr ofStates(PropertyDecl p, Scope scope) {
    List<Binder> parameters = new ActionElaborator(expressions).parameters(p.parameters(), scope);
    Context c = Context.of(scope);
    List<Expr.Bound> bounds = new ArrayList<>();
    for (Binder binder : parameters) {
      c = c.with(binder);
      bounds.add(new Expr.Bound(binder, new Domain.Every(binder.type())));
    }
    Expr body = new Levels(shared).require(
        expressions.bool(p.body(), c), Levels.STATE, "an invariant that others rest on", p.body().at());
    Origin at = Origin.of(p.name().at());
    return bounds.isEmpty()
        ? body
        : new Expr.Quantified(
            Expr.Quantifier.ALL, bounds, new Expr.Literal(Values.TRUE, Types.BOOL, at), body, Types.BOOL, at);
  }

  /** Why a property of a module is not checked, if it is not (§13.4 of the semantics). */
  private Optional<String> leftOut(Expr body) {
    Set<String> found = new TreeSet<>();
    collectLeftOut(body, found);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of("the import leaves out " + String.join(", ", found));
  }

  private void collectLeftOut(Expr e, Set<String> found) {
    if (e instanceof Expr.Call(var definition, _, _)) {
      if (shared.leftOut.contains(definition.name())) {
        found.add(definition.name());
      }
      collectLeftOut(definition.body(), found);
    }
    Children.of(e).forEach(child -> collectLeftOut(child, found));
  }

  Measure measure(MeasureDecl m, Scope scope) {
    List<Binder> parameters = new ActionElaborator(expressions).parameters(m.parameters(), scope);
    Context c = Context.of(scope);
    for (Binder binder : parameters) {
      c = c.with(binder);
    }
    Expr condition = new Levels(shared).require(
        expressions.bool(m.condition(), c), Levels.STATE, "the condition of a measure", m.condition().at());
    List<String> labels = new ArrayList<>();
    for (Path path : m.stepsOf()) {
      Optional<Symbol> found = QueryElaborator.find(path, scope);
      if (found.isPresent() && found.get() instanceof Symbol.Label label) {
        labels.add(label.name());
      } else {
        throw scope.unknown(Code.UNKNOWN_NAME, path.at(), "there is no action or step `" + path.text() + "`",
            path.text(), List.copyOf(scope.steps.keySet()));
      }
    }
    Optional<Expr> limit = Optional.empty();
    if (m.limit().isPresent()) {
      limit = Optional.of(new Levels(shared).require(
          new OperatorElaborator(expressions).integer(m.limit().get(), c), Levels.FREE, "a limit",
          m.limit().get().at()));
    }
    return new Measure(
        scope.qualified(m.name().text()), parameters, labels, condition, limit, m.doc(), Origin.of(m.name().at()));
  }
}
