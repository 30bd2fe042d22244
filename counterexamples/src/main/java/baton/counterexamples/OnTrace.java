package baton.counterexamples;

import baton.models.interpreter.Evaluation;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.interpreter.Moment;
import baton.models.ir.Children;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.models.ir.Rewrite;
import baton.models.value.State;
import baton.models.value.Types;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What formulas are worth along a finite trace, straight from the definitions (§8 of the semantics), sharing
 * nothing with monitors. What depends on instants behind the end is open: an empty answer. So a safety
 * formula, whose ends are weak, is violated exactly where it is false and not open.
 */
final class OnTrace {
  private static final Evaluation TRUE = new Evaluation.Defined(Values.TRUE);
  private static final Evaluation FALSE = new Evaluation.Defined(Values.FALSE);

  private final Interpreter interpreter;
  private final List<State> states;
  private final List<Label> labels;

  OnTrace(Interpreter interpreter, List<State> states, List<Label> labels) {
    this.interpreter = interpreter;
    this.states = List.copyOf(states);
    this.labels = List.copyOf(labels);
  }

  /** Along the steps of a trace that has an initial state. */
  static OnTrace of(Interpreter interpreter, Trace trace) {
    List<State> states = new ArrayList<>(List.of(trace.initial().orElseThrow()));
    trace.steps().forEach(s -> states.add(s.after()));
    return new OnTrace(interpreter, states, trace.steps().stream().map(Trace.Step::label).toList());
  }

  Protocol protocol() {
    return interpreter.protocol();
  }

  /** The number of the last state. */
  int last() {
    return states.size() - 1;
  }

  /** The step that {@code did} speaks of. */
  Optional<Label> did(View view) {
    if (view.primed()) {
      return Optional.empty();
    }
    return view.step() ? Optional.of(labels.get(view.instant()))
        : view.instant() == 0 ? Optional.empty() : Optional.of(labels.get(view.instant() - 1));
  }

  /** The state that unprimed names are read in. */
  State state(View view) {
    return states.get(view.primed() ? view.instant() + 1 : view.instant());
  }

  private Moment moment(View view) {
    return view.step() && !view.primed()
        ? Moment.step(states.get(view.instant()), labels.get(view.instant()), states.get(view.instant() + 1))
        : Moment.instant(state(view), did(view));
  }

  private static boolean isTemporal(Expr e) {
    return e instanceof Expr.Temporal || e instanceof Expr.Temporal2
        || e instanceof Expr.Call c && isTemporal(c.definition().body())
        || Children.of(e).stream().anyMatch(OnTrace::isTemporal);
  }

  /** What a closed expression or formula is worth; empty if that is open. */
  Optional<Evaluation> value(Expr e, View view) {
    if (!isTemporal(e)) {
      return Optional.of(interpreter.evaluate(e, moment(view)));
    }
    return switch (e) {
      case Expr.Not(Expr body, _) -> not(value(body, view));
      case Expr.Logic(var op, Expr left, Expr right, _) ->
          switch (op) {
            case AND -> both(value(left, view), () -> value(right, view));
            case OR -> either(value(left, view), () -> value(right, view));
            case IMPLIES -> either(not(value(left, view)), () -> value(right, view));
          };
      case Expr.Conditional c ->
          value(c.condition(), view).flatMap(v -> v instanceof Evaluation.Undefined
              ? Optional.of(v)
              : value(v.isTrue() ? c.then() : c.otherwise(), view));
      case Expr.Quantified q -> quantified(q, view);
      case Expr.Comprehension c -> comprehension(c, view);
      case Expr.Call call -> value(Rewrite.inlined(call), view);
      case Expr.Let let -> value(Rewrite.substitute(let.body(), Map.of(let.binder(), let.value())), view);
      case Expr.Temporal t -> unary(t, view);
      case Expr.Temporal2 t -> binary(t, view);
      case Expr.OrFalse(Expr body, _) ->
          value(body, view).map(v -> v instanceof Evaluation.Undefined ? FALSE : v);
      case Expr other -> inside(other, view);
    };
  }

  /** An operator on values, some of whose operands are formulas. */
  private Optional<Evaluation> inside(Expr e, View view) {
    List<Evaluation> values = new ArrayList<>();
    for (Expr child : Children.of(e)) {
      Optional<Evaluation> value = value(child, view);
      if (value.isEmpty() || value.get() instanceof Evaluation.Undefined) {
        return value;
      }
      values.add(value.get());
    }
    int[] next = {0};
    Expr constant = Rewrite.children(e, child ->
        new Expr.Literal(((Evaluation.Defined) values.get(next[0]++)).value(), child.type(), child.at()));
    return Optional.of(interpreter.evaluate(constant, moment(view)));
  }

  private static Optional<Evaluation> not(Optional<Evaluation> v) {
    return v.map(x -> x instanceof Evaluation.Undefined ? x : x.isTrue() ? FALSE : TRUE);
  }

  private static Optional<Evaluation> both(Optional<Evaluation> left, Supplier<Optional<Evaluation>> right) {
    if (left.isPresent() && !left.get().isTrue()) {
      return left; // false, or ill
    }
    Optional<Evaluation> other = right.get();
    return left.isPresent() || other.isPresent() && !other.get().isTrue() ? other : left;
  }

  private static Optional<Evaluation> either(
      Optional<Evaluation> left, Supplier<Optional<Evaluation>> right) {
    return isIll(left) ? left : not(both(not(left), () -> not(right.get())));
  }

