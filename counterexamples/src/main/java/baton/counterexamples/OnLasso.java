package baton.counterexamples;

import baton.models.interpreter.Evaluation;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Children;
import baton.models.ir.Expr;
import baton.models.ir.Rewrite;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What formulas are worth along an infinite run, straight from the definitions (§8 and §9 of the semantics),
 * sharing nothing with automata or memory.
 *
 * <p>Every formula is worth the same again after one period, from some instant on: a formula without
 * operators from where the run repeats itself; a future operator from where its operands do; a past operator
 * one period later, since of two rounds with the same operands the second begins where it ends. So an operator
 * that speaks of all instants to come need look only at one period of them, and an instant far out is as one
 * nearer by.
 */
final class OnLasso {
  private final Interpreter interpreter;
  private final Lasso lasso;
  private final IdentityHashMap<Expr, Map<Integer, Evaluation>> known = new IdentityHashMap<>();
  private final IdentityHashMap<Expr, Integer> settled = new IdentityHashMap<>();

  OnLasso(Interpreter interpreter, Lasso lasso) {
    this.interpreter = interpreter;
    this.lasso = lasso;
  }

  /** The value of a grounded formula at an instant. */
  Evaluation value(Expr e, int instant) {
    int repeats = settled(e);
    int here = instant < repeats ? instant : repeats + (instant - repeats) % lasso.period();
    Map<Integer, Evaluation> values = known.computeIfAbsent(e, _ -> new HashMap<>());
    Evaluation value = values.get(here);
    if (value == null) {
      value = evaluate(e, here);
      values.put(here, value);
    }
    return value;
  }

  private static boolean isTemporal(Expr e) {
    return e instanceof Expr.Temporal || e instanceof Expr.Temporal2
        || Children.of(e).stream().anyMatch(OnLasso::isTemporal);
  }

  /** From which instant on its values repeat themselves. */
  private int settled(Expr e) {
    Integer earlier = settled.get(e);
    if (earlier != null) {
      return earlier;
    }
    int own = lasso.first().size();
    for (Expr child : Children.of(e)) {
      own = Math.max(own, settled(child));
    }
    boolean past =
        e instanceof Expr.Temporal t && t.op().isPast() || e instanceof Expr.Temporal2 t2 && t2.op().isPast();
    own += past ? lasso.period() : 0;
    settled.put(e, own);
    return own;
  }

  private boolean is(Expr e, int instant) {
    return value(e, instant).isTrue();
  }

  private Evaluation evaluate(Expr e, int now) {
    if (!isTemporal(e)) {
      return interpreter.evaluate(e, lasso.at(now));
    }
    return switch (e) {
      case Expr.Not(Expr body, _) -> truth(!is(body, now));
      case Expr.Logic(var op, Expr left, Expr right, _) ->
          switch (op) {
            case AND -> truth(is(left, now) && is(right, now));
            case OR -> truth(is(left, now) || is(right, now));
            case IMPLIES -> truth(!is(left, now) || is(right, now));
          };
      case Expr.Conditional c -> value(is(c.condition(), now) ? c.then() : c.otherwise(), now);
      case Expr.Temporal t -> truth(unary(t, now));
      case Expr.Temporal2 t -> truth(binary(t, now));
      case Expr other -> inside(other, now);
    };
  }

  private static Evaluation truth(boolean value) {
    return new Evaluation.Defined(Value.of(value));
  }

  /** An operator on values, some of whose operands are formulas. */
  private Evaluation inside(Expr e, int now) {
    List<Expr> literals = new ArrayList<>();
    for (Expr child : Children.of(e)) {
      if (!(value(child, now) instanceof Evaluation.Defined(Value value))) {
        return value(child, now);
      }
      literals.add(new Expr.Literal(value, child.type(), child.at()));
    }
    int[] next = {0};
    return interpreter.evaluate(Rewrite.children(e, _ -> literals.get(next[0]++)), lasso.at(now));
  }

  private boolean unary(Expr.Temporal t, int now) {
    Expr p = t.body();
    return switch (t.op()) {
      case NEXT -> is(p, now + 1);
      case ALWAYS -> toCome(now, p, p).allMatch(i -> is(p, i));
      case EVENTUALLY -> toCome(now, p, p).anyMatch(i -> is(p, i));
      case PREVIOUSLY -> now > 0 && is(p, now - 1);
      case ONCE -> IntStream.rangeClosed(0, now).anyMatch(i -> is(p, i));
      case HISTORICALLY -> IntStream.rangeClosed(0, now).allMatch(i -> is(p, i));
    };
  }

  private boolean binary(Expr.Temporal2 t, int now) {
    Expr p = t.left();
    Expr q = t.right();
    return switch (t.op()) {
      case UNTIL -> toCome(now, p, q).anyMatch(j -> is(q, j) && between(now, j, i -> is(p, i)));
      case RELEASE -> toCome(now, p, q).allMatch(j -> is(q, j) || !between(now, j, i -> !is(p, i)));
      case LEADSTO -> toCome(now, p, q).allMatch(i -> !is(p, i) || toCome(i, q, q).anyMatch(j -> is(q, j)));
      case SINCE -> since(p, q, now);
      case WEAKSINCE -> since(p, q, now) || IntStream.rangeClosed(0, now).allMatch(i -> is(p, i));
    };
  }

  private boolean since(Expr p, Expr q, int now) {
    return IntStream.rangeClosed(0, now).anyMatch(j -> is(q, j) && between(j + 1, now + 1, i -> is(p, i)));
  }

  /** Whether something is so at all instants from the first to before the last. */
  private static boolean between(int first, int last, IntPredicate so) {
    return IntStream.range(first, last).allMatch(so);
  }

  /** As many instants from now on as tell two formulas from all others that come. */
  private IntStream toCome(int now, Expr p, Expr q) {
    int repeats = Math.max(now, Math.max(settled(p), settled(q)));
    return IntStream.range(now, repeats + lasso.period());
  }
}
