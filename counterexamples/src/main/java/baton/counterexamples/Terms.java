package baton.counterexamples;

import baton.models.interpreter.Evaluation;
import baton.models.ir.Children;
import baton.models.ir.Expr;
import baton.models.ir.Routine;
import baton.models.ir.Rewrite;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The values that an expression reads: its leaves, {@code cond[Device#0] = running}. */
final class Terms {
  private final OnTrace trace;
  private final Descent descent;

  Terms(OnTrace trace, Descent descent) {
    this.trace = trace;
    this.descent = descent;
  }

  /** The leaves of two operands, each once. */
  List<Explanation> ofBoth(Expr left, Expr right, View view) {
    List<Explanation> all = new ArrayList<>(of(left, view));
    of(right, view).stream().filter(t -> !all.contains(t)).forEach(all::add);
    return all;
  }

  /** The leaves of a well-defined expression; a literal has none, a statement inside is explained. */
  List<Explanation> of(Expr e, View view) {
    return switch (e) {
      case Expr.Literal _ -> List.of();
      case Expr.Prime(Expr body, _) -> of(body, view.behindStep());
      case Expr.Narrow(Expr value, _, _, _) -> of(value, view);
      case Expr.Widen(Expr value, _, _) -> of(value, view);
      case Expr.OrFalse(Expr body, _) -> of(body, view);
      case Expr.Let(var binder, Expr value, Expr body, _) -> {
        List<Explanation> all = new ArrayList<>(of(value, view));
        Expr inner = Rewrite.substitute(body, Map.of(binder, descent.literal(value, view)));
        of(inner, view).stream().filter(t -> !all.contains(t)).forEach(all::add);
        yield all;
      }
      case Expr.Conditional c -> {
        List<Explanation> all = new ArrayList<>();
        if (!isConstant(c.condition())) {
          all.add(descent.of(c.condition(), view));
        }
        boolean then = trace.value(c.condition(), view).filter(Evaluation::isTrue).isPresent();
        all.addAll(of(then ? c.then() : c.otherwise(), view));
        yield all;
      }
      case Expr.Arithmetic _, Expr.Negate _, Expr.SetAlgebra _, Expr.SetLiteral _, Expr.Without _,
          Expr.Before _, Expr.Reversed _, Expr.With _, Expr.Construct _, Expr.Filled _ ->
          below(e, view);
      case Expr.Constant _, Expr.Read _, Expr.Lookup _, Expr.ElementAt _, Expr.Field _, Expr.Unwrap _,
          Expr.First _, Expr.Last _, Expr.Size _, Expr.Comprehension _ ->
          leaf(e, view);
      case Expr.Call call -> isBoolean(call) ? List.of(descent.of(call, view)) : leaf(call, view);
      case Expr.Quantified q -> isBoolean(q) ? List.of(descent.of(q, view)) : leaf(q, view);
      case Expr.Not _, Expr.Logic _, Expr.Compare _, Expr.In _, Expr.Did _, Expr.Enabled _, Expr.Running _,
          Expr.At _, Expr.Temporal _, Expr.Temporal2 _ ->
          isConstant(e) ? List.of() : List.of(descent.of(e, view));
      case Expr.Local(var binder, _) ->
          throw new IllegalStateException("`" + binder.name() + "` is not bound");
    };
  }

  private static boolean isBoolean(Expr e) {
    return e.type() instanceof baton.models.value.Type.Bool;
  }

  /** The leaves of the parts of an expression: of what it is computed from, of its indices. */
  List<Explanation> below(Expr e, View view) {
    List<Expr> parts =
        switch (e) {
          case Expr.Lookup(_, List<Expr> keys, _) -> keys;
          case Expr.ElementAt(_, Expr index, _) -> List.of(index);
          case Expr.Field(Expr record, _, _) -> List.of(record);
          case Expr.Quantified _, Expr.Comprehension _, Expr.Call _ -> List.of(); // names are not bound here
          case Expr.Unwrap _, Expr.First _, Expr.Last _, Expr.Size _ -> List.of();
          case Expr other -> Children.of(other);
        };
    List<Explanation> all = new ArrayList<>();
    for (Expr part : parts) {
      for (Explanation term : of(part, view)) {
        if (!all.contains(term) && !(e instanceof Expr.Field)) {
          all.add(term);
        }
      }
    }
    return all;
  }

  private List<Explanation> leaf(Expr e, View view) {
    List<Explanation> all = new ArrayList<>();
    Explanation own = descent.leaf(e, view);
    View before = View.step(view.instant());
    boolean changed = view.primed() && !trace.value(e, before).equals(trace.value(e, view));
    all.add(changed && trace.value(e, before).orElseThrow() instanceof Evaluation.Defined(Value old)
        ? own.noted("was " + old)
        : own);
    below(e, view).stream().filter(t -> !all.contains(t)).forEach(all::add);
    return all;
  }

  /** Whether an expression says the same in every state. */
  static boolean isConstant(Expr e) {
    return switch (e) {
      case Expr.Read _, Expr.Local _, Expr.Did _, Expr.Enabled _, Expr.Running _, Expr.At _, Expr.Temporal _,
          Expr.Temporal2 _ ->
          false;
      case Expr.Call call -> isConstant(call.definition().body()) && areConstant(call.arguments());
      case Expr other -> areConstant(Children.of(other));
    };
  }

  private static boolean areConstant(List<Expr> parts) {
    return parts.stream().allMatch(Terms::isConstant);
  }

  /** Where the running instances of a routine stand. */
  String whereIs(String name, View view) {
    Routine routine = trace.protocol().routine(name).orElseThrow();
    Value all = trace.state(view).get(routine.location().index());
    if (all instanceof Value.Record location) {
      return name + " is " + Locations.text(routine, location);
    }
    Value.Map map = (Value.Map) all;
    List<Value> keys = Values.keys(map.type());
    List<String> running = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Value.Record location = (Value.Record) map.values().get(i);
      if (!Locations.isIdle(location)) {
        running.add(name + "(" + Values.keyText(keys.get(i)) + ") is " + Locations.text(routine, location));
      }
    }
    return running.isEmpty() ? "each " + name + " is idle" : String.join(", ", running);
  }
}
