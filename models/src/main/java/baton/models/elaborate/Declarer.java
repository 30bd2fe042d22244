package baton.models.elaborate;

import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.NearestName;
import baton.models.source.Span;
import baton.models.syntax.Alternative;
import baton.models.syntax.Declaration;
import baton.models.syntax.Declaration.ActionDecl;
import baton.models.syntax.Declaration.BindingDecl;
import baton.models.syntax.Declaration.ImportDecl;
import baton.models.syntax.Declaration.ModuleName;
import baton.models.syntax.Declaration.RoutineDecl;
import baton.models.syntax.Expression;
import baton.models.syntax.Name;
import baton.models.syntax.Parameter;
import baton.models.syntax.RoutineItem;
import baton.models.syntax.SourceUnit;
import baton.models.syntax.TypeTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fills scopes with symbols, without looking into any of them. */
final class Declarer {
  private final Shared shared;
  private final ExpressionElaborator expressions;
  private final ConstantSymbols constants;
  private final VariableTable variables;

  Declarer(ExpressionElaborator expressions, VariableTable variables) {
    this.expressions = expressions;
    this.variables = variables;
    shared = expressions.shared;
    constants = new ConstantSymbols(expressions);
  }

  /** The scope of a file and, below it, of the modules that it imports. */
  Scope declare(Linked linked, String prefix, Optional<Scope> importer, Optional<ImportDecl> importedBy) {
    Scope scope = new Scope(shared, linked.unit(), prefix, importer, importedBy);
    for (Linked.Import imported : linked.imports()) {
      Name alias = alias(imported.declaration());
      Scope inner = declare(
          imported.module(), prefix + alias.text() + ".", Optional.of(scope), Optional.of(imported.declaration()));
      scope.declareModule(alias, inner);
    }
    for (Declaration parameter : linked.unit().parameters()) {
      parameter(parameter, scope);
    }
    importedBy.ifPresent(i -> checkBindings(i, scope));
    for (Declaration declaration : linked.unit().declarations()) {
      declaration(declaration, scope);
    }
    return scope;
  }

  private static Name alias(ImportDecl declaration) {
    return declaration.alias().orElseGet(() -> switch (declaration.module()) {
      case ModuleName.Dotted(var path) -> path.last();
      case ModuleName.Quoted(String file, Span at) -> {
        String base = file.substring(file.lastIndexOf('/') + 1);
        yield new Name(base.endsWith(".baton") ? base.substring(0, base.length() - 6) : base, at);
      }
    });
  }

  private void checkBindings(ImportDecl importDecl, Scope scope) {
    List<String> parameters = new ArrayList<>(scope.types.keySet());
    parameters.addAll(scope.values.keySet());
    Set<String> seen = new java.util.HashSet<>();
    for (BindingDecl binding : importDecl.bindings()) {
      String name = binding.name().text();
      if (!parameters.contains(name)) {
        Diagnostic d = Diagnostic.error(Code.UNKNOWN_PARAMETER, binding.name().at(),
            "`" + scope.unit.name().text() + "` has no parameter `" + name + "`");
        shared.diagnostics.add(d.help(NearestName.find(name, parameters).map(n -> "did you mean `" + n + "`?")
            .orElse("its parameters are " + String.join(", ", parameters))));
      } else if (!seen.add(name)) {
        shared.diagnostics.add(Diagnostic.error(
            Code.DUPLICATE_NAME, binding.name().at(), "`" + name + "` is bound twice"));
      }
    }
  }

  private Abandon unbound(Name name, Scope scope) {
    Span at = scope.importedBy.map(i -> i.module().at()).orElse(name.at());
    shared.diagnostics.add(Diagnostic.error(Code.UNBOUND_PARAMETER, at,
            "the parameter `" + name.text() + "` of `" + scope.unit.name().text() + "` has no default and is not bound")
        .help("add `" + name.text() + " = …` to the import")
        .note(name.at(), "declared here"));
    return new Abandon();
  }

