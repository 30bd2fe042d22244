package baton.models.elaborate;

import baton.models.ir.Action;
import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.Place;
import baton.models.ir.Routine;
import baton.models.ir.Routine.Flow;
import baton.models.ir.Stmt;
import baton.models.ir.Variable;
import baton.models.source.Code;
import baton.models.source.Origin;
import baton.models.source.Span;
import baton.models.syntax.Declaration.RoutineDecl;
import baton.models.syntax.Domain;
import baton.models.syntax.Parameter;
import baton.models.syntax.RoutineItem;
import baton.models.value.Type;
import baton.models.value.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Routines: first their shape (steps, loops, the type of the location), then the bodies of the steps. */
final class RoutineElaborator {
  private final ExpressionElaborator expressions;
  private final Shared shared;

  RoutineElaborator(ExpressionElaborator expressions) {
    this.expressions = expressions;
    shared = expressions.shared;
  }

  /** The parameters: scalars, which tell the instances apart. */
  List<Binder> parameters(RoutineDecl declaration, Scope scope) {
    List<Binder> parameters = new ArrayList<>();
    for (Parameter p : declaration.parameters()) {
      Type type = expressions.types.type(p.type(), scope);
      if (!type.isScalar()) {
        throw shared.error(Code.BAD_TYPE, p.type().at(), "a routine has no parameters of " + type,
            "its instances are told apart by scalars");
      }
      parameters.add(shared.fresh(p.name().text(), expressions.types.enumerable(type, p.type().at())));
    }
    return parameters;
  }

  RoutineShape shape(RoutineDecl declaration, List<Binder> parameters, Scope scope) {
    return new ShapeBuilder(scope, scope.qualified(declaration.name().text())).build(declaration, parameters);
  }

  private final class ShapeBuilder {
    private final Scope scope;
    private final String name;
    private final List<RoutineShape.Step> steps = new ArrayList<>();
    private final List<RoutineShape.Loop> loops = new ArrayList<>();
    private final List<Type.Field> fields = new ArrayList<>();
    private final Map<String, Integer> fieldNames = new HashMap<>();

    ShapeBuilder(Scope scope, String name) {
      this.scope = scope;
      this.name = name;
    }

    RoutineShape build(RoutineDecl declaration, List<Binder> parameters) {
      Context c = Context.of(scope);
      for (Binder binder : parameters) {
        c = c.with(binder);
      }
      fields.add(new Type.Field("at", Types.BOOL)); // replaced below, when the steps are known
      collect(declaration.body(), c, parameters);
      if (steps.isEmpty()) {
        throw shared.error(Code.BAD_ALTERNATIVE, declaration.name().at(), "a routine has at least one step",
            "write `step name { … }`");
      }
      List<String> points = new ArrayList<>(List.of("idle", "started"));
      steps.forEach(s -> points.add(s.item().alternatives().getFirst().name().text()));
      fields.set(0, new Type.Field("at", new Type.Enumeration(name + ".at", points)));
      return new RoutineShape(parameters, loops, steps, new Type.Record(name, fields));
    }

    private void collect(List<RoutineItem> items, Context c, List<Binder> parameters) {
      for (RoutineItem item : items) {
        switch (item) {
          case RoutineItem.Step step -> steps.add(new RoutineShape.Step(step, parameters, c.names()));
          case RoutineItem.If(_, var then, var otherwise, _) -> {
            collect(then, c, parameters);
            collect(otherwise, c, parameters);
          }
          case RoutineItem.For loop -> {
            Binder binder = loop(loop, c);
            List<Binder> deeper = new ArrayList<>(parameters);
            deeper.add(binder);
            collect(loop.body(), c.with(binder), deeper);
          }
          case RoutineItem.Return _ -> {}
        }
      }
    }

    private Binder loop(RoutineItem.For loop, Context c) {
      Routine.Over over = over(loop, c);
      Type element =
          switch (over) {
            case Routine.Over.Elements(Expr list) -> ((Type.ListOf) list.type()).element();
            case Routine.Over.Ascending(Type type) -> type;
            case Routine.Over.AnyOrder(Type.Sort sort) -> sort;
          };
      Binder binder = shared.fresh(loop.name().text(), element);
      int elementField = field(binder.name(), element instanceof Type.Maybe ? element : new Type.Maybe(element));
      int progressField =
          switch (over) {
            case Routine.Over.Elements(Expr list) ->
                field("position(" + binder.name() + ")",
                    new Type.Range(0, ((Type.ListOf) list.type()).capacity() - 1L));
            case Routine.Over.Ascending _ -> -1;
            case Routine.Over.AnyOrder(Type.Sort sort) -> field("visited(" + binder.name() + ")", new Type.SetOf(sort));
          };
      loops.add(new RoutineShape.Loop(binder, over, elementField, progressField));
      return binder;
    }

