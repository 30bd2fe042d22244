package baton.models.elaborate;

import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.source.Code;
import baton.models.source.Origin;
import baton.models.source.Span;
import baton.models.syntax.Expression;
import baton.models.syntax.Path;
import baton.models.value.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code did}, {@code enabled}, {@code running} and {@code at}: which step or routine is meant. */
final class QueryElaborator {
  private final ExpressionElaborator expressions;
  private final Shared shared;

  QueryElaborator(ExpressionElaborator expressions) {
    this.expressions = expressions;
    shared = expressions.shared;
  }

  Expr query(Expression.StepQuery query, Context c) {
    Origin at = Origin.of(query.at());
    return switch (query.query()) {
      case DID -> {
        Symbol.Label label = label(query.target(), c);
        yield new Expr.Did(label.name(), arguments(query, types(label.parameters().get()), c), at);
      }
      case ENABLED -> {
        Symbol.Label label = label(query.target(), c);
        yield new Expr.Enabled(label.name(), arguments(query, types(label.parameters().get()), c), at);
      }
      case RUNNING -> {
        Symbol.Routine routine = routine(query.target(), c.scope());
        yield new Expr.Running(routine.name(), arguments(query, types(routine.parameters().get()), c), at);
      }
      case AT -> at(query, c);
    };
  }

  private static List<Type> types(List<Binder> binders) {
    return binders.stream().map(Binder::type).toList();
  }

  private Expr at(Expression.StepQuery query, Context c) {
    Path path = query.target();
    if (path.names().size() < 2) {
      throw shared.error(Code.WRONG_KIND, path.at(), "`at` names a step of a routine",
          "write `at routine.step(…)`, or `running routine(…)` for any step");
    }
    Symbol.Routine routine = routine(new Path(path.names().subList(0, path.names().size() - 1)), c.scope());
    RoutineShape shape = routine.shape().get();
    String step = path.last().text();
    for (int i = 0; i < shape.steps().size(); i++) {
      RoutineShape.Step candidate = shape.steps().get(i);
      if (candidate.item().alternatives().stream().anyMatch(a -> a.name().text().equals(step))) {
        return new Expr.At(
            routine.name(), i, arguments(query, types(candidate.parameters()), c), Origin.of(query.at()));
      }
    }
    List<String> steps = shape.steps().stream()
        .flatMap(s -> s.item().alternatives().stream())
        .map(a -> a.name().text())
        .toList();
    throw c.scope().unknown(Code.UNKNOWN_NAME, path.last().at(),
        "`" + routine.name() + "` has no step `" + step + "`", step, steps);
  }

  private Symbol.Label label(Path path, Context c) {
    Optional<Symbol> found = find(path, c.scope());
    if (found.isPresent() && found.get() instanceof Symbol.Label label) {
      return label;
    }
    if (found.isPresent() && found.get() instanceof Symbol.Routine) {
      throw shared.error(Code.WRONG_KIND, path.at(), "`" + path.text() + "` is a routine; its steps have names",
          "write `" + path.text() + ".step`, or `running " + path.text() + "(…)`");
    }
    List<String> known = new ArrayList<>();
    names(c.scope(), "", known);
    throw c.scope().unknown(
        Code.UNKNOWN_NAME, path.at(), "there is no action or step `" + path.text() + "`", path.text(), known);
  }

  /** All labels by the names that are valid in {@code scope}. */
  private static void names(Scope scope, String prefix, List<String> known) {
    scope.steps.keySet().forEach(n -> known.add(prefix + n));
    scope.modules.forEach((m, inner) -> names(inner, prefix + m + ".", known));
  }

  /** A label: an action, or {@code routine.step}, here or in a module instance. */
  static Optional<Symbol> find(Path path, Scope scope) {
    Optional<Symbol> direct = scope.step(path);
    if (direct.isPresent() || path.names().size() < 2) {
      return direct;
    }
    Path owner = new Path(path.names().subList(0, path.names().size() - 1));
    return scope.scopeOf(owner).map(s -> s.steps.get(owner.last().text() + "." + path.last().text()));
  }

  Symbol.Routine routine(Path path, Scope scope) {
    Optional<Symbol> found = scope.step(path);
    if (found.isPresent() && found.get() instanceof Symbol.Routine routine) {
      return routine;
    }
    if (found.isPresent()) {
      throw shared.error(Code.WRONG_KIND, path.at(), "`" + path.text() + "` is "
          + DataElaborator.article(found.get().kind()) + ", not a routine");
    }
    List<String> known = new ArrayList<>();
    scope.steps.forEach((n, s) -> {
      if (s instanceof Symbol.Routine) {
        known.add(n);
      }
    });
    throw scope.unknown(Code.UNKNOWN_NAME, path.at(), "there is no routine `" + path.text() + "`", path.text(), known);
  }

  private List<Optional<Expr>> arguments(Expression.StepQuery query, List<Type> parameters, Context c) {
    if (query.arguments().isEmpty()) {
      return parameters.stream().map(_ -> Optional.<Expr>empty()).toList();
    }
    return patterns(query.arguments().get(), parameters, query.target().text(), query.at(), c);
  }

  /** Arguments with {@code _}, compared with parameters of these types. */
  List<Optional<Expr>> patterns(
      List<Expression.Argument> arguments, List<Type> parameters, String name, Span at, Context c) {
    if (arguments.size() != parameters.size()) {
      throw shared.error(Code.WRONG_ARITY, at, "`" + name + "` takes " + parameters.size()
          + (parameters.size() == 1 ? " argument" : " arguments") + ", not " + arguments.size(),
          "loop variables of a step are arguments, too; `_` stands for any");
    }
    List<Optional<Expr>> patterns = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      Type type = parameters.get(i);
      patterns.add(arguments.get(i).value().map(e -> comparedWith(e, type, c)));
    }
    return patterns;
  }

  private Expr comparedWith(Expression e, Type type, Context c) {
    Expr value = expressions.any(e, Optional.of(type), c);
    if (Conversions.comparable(value.type(), type)) {
      return value;
    }
    if (type instanceof Type.Maybe(Type element) && Conversions.comparable(value.type(), element)) {
      return new Expr.Widen(value, new Type.Maybe(value.type()), value.at());
    }
    throw expressions.conversions.mismatch(type, value.type(), e.at());
  }
}
