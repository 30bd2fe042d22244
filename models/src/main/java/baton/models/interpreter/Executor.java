package baton.models.interpreter;

import baton.models.interpreter.Run.Status;
import baton.models.interpreter.Writes.Place;
import baton.models.interpreter.Writes.Write;
import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.Ill;
import baton.models.ir.Routine;
import baton.models.ir.Stmt;
import baton.models.ir.Target;
import baton.models.ir.Variable;
import baton.models.source.Origin;
import baton.models.value.State;
import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Statements (§4 of the semantics): each takes a run to the runs that it may become. */
final class Executor {
  private final Evaluator evaluator;
  private final Map<String, RoutineText> routines;
  private final List<Variable> variables;

  Executor(Evaluator evaluator, Map<String, RoutineText> routines, List<Variable> variables) {
    this.evaluator = evaluator;
    this.routines = routines;
    this.variables = variables;
  }

  /** The declared type of a place that holds a number. */
  Type typeOf(Place place) {
    return Places.typeAt(variables.get(place.variable()), place.path());
  }

  List<Run> block(List<Stmt> statements, Run begin) {
    List<Run> runs = List.of(begin);
    for (Stmt statement : statements) {
      List<Run> next = new ArrayList<>();
      for (Run run : runs) {
        if (run.isGoing()) {
          try {
            next.addAll(statement(statement, run));
          } catch (IllException e) {
            next.add(run.failed(e.undefined()));
          }
        } else {
          next.add(run);
        }
      }
      runs = next;
    }
    return runs;
  }

  private Moment moment(Run run) {
    return Moment.instant(run.state(), Optional.empty());
  }

  private Value evaluate(Expr e, Run run) {
    return evaluator.evaluate(e, moment(run), run.bindings());
  }

  private boolean isTrue(Expr e, Run run) {
    return evaluate(e, run).equals(Values.TRUE);
  }

  private List<Run> statement(Stmt s, Run run) {
    return switch (s) {
      case Stmt.Assign(Target target, Expr value, boolean update, Origin at) -> {
        List<Integer> path = path(target, run);
        Value v = evaluate(value, run);
        yield List.of(assign(run, target.variable(), path, v, update, at));
      }
      case Stmt.Update u -> List.of(update(u, run));
      case Stmt.If(Expr condition, var then, var otherwise, _) ->
          inner(isTrue(condition, run) ? then : otherwise, run);
      case Stmt.Let(Binder binder, Expr value, _) ->
          List.of(run.with(run.bindings().with(binder, evaluate(value, run))));
      case Stmt.Inlined inlined -> inlined(inlined, run);
      case Stmt.Choose choose -> choose(choose, run);
      case Stmt.Require(Expr condition, _) ->
          List.of(isTrue(condition, run) ? run : run.with(new Status.Disabled()));
      case Stmt.Assert(Expr condition, Origin at) -> {
        if (!isTrue(condition, run)) {
          throw new IllException(Ill.ASSERT, at);
        }
        yield List.of(run);
      }
      case Stmt.Push(Target list, Expr value, Origin at) -> {
        List<Integer> path = path(list, run);
        Value v = evaluate(value, run);
        List<Value> xs = new ArrayList<>(sequence(run, list, path));
        if (xs.size() == ((Type.ListOf) list.type()).capacity()) {
          throw new IllException(Ill.FULL, at);
        }
        xs.add(v);
        yield List.of(assign(run, list.variable(), path, new Value.Sequence(xs), true, at));
      }
      case Stmt.Pop(Target list, Optional<Binder> result, Origin at) -> {
        List<Integer> path = path(list, run);
        List<Value> xs = sequence(run, list, path);
        if (xs.isEmpty()) {
          throw new IllException(Ill.EMPTY, at);
        }
        Run popped = assign(
            run, list.variable(), path, new Value.Sequence(xs.subList(1, xs.size())), true, at);
        yield List.of(result.map(b -> popped.with(popped.bindings().with(b, xs.getFirst()))).orElse(popped));
      }
      case Stmt.Start(String routine, List<Expr> arguments, Origin at) -> List.of(start(routine, arguments, at, run));
      case Stmt.Abort(String routine, var arguments, Origin at) -> List.of(abort(routine, arguments, at, run));
      case Stmt.Return(var value, _) ->
          List.of(run.with(new Status.Returned(value.map(v -> evaluate(v, run)))));
      case Stmt.ForAll loop -> new Simultaneously(evaluator, this).run(loop, run);
      case Stmt.ForIn loop -> inOrder(loop, run);
    };
  }

  private static List<Value> sequence(Run run, Target list, List<Integer> path) {
    return ((Value.Sequence) Places.get(run.state(), list.variable().index(), path)).elements();
  }

  /** A block inside: what it binds is unknown behind it. */
  private List<Run> inner(List<Stmt> body, Run run) {
    return block(body, run).stream().map(r -> r.with(run.bindings())).toList();
  }

  private List<Integer> path(Target target, Run run) {
    List<Integer> path = new ArrayList<>();
    Type type = target.variable().type();
    for (Target.Access access : target.path()) {
      switch (access) {
        case Target.Access.Key(List<Expr> keys) -> {
          Type.MapOf map = (Type.MapOf) type;
          path.add(Evaluator.index(evaluator.evaluateAll(keys, moment(run), run.bindings()), map, target.at()));
          type = map.range();
        }
        case Target.Access.Field(int field) -> {
          path.add(field);
          type = ((Type.Record) type).fields().get(field).type();
        }
      }
    }
    return path;
  }