  private void parameter(Declaration declaration, Scope scope) {
    switch (declaration) {
      case Declaration.TypeDecl(var name, var type, _, _) -> {
        Optional<BindingDecl> binding = Optional.ofNullable(scope.bindings.get(name.text()));
        Lazy<baton.models.value.Type> lazy = lazy(name, () -> {
          if (binding.isPresent()) {
            TypeTree bound = binding.get().type().orElseThrow(() -> shared.error(
                Code.WRONG_KIND, binding.get().at(), "`" + name.text() + "` is bound to a type, not to an expression"));
            return expressions.types.type(bound, scope.importer.orElseThrow());
          }
          return expressions.types.declared(name.text(), type.orElseThrow(() -> unbound(name, scope)), scope);
        });
        scope.declare(scope.types, name, new Symbol.TypeName("type", lazy, name.at()));
      }
      case Declaration.ConstDecl c -> {
        Optional<Expression> bound =
            Optional.ofNullable(scope.bindings.get(c.name().text())).flatMap(BindingDecl::value);
        Lazy<Expr> lazy = lazy(c.name(), () -> bound.isPresent()
            ? constants.bound(c, bound.get(), scope)
            : constants.constant(c, c.value().orElseThrow(() -> unbound(c.name(), scope)), scope));
        scope.declare(scope.values, c.name(), new Symbol.Value("constant", lazy, c.name().at()));
      }
      case Declaration.DefDecl d ->
          definitionParameter(d.name(), d.parameters(), d.result(), d.body(), Levels.STATE, scope);
      case Declaration.EventDecl d ->
          definitionParameter(
              d.name(), d.parameters(),
              Optional.of(new TypeTree.Named(new baton.models.syntax.Path(List.of(new Name("bool", d.at()))))),
              d.body(), EVENT, scope);
      case Declaration.SortDecl _, Declaration.EnumDecl _, Declaration.Assume _, Declaration.BugDecl _,
          Declaration.Expect _, Declaration.AlsoWith _, Declaration.MeasureDecl _, Declaration.PlanDecl _,
          Declaration.VarDecl _, Declaration.InitDecl _, Declaration.ActionDecl _, Declaration.RoutineDecl _,
          Declaration.ProcDecl _, Declaration.Terminal _, Declaration.PropertyDecl _, Declaration.ImportDecl _ ->
          shared.diagnostics.add(Diagnostic.error(Code.MISPLACED_DECLARATION, declaration.at(),
                  "this is no parameter of a module")
              .help("parameters are `type`, `const`, `def` and `event`; everything else stands after the brace"));
    }
  }

  private static final Set<Levels.Use> EVENT = event();

  private static Set<Levels.Use> event() {
    Set<Levels.Use> both = java.util.EnumSet.copyOf(Levels.PAST);
    both.addAll(Levels.STEP);
    return java.util.Collections.unmodifiableSet(both);
  }

  private void definitionParameter(
      Name name, List<Parameter> parameters, Optional<TypeTree> result, Optional<Expression> body,
      Set<Levels.Use> allowed, Scope scope) {
    Optional<BindingDecl> binding = Optional.ofNullable(scope.bindings.get(name.text()));
    DefinitionElaborator definitions = new DefinitionElaborator(expressions);
    Lazy<baton.models.ir.Definition> lazy = lazy(name, () -> {
      if (binding.isPresent()) {
        return definitions.bound(
            name, parameters, result.map(t -> expressions.types.type(t, scope)), allowed, binding.get(), scope);
      }
      var definition = definitions.definition(
          name, parameters, result, body.orElseThrow(() -> unbound(name, scope)), scope);
      if (definition.body() instanceof Expr.Literal || definition.body() instanceof Expr.Constant) {
        shared.leftOut.add(definition.name());
      }
      return definition;
    });
    scope.declare(scope.values, name, new Symbol.Def(scope.qualified(name.text()), parameters.size(), lazy, name.at()));
  }

  private <T> Lazy<T> lazy(Name name, java.util.function.Supplier<T> compute) {
    return new Lazy<>(compute, () -> shared.diagnostics.add(
        Diagnostic.error(Code.RECURSIVE_DEFINITION, name.at(), "`" + name.text() + "` is defined by itself")
            .help("definitions are unfolded, so none may use itself, not even through others")));
  }

