package baton.models.elaborate;

import baton.models.ir.Binder;
import baton.models.ir.Definition;
import baton.models.ir.Expr;
import baton.models.ir.Ill;
import baton.models.source.Code;
import baton.models.source.Span;
import baton.models.syntax.Declaration.BindingDecl;
import baton.models.syntax.Expression;
import baton.models.syntax.Name;
import baton.models.syntax.Parameter;
import baton.models.syntax.TypeTree;
import baton.models.value.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Defs, and the def and event parameters of modules with what an import binds them to. */
final class DefinitionElaborator {
  private final ExpressionElaborator expressions;
  private final Shared shared;

  DefinitionElaborator(ExpressionElaborator expressions) {
    this.expressions = expressions;
    shared = expressions.shared;
  }

  /** A def of {@code scope}, or a default of one of its parameters. */
  Definition definition(
      Name name, List<Parameter> parameters, Optional<TypeTree> result, Expression body, Scope scope) {
    List<Binder> binders = new ArrayList<>();
    Context c = Context.of(scope);
    for (Parameter p : parameters) {
      Binder binder = shared.fresh(p.name().text(), expressions.types.type(p.type(), scope));
      binders.add(binder);
      c = c.with(binder);
    }
    Optional<Type> type = result.map(t -> expressions.types.type(t, scope));
    return new Definition(scope.qualified(name.text()), binders, body(body, type, c));
  }

  /** A parameter of the module {@code scope}, bound by its import. */
  Definition bound(
      Name name, List<Parameter> parameters, Optional<Type> type, Set<Levels.Use> allowed, BindingDecl binding,
      Scope scope) {
    Expression body = binding.value().orElseThrow(() -> shared.error(
        Code.WRONG_KIND, binding.at(), "`" + name.text() + "` is bound to an expression, not to a type"));
    if (binding.parameters().size() != parameters.size()) {
      throw shared.error(Code.WRONG_ARITY, binding.name().at(), "`" + name.text() + "` takes " + parameters.size()
          + " arguments, not " + binding.parameters().size(), "it is declared with "
          + String.join(", ", parameters.stream().map(p -> p.name().text()).toList()));
    }
    List<Binder> binders = new ArrayList<>();
    Context c = Context.of(scope.importer.orElseThrow());
    for (int i = 0; i < parameters.size(); i++) {
      Type t = expressions.types.type(parameters.get(i).type(), scope);
      Binder binder = shared.fresh(binding.parameters().get(i).text(), t);
      binders.add(binder);
      c = c.with(binder);
    }
    Expr e = body(body, type, c);
    Span at = body.at();
    new Levels(shared).require(e, allowed, "this parameter of the module", at);
    return new Definition(scope.qualified(name.text()), binders, e);
  }

  private Expr body(Expression body, Optional<Type> type, Context c) {
    return type.isPresent()
        ? expressions.as(body, type.get(), Ill.RANGE, c)
        : expressions.any(body, Optional.empty(), c);
  }
}