  private static boolean isIll(Optional<Evaluation> v) {
    return v.isPresent() && v.get() instanceof Evaluation.Undefined;
  }

  private Optional<Evaluation> quantified(Expr.Quantified q, View view) {
    int holds = 0;
    int fails = 0;
    int open = 0;
    for (Cases.Case c : Cases.of(q, this, view)) {
      Optional<Evaluation> value = both(value(c.where(), view), () -> value(c.body(), view));
      if (isIll(value)) {
        return value;
      }
      boolean excluded = value(c.where(), view).isEmpty() && q.quantifier() == Expr.Quantifier.ALL;
      if (value.isEmpty() || excluded) {
        open++;
      } else if (value.get().isTrue()) {
        holds++;
      } else {
        fails++;
      }
    }
    return switch (q.quantifier()) {
      case ALL -> fails > 0 ? Optional.of(FALSE) : open > 0 ? Optional.empty() : Optional.of(TRUE);
      case SOME -> holds > 0 ? Optional.of(TRUE) : open > 0 ? Optional.empty() : Optional.of(FALSE);
      case NO -> holds > 0 ? Optional.of(FALSE) : open > 0 ? Optional.empty() : Optional.of(TRUE);
      case ONE -> holds > 1 ? Optional.of(FALSE)
          : open > 0 ? Optional.empty() : Optional.of(holds == 1 ? TRUE : FALSE);
      case AT_MOST_ONE -> holds > 1 ? Optional.of(FALSE)
          : holds + open > 1 ? Optional.empty() : Optional.of(TRUE);
      case COUNT -> open > 0
          ? Optional.empty()
          : Optional.of(new Evaluation.Defined(Value.of((long) holds)));
    };
  }

  private Optional<Evaluation> comprehension(Expr.Comprehension c, View view) {
    Expr all = new Expr.Literal(Values.TRUE, Types.BOOL, c.at());
    Expr.Quantified members = new Expr.Quantified(
        Expr.Quantifier.SOME, List.of(c.bound()), all, c.where(), Types.BOOL, c.at());
    List<Value> found = new ArrayList<>();
    for (Cases.Case member : Cases.of(members, this, view)) {
      Optional<Evaluation> value = value(member.body(), view);
      if (value.isEmpty() || isIll(value)) {
        return value;
      }
      if (value.get().isTrue()) {
        found.add(member.bindings().getFirst().value());
      }
    }
    return Optional.of(new Evaluation.Defined(new Value.Set(found)));
  }

  private Optional<Evaluation> unary(Expr.Temporal t, View view) {
    int now = view.instant();
    return switch (t.op()) {
      case NEXT -> now == last() ? Optional.empty() : value(t.body(), view.moved(now + 1));
      case PREVIOUSLY -> now == 0 ? Optional.of(FALSE) : value(t.body(), view.moved(now - 1));
      case ALWAYS -> {
        Optional<Evaluation> all = Optional.empty(); // what comes behind the end
        for (int i = last(); i >= now; i--) {
          Optional<Evaluation> later = all;
          all = both(value(t.body(), view.moved(i)), () -> later);
        }
        yield all;
      }
      case EVENTUALLY -> {
        Optional<Evaluation> some = Optional.empty();
        for (int i = last(); i >= now; i--) {
          Optional<Evaluation> later = some;
          some = either(value(t.body(), view.moved(i)), () -> later);
        }
        yield some;
      }
      case HISTORICALLY -> {
        Optional<Evaluation> all = Optional.of(TRUE);
        for (int i = 0; i <= now; i++) {
          View here = view.moved(i);
          all = both(all, () -> value(t.body(), here));
        }
        yield all;
      }
      case ONCE -> {
        Optional<Evaluation> some = Optional.of(FALSE);
        for (int i = 0; i <= now; i++) {
          View here = view.moved(i);
          some = either(some, () -> value(t.body(), here));
        }
        yield some;
      }
    };
  }

  private Optional<Evaluation> binary(Expr.Temporal2 t, View view) {
    int now = view.instant();
    return switch (t.op()) {
      case SINCE, WEAKSINCE -> {
        Optional<Evaluation> holds =
            Optional.of(t.op() == Expr.BinaryTemporal.WEAKSINCE ? TRUE : FALSE);
        for (int i = 0; i <= now; i++) {
          View here = view.moved(i);
          Optional<Evaluation> before = holds;
          holds = either(value(t.right(), here), () -> both(value(t.left(), here), () -> before));
        }
        yield holds;
      }
      case UNTIL -> {
        Optional<Evaluation> holds = Optional.empty();
        for (int i = last(); i >= now; i--) {
          View here = view.moved(i);
          Optional<Evaluation> later = holds;
          holds = either(value(t.right(), here), () -> both(value(t.left(), here), () -> later));
        }
        yield holds;
      }
      case RELEASE -> {
        Optional<Evaluation> holds = Optional.empty();
        for (int i = last(); i >= now; i--) {
          View here = view.moved(i);
          Optional<Evaluation> later = holds;
          holds = both(value(t.right(), here), () -> either(value(t.left(), here), () -> later));
        }
        yield holds;
      }
      case LEADSTO -> {
        Expr eventually = new Expr.Temporal(Expr.UnaryTemporal.EVENTUALLY, t.right(), t.at());
        Expr implication = new Expr.Logic(Expr.LogicOp.IMPLIES, t.left(), eventually, t.at());
        yield value(new Expr.Temporal(Expr.UnaryTemporal.ALWAYS, implication, t.at()), view);
      }
    };
  }
}