    private int field(String fieldName, Type type) {
      int n = fieldNames.merge(fieldName, 1, Integer::sum);
      fields.add(new Type.Field(n == 1 ? fieldName : fieldName + "#" + n, type));
      return fields.size() - 1;
    }

    private Routine.Over over(RoutineItem.For loop, Context c) {
      if (loop.domain() instanceof Domain.OfType(var tree)) {
        Type type = expressions.types.type(tree, scope);
        if (type instanceof Type.Sort sort) {
          return new Routine.Over.AnyOrder(sort);
        }
        throw shared.error(Code.BAD_LOOP, tree.at(), "steps cannot be repeated for all of " + type + " at once",
            "write `for " + loop.name().text() + " in " + tree.at().text() + "` to go through it in order");
      }
      return switch (new LoopElaborator(expressions).order(loop.domain(), loop.name().text(), c)) {
        case Stmt.Order.Elements(Expr list) -> new Routine.Over.Elements(guard(list, loop.at()));
        case Stmt.Order.Ascending(Type type) -> new Routine.Over.Ascending(type);
      };
    }
  }

  /** Goes through the text again, now that the shape is known, for the conditions. */
  private final class FlowBuilder {
    private final RoutineShape shape;
    private final List<Routine.Loop> loops = new ArrayList<>();
    private int step;

    FlowBuilder(RoutineShape shape) {
      this.shape = shape;
    }

    List<Flow> flows(List<RoutineItem> items, Context c) {
      List<Flow> flows = new ArrayList<>();
      for (RoutineItem item : items) {
        flows.add(
            switch (item) {
              case RoutineItem.Step _ -> new Flow.AtStep(step++);
              case RoutineItem.If(var condition, var then, var otherwise, var at) -> {
                Expr test = guard(expressions.bool(condition, c), at);
                yield new Flow.Branch(test, flows(then, c), flows(otherwise, c));
              }
              case RoutineItem.For loop -> repeat(loop, c);
              case RoutineItem.Return _ -> new Flow.End();
            });
      }
      return flows;
    }

    private Flow repeat(RoutineItem.For item, Context c) {
      int number = loops.size();
      RoutineShape.Loop loop = shape.loops().get(number);
      Context inside = c.with(loop.binder());
      Expr where = new StatementElaborator(expressions).where(item.where(), inside);
      loops.add(new Routine.Loop(
          loop.binder(), loop.over(), where, loop.elementField(), loop.progressField(), Origin.of(item.at())));
      return new Flow.Repeat(number, flows(item.body(), inside));
    }
  }

  private Expr guard(Expr e, Span at) {
    return new Levels(shared).require(e, Levels.GUARD, "a condition between steps", at);
  }

  /** The routine with the bodies of its steps. */
  Routine routine(Symbol.Routine symbol, Scope scope, Variable location) {
    RoutineDecl declaration = symbol.declaration();
    RoutineShape shape = symbol.shape().get();
    Context c = Context.of(scope);
    for (Binder binder : shape.parameters()) {
      c = c.with(binder);
    }
    Optional<Expr> when = Optional.empty();
    if (declaration.when().isPresent()) {
      when = Optional.of(guard(expressions.bool(declaration.when().get(), c), declaration.when().get().at()));
    }
    FlowBuilder flows = new FlowBuilder(shape);
    List<Flow> body = flows.flows(declaration.body(), c);
    List<Place> places = new ArrayList<>();
    boolean broken = false;
    for (int i = 0; i < shape.steps().size(); i++) {
      RoutineShape.Step step = shape.steps().get(i);
      try {
        List<Action> alternatives = new ActionElaborator(expressions).alternatives(
            step.item().alternatives(), symbol.name() + ".", new Context(scope, step.names()), step.item().doc());
        places.add(new Place(
            step.parameters(), Optional.empty(), Place.Fairness.WEAK, alternatives,
            Optional.of(new Place.StepSite(symbol.name(), i))));
      } catch (Abandon _) {
        broken = true;
      }
    }
    if (broken) {
      throw new Abandon();
    }
    return new Routine(symbol.name(), shape.parameters(), when, declaration.fair(), body, places,
        flows.loops, location, declaration.doc(), Origin.of(declaration.name().at()));
  }
}
