package baton.models.elaborate;

import baton.models.ir.Expr;
import baton.models.ir.Measure;
import baton.models.ir.Place;
import baton.models.ir.Plan;
import baton.models.ir.Property;
import baton.models.ir.Protocol;
import baton.models.ir.Protocol.Initialiser;
import baton.models.ir.Routine;
import baton.models.ir.Settings;
import baton.models.ir.Stmt;
import baton.models.ir.Variable;
import baton.models.source.Diagnostics;
import baton.models.source.Origin;
import baton.models.syntax.Declaration;
import baton.models.value.Type;
import baton.models.value.Types;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Turns linked files into the protocol of one instance. */
public final class Elaborator {
  private final Shared shared;
  private final ExpressionElaborator expressions;
  private final VariableTable variables = new VariableTable();
  private Optional<Scope> root = Optional.empty();

  private Elaborator(Diagnostics diagnostics, Settings settings) {
    shared = new Shared(diagnostics, settings);
    expressions = new ExpressionElaborator(shared);
  }

  /**
   * The protocol that {@code root} declares, at the instance that {@code settings} give; empty if there are
   * errors, which are then among the diagnostics.
   */
  public static Optional<Protocol> elaborate(Linked root, Settings settings, Diagnostics diagnostics) {
    return new Elaborator(diagnostics, settings).run(root);
  }

  /** Invariants that do not stand in the files, read at the end of the root; empty if there are errors. */
  public static Optional<List<Expr>> invariants(
      Linked root, Settings settings, List<Declaration.PropertyDecl> declared, Diagnostics diagnostics) {
    Elaborator elaborator = new Elaborator(diagnostics, settings);
    Optional<Protocol> protocol = elaborator.run(root);
    return protocol.flatMap(p -> elaborator.invariants(p, declared));
  }

  private Optional<List<Expr>> invariants(Protocol protocol, List<Declaration.PropertyDecl> declared) {
    shared.marked = Optional.of(protocol);
    List<Expr> all = new ArrayList<>();
    for (Declaration.PropertyDecl d : declared) {
      attempt(() -> all.add(new PropertyElaborator(expressions).ofStates(d, root.orElseThrow())));
    }
    return shared.diagnostics.hasErrors() ? Optional.empty() : Optional.of(all);
  }

  private Optional<Protocol> run(Linked linked) {
    Scope root = new Declarer(expressions, variables).declare(linked, "", Optional.empty(), Optional.empty());
    this.root = Optional.of(root);
    root.collect(scope -> {
      scope.types.values().forEach(t -> t.type().find());
      return List.of();
    });
    List<Variable> state = new ArrayList<>();
    List<Initialiser> initialisers = new ArrayList<>();
    InitialiserElaborator initials = new InitialiserElaborator(expressions);
    for (VariableTable.Entry entry : variables.entries()) {
      attempt(() -> state.add(entry.symbol().variable().get()));
    }
    for (VariableTable.Entry entry : variables.entries()) {
      attempt(() -> initialisers.add(initials.initialiser(entry)));
    }
    RoutineLocations locations = new RoutineLocations(state.size());
    root.collect(scope -> {
      scope.unit.declarations().forEach(d -> locate(d, scope, locations));
      return List.of();
    });
    locations.variables().forEach(state::add);
    locations.variables().forEach(v -> initialisers.add(
        new Initialiser(v,
            Optional.of(new Expr.Literal(RoutineLocations.idle(v.type()), v.type(), Origin.nowhere())))));

    Parts parts = new Parts();
    root.collect(scope -> {
      forceValues(scope);
      scope.unit.declarations().forEach(d -> attempt(() -> declaration(d, scope, parts, locations)));
      return List.of();
    });
    plans(root, parts);
    Budgets budgets = new Budgets(shared, expressions);
    root.collect(scope -> {
      scope.unit.declarations().forEach(d -> attempt(() -> budgets.declared(d, scope)));
      return List.of();
    });
    budgets.counters(state.size()).forEach(v -> {
      state.add(v);
      initialisers.add(new Initialiser(
          v, Optional.of(new Expr.Literal(Value.of(0), v.type(), Origin.nowhere()))));
    });
    Expectations expectations = new Expectations(shared, root, budgets.labels());
    root.collect(scope -> {
      scope.unit.declarations().forEach(d -> attempt(() -> expectations.declared(d, scope)));
      return List.of();
    });
    expectations.checkSettings();
    if (shared.diagnostics.hasErrors()) {
      return Optional.empty();
    }
    Protocol protocol = new Protocol(
        linked.unit().name().text(), linked.unit().doc(), shared.sorts, shared.unsized, shared.fixedElements,
        List.copyOf(shared.constants.values()), state, parts.constantAssumptions, initialisers, parts.init,
        parts.assumptions, parts.places, parts.routines, budgets.inForce(), budgets.total(), parts.terminal(),
        parts.properties, parts.measures, parts.plans, expectations.bugs(), expectations.expectations(),
        expectations.alsoWith());
    new GhostCheck(shared).check(protocol);
    if (shared.diagnostics.hasErrors()) {
      return Optional.empty();
    }
    new UsageCheck(shared).check(protocol, variables.entries());
    return Optional.of(protocol);
  }