  private void declaration(Declaration declaration, Scope scope) {
    switch (declaration) {
      case Declaration.SortDecl sort ->
          scope.declare(scope.types, sort.name(),
              new Symbol.TypeName("sort", lazy(sort.name(), () -> constants.sort(sort, scope)), sort.name().at()));
      case Declaration.EnumDecl e ->
          scope.declare(scope.types, e.name(),
              new Symbol.TypeName("enum", lazy(e.name(), () -> constants.enumeration(e, scope)), e.name().at()));
      case Declaration.TypeDecl(var name, var type, _, _) ->
          scope.declare(scope.types, name, new Symbol.TypeName("type", lazy(name, () -> expressions.types.declared(
              name.text(),
              type.orElseThrow(() -> shared.error(
                  Code.MISPLACED_DECLARATION, name.at(), "`type " + name.text() + "` without `= …` is a parameter",
                  "put it between the braces of the module, or say what it is")),
              scope)), name.at()));
      case Declaration.ConstDecl c -> constant(c, scope);
      case Declaration.BugDecl b ->
          scope.declare(scope.values, b.name(),
              new Symbol.Value("bug", lazy(b.name(), () -> constants.bug(b, scope)), b.name().at()));
      case Declaration.VarDecl v ->
          v.names().forEach(
              n -> scope.declare(scope.values, n, variables.variable(v, n, scope, expressions.types)));
      case Declaration.DefDecl d -> {
        Lazy<baton.models.ir.Definition> lazy = lazy(d.name(), () -> new DefinitionElaborator(expressions).definition(
            d.name(), d.parameters(), d.result(),
            d.body().orElseThrow(() -> shared.error(
                Code.MISPLACED_DECLARATION, d.at(), "`def " + d.name().text() + "` without `= …` is a parameter",
                "put it between the braces of the module, or give it a body")),
            scope));
        scope.declare(scope.values, d.name(),
            new Symbol.Def(scope.qualified(d.name().text()), d.parameters().size(), lazy, d.name().at()));
      }
      case Declaration.EventDecl e ->
          shared.diagnostics.add(Diagnostic.error(
                  Code.MISPLACED_DECLARATION, e.at(), "an event is a parameter of a module")
              .help("put it between the braces after `module " + scope.unit.name().text() + "`"));
      case Declaration.ActionDecl a -> action(a, scope);
      case Declaration.RoutineDecl r -> routine(r, scope);
      case Declaration.ProcDecl p ->
          scope.declare(scope.values, p.name(), new Symbol.Proc(p, scope, p.name().at()));
      case Declaration.PropertyDecl p ->
          scope.declare(scope.goals, p.name(), new Symbol.Goal(scope.qualified(p.name().text()), p.name().at()));
      case Declaration.MeasureDecl m ->
          scope.declare(scope.goals, m.name(), new Symbol.Goal(scope.qualified(m.name().text()), m.name().at()));
      case Declaration.PlanDecl p -> {
        rootOnly(scope, p.at(), "`plan` speaks about a whole protocol");
        scope.declare(scope.plans, p.name(), new Symbol.Goal(p.name().text(), p.name().at()));
      }
      case Declaration.Terminal t -> rootOnly(scope, t.at(), "`terminal` says where a whole run may end");
      case Declaration.Expect e -> rootOnly(scope, e.at(), "`expect` speaks about a whole protocol");
      case Declaration.AlsoWith a -> rootOnly(scope, a.at(), "`also with` speaks about a whole protocol");
      case Declaration.Assume _, Declaration.InitDecl _, Declaration.ImportDecl _ -> {}
    }
  }

  private void rootOnly(Scope scope, Span at, String why) {
    if (scope.unit.kind() == SourceUnit.Kind.MODULE) {
      shared.diagnostics.add(Diagnostic.error(Code.MISPLACED_DECLARATION, at, why + ": it cannot stand in a module"));
    }
  }

  private void constant(Declaration.ConstDecl c, Scope scope) {
    if (c.value().isPresent()) {
      scope.declare(scope.values, c.name(), new Symbol.Value(
          "constant", lazy(c.name(), () -> constants.constant(c, c.value().get(), scope)), c.name().at()));
    } else if (shared.setting(scope.qualified(c.name().text())).isPresent()) {
      scope.declare(scope.values, c.name(), new Symbol.Value(
          "constant", lazy(c.name(), () -> constants.fixed(c, scope)), c.name().at()));
    } else {
      scope.declare(scope.values, c.name(), variables.freeConstant(c, scope, expressions.types));
    }
  }

  private void action(ActionDecl a, Scope scope) {
    Lazy<List<Binder>> parameters =
        lazy(a.name(), () -> new ActionElaborator(expressions).parameters(a.parameters(), scope));
    for (Alternative alternative : a.alternatives()) {
      Name name = alternative.name();
      scope.declare(scope.steps, name,
          new Symbol.Label(scope.qualified(name.text()), alternative.fault(), parameters, name.at()));
    }
  }

  private void routine(RoutineDecl r, Scope scope) {
    String name = r.name().text();
    RoutineElaborator routines = new RoutineElaborator(expressions);
    Lazy<List<Binder>> instances = lazy(r.name(), () -> routines.parameters(r, scope));
    Lazy<RoutineShape> shape = lazy(r.name(), () -> routines.shape(r, instances.get(), scope));
    scope.declare(
        scope.steps, r.name(), new Symbol.Routine(scope.qualified(name), instances, shape, r, r.name().at()));
    int[] step = {0};
    steps(r.body(), item -> {
      int number = step[0]++;
      for (Alternative alternative : item.alternatives()) {
        Lazy<List<Binder>> parameters = lazy(alternative.name(), () -> shape.get().steps().get(number).parameters());
        Name full = new Name(name + "." + alternative.name().text(), alternative.name().at());
        scope.declare(scope.steps, full,
            new Symbol.Label(scope.qualified(full.text()), alternative.fault(), parameters, full.at()));
      }
    });
  }

  private static void steps(List<RoutineItem> items, java.util.function.Consumer<RoutineItem.Step> visit) {
    for (RoutineItem item : items) {
      switch (item) {
        case RoutineItem.Step step -> visit.accept(step);
        case RoutineItem.If(_, var then, var otherwise, _) -> {
          steps(then, visit);
          steps(otherwise, visit);
        }
        case RoutineItem.For loop -> steps(loop.body(), visit);
        case RoutineItem.Return _ -> {}
      }
    }
  }
}