  private Run assign(Run run, Variable v, List<Integer> path, Value value, boolean update, Origin at) {
    if (run.writes().isPresent() && !Values.isOf(value, Places.typeAt(v, path))) {
      throw new IllException(Ill.RANGE, at); // made of a sum that is not yet checked, §4.7
    }
    State changed = Places.put(run.state(), v.index(), path, value);
    Optional<Writes> log = run.writes().map(w -> {
      Writes all = w;
      for (Place leaf : Places.leaves(v, path, evaluator)) {
        all = all.and(leaf, new Write.Assigned(update, at));
      }
      return all;
    });
    return run.with(changed, log);
  }

  private Run update(Stmt.Update u, Run run) {
    Variable variable = u.target().variable();
    List<Integer> path = path(u.target(), run);
    Value operand = evaluate(u.value(), run);
    Value old = Places.get(run.state(), variable.index(), path);
    if (old instanceof Value.Set(List<Value> members)) {
      List<Value> operands = ((Value.Set) operand).elements();
      Value result = Collections.combine(u.add() ? Expr.SetOp.UNION : Expr.SetOp.DIFFERENCE, members, operands);
      Optional<Writes> log = run.writes().map(w -> {
        Writes all = w;
        for (Value x : operands) {
          all = all.and(new Place(variable.index(), path, Optional.of(x)), new Write.Member(u.add(), u.at()));
        }
        return all;
      });
      return run.with(Places.put(run.state(), variable.index(), path, result), log);
    }
    long delta = u.add() ? Arithmetic.number(operand) : Arithmetic.negated(Arithmetic.number(operand));
    long sum = Arithmetic.sum(Arithmetic.number(old), delta);
    Place place = new Place(variable.index(), path, Optional.empty());
    boolean checkedNow = run.writes().isEmpty() || run.writes().get().hasAssigned(place);
    if (checkedNow && u.target().type() instanceof Type.Range range && !range.contains(sum)) {
      throw new IllException(Ill.RANGE, u.at());
    }
    return run.with(
        Places.put(run.state(), variable.index(), path, Value.of(sum)),
        run.writes().map(w -> w.and(place, new Write.Changed(delta, u.at()))));
  }

  private List<Run> inlined(Stmt.Inlined inlined, Run run) {
    List<Run> runs = new ArrayList<>();
    for (Run end : block(inlined.body(), run)) {
      Run after = end.with(run.bindings());
      if (end.status() instanceof Status.Returned(Optional<Value> value)) {
        after = after.with(new Status.Going());
        if (inlined.result().isPresent()) {
          after = after.with(run.bindings().with(inlined.result().get(), value.orElseThrow()));
        }
      }
      runs.add(after);
    }
    return runs;
  }

  private List<Run> choose(Stmt.Choose choose, Run run) {
    List<Run> runs = new ArrayList<>();
    for (Value x : evaluator.domain(choose.domain(), moment(run), run.bindings())) {
      Run bound = run.with(run.bindings().with(choose.binder(), x));
      if (isTrue(choose.where(), bound)) {
        runs.add(bound);
      }
    }
    return runs.isEmpty() ? List.of(run.with(new Status.Disabled())) : runs;
  }

  private Run start(String routine, List<Expr> arguments, Origin at, Run run) {
    RoutineText text = Optional.ofNullable(routines.get(routine)).orElseThrow();
    List<Value> values = evaluator.evaluateAll(arguments, moment(run), run.bindings());
    for (int i = 0; i < values.size(); i++) {
      if (!Values.isOf(values.get(i), text.routine().parameters().get(i).type())) {
        throw new IllException(Ill.RANGE, at); // made of a sum that is not yet checked, §4.7
      }
    }
    if (RoutineText.point(text.location(run.state(), values)) != Routine.IDLE) {
      throw new IllException(Ill.RUNNING, at);
    }
    return locate(text, values, Routine.STARTED, true, at, run);
  }

  private Run abort(String routine, List<Optional<Expr>> arguments, Origin at, Run run) {
    RoutineText text = Optional.ofNullable(routines.get(routine)).orElseThrow();
    List<Optional<Value>> patterns = evaluator.patterns(arguments, moment(run), run.bindings());
    Run now = run;
    for (List<Value> instance : text.instances()) {
      if (Evaluator.matches(instance, patterns)) {
        now = locate(text, instance, Routine.IDLE, false, at, now);
      }
    }
    return now;
  }

  private Run locate(RoutineText text, List<Value> arguments, int point, boolean update, Origin at, Run run) {
    Variable location = text.routine().location();
    List<Integer> path = location.type() instanceof Type.MapOf map
        ? List.of(Values.indexOf(arguments, map))
        : List.of();
    return assign(run, location, path, text.at(point), update, at);
  }

  private List<Run> inOrder(Stmt.ForIn loop, Run run) {
    List<Value> elements =
        switch (loop.order()) {
          case Stmt.Order.Elements(Expr list) -> ((Value.Sequence) evaluate(list, run)).elements();
          case Stmt.Order.Ascending(Type type) -> evaluator.all(type);
        };
    List<Run> runs = List.of(run);
    for (Value x : elements) {
      List<Run> next = new ArrayList<>();
      for (Run r : runs) {
        next.addAll(r.isGoing() ? iteration(loop, x, r) : List.of(r));
      }
      runs = next;
    }
    return runs;
  }

  private List<Run> iteration(Stmt.ForIn loop, Value x, Run run) {
    Run bound = run.with(run.bindings().with(loop.binder(), x));
    try {
      return isTrue(loop.where(), bound)
          ? block(loop.body(), bound).stream().map(r -> r.with(run.bindings())).toList()
          : List.of(run);
    } catch (IllException e) {
      return List.of(run.failed(e.undefined()));
    }
  }
}