  /** What the declarations of all files add up to. */
  private static final class Parts {
    final List<Expr> constantAssumptions = new ArrayList<>();
    final List<Expr> assumptions = new ArrayList<>();
    final List<Stmt> init = new ArrayList<>();
    final List<Place> places = new ArrayList<>();
    final List<Routine> routines = new ArrayList<>();
    final List<Expr> terminals = new ArrayList<>();
    final List<Property> properties = new ArrayList<>();
    final List<Measure> measures = new ArrayList<>();
    final List<Plan> plans = new ArrayList<>();

    Expr terminal() {
      return terminals.stream()
          .reduce((a, b) -> new Expr.Logic(Expr.LogicOp.OR, a, b, Origin.nowhere()))
          .orElseGet(() -> new Expr.Literal(Values.FALSE, Types.BOOL, Origin.nowhere()));
    }
  }

  /** Plans come last: they ask how long actions take. */
  private void plans(Scope root, Parts parts) {
    parts.places.stream().flatMap(p -> p.alternatives().stream())
        .forEach(a -> a.takes().ifPresent(takes -> shared.durations.put(a.name(), takes)));
    for (Declaration d : root.unit.declarations()) {
      if (d instanceof Declaration.PlanDecl plan) {
        attempt(() -> parts.plans.add(PlanElaborator.plan(plan, expressions, root)));
      }
    }
  }

  private static void attempt(Runnable action) {
    try {
      action.run();
    } catch (Abandon _) {
      // reported where it happened; what comes next stands on its own
    }
  }

  /** Looks at every constant, def and proc, also those that nobody uses. */
  private void forceValues(Scope scope) {
    for (Symbol symbol : scope.values.values()) {
      switch (symbol) {
        case Symbol.Value v -> v.expr().find();
        case Symbol.Def d -> d.definition().find();
        case Symbol.Proc p -> attempt(() -> {
          StatementElaborator statements = new StatementElaborator(expressions);
          statements.checkProc(p);
        });
        case Symbol.Var _, Symbol.Label _, Symbol.Routine _, Symbol.TypeName _, Symbol.Goal _ -> {}
      }
    }
  }

  private static void locate(Declaration declaration, Scope scope, RoutineLocations locations) {
    if (declaration instanceof Declaration.RoutineDecl r
        && scope.steps.get(r.name().text()) instanceof Symbol.Routine symbol && symbol.at().equals(r.name().at())) {
      symbol.shape().find().ifPresent(shape -> locations.add(symbol.name(), shape));
    }
  }

  private void declaration(Declaration declaration, Scope scope, Parts parts, RoutineLocations locations) {
    Context c = Context.of(scope);
    switch (declaration) {
      case Declaration.Assume(var condition, _, var at) -> {
        Expr e = new Levels(shared).require(expressions.bool(condition, c), Levels.GUARD, "an assumption", at);
        boolean onConstants = Levels.FREE.containsAll(Levels.uses(e).keySet());
        Consumer<Expr> add = onConstants ? parts.constantAssumptions::add : parts.assumptions::add;
        add.accept(e);
      }
      case Declaration.InitDecl(var body, _) ->
          parts.init.addAll(new StatementElaborator(expressions).block(body, c, StatementElaborator.Place.body()));
      case Declaration.ActionDecl a -> {
        if (scope.steps.get(a.name().text()) instanceof Symbol.Label label && label.at().equals(a.name().at())) {
          parts.places.add(new ActionElaborator(expressions).place(a, label.parameters().get(), scope));
        }
      }
      case Declaration.RoutineDecl r -> {
        if (scope.steps.get(r.name().text()) instanceof Symbol.Routine symbol && symbol.at().equals(r.name().at())) {
          Routine routine = new RoutineElaborator(expressions).routine(symbol, scope, locations.of(symbol.name()));
          parts.routines.add(routine);
          parts.places.addAll(routine.steps());
        }
      }
      case Declaration.Terminal(var condition, _, var at) ->
          parts.terminals.add(
              new Levels(shared).require(expressions.bool(condition, c), Levels.GUARD, "a terminal condition", at));
      case Declaration.PropertyDecl p -> parts.properties.add(new PropertyElaborator(expressions).property(p, scope));
      case Declaration.MeasureDecl m -> parts.measures.add(new PropertyElaborator(expressions).measure(m, scope));
      case Declaration.SortDecl _, Declaration.EnumDecl _, Declaration.TypeDecl _, Declaration.ConstDecl _,
          Declaration.BugDecl _, Declaration.Expect _, Declaration.AlsoWith _, Declaration.VarDecl _,
          Declaration.DefDecl _, Declaration.EventDecl _, Declaration.ProcDecl _, Declaration.ImportDecl _,
          Declaration.PlanDecl _ -> {}
    }
  }
}
