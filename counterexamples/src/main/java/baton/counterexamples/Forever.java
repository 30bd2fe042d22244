package baton.counterexamples;

import baton.models.interpreter.Evaluation;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Children;
import baton.models.ir.Expr;
import baton.models.ir.ExprPrinter;
import baton.models.ir.Rewrite;
import baton.properties.Grounding;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Goes down a closed formula, false of a run that goes on for ever, to what decides it. */
final class Forever {
  private final Trace trace;
  private final OnLasso values;
  private final OnTrace prefix;
  private final Descent descent;
  private final ExprPrinter printer;
  private final int last;
  private final IdentityHashMap<Expr, Expr> grounded = new IdentityHashMap<>();

  Forever(Interpreter interpreter, ExprPrinter printer, Trace trace) {
    this.trace = trace;
    this.printer = printer;
    values = new OnLasso(interpreter, Lasso.of(trace));
    prefix = OnTrace.of(interpreter, trace);
    descent = new Descent(prefix, printer);
    last = 2 * (trace.steps().size() + 1);
  }

  Evaluation value(Expr e, int instant) {
    return values.value(grounded.computeIfAbsent(e, Grounding::ground), instant);
  }

  private boolean is(Expr e, int instant) {
    return value(e, instant).isTrue();
  }

  Explanation of(Expr e, int now) {
    if (!hasFuture(e) && now <= trace.steps().size()) {
      return descent.of(e, View.instant(now));
    }
    return switch (e) {
      case Expr.Temporal t when !t.op().isPast() -> unary(t, now);
      case Expr.Temporal2 t when !t.op().isPast() -> binary(t, now);
      case Expr.Not(Expr body, _) -> node(e, now, List.of(of(body, now)));
      case Expr.Logic l -> node(e, now, logic(l, now));
      case Expr.Call call -> node(e, now, List.of(of(Rewrite.inlined(call), now)));
      case Expr.Let let ->
          node(e, now, List.of(of(Rewrite.substitute(let.body(), Map.of(let.binder(), let.value())), now)));
      case Expr.Quantified q -> node(e, now, quantified(q, now));
      case Expr other -> node(other, now, List.of());
    };
  }

  private static boolean hasFuture(Expr e) {
    return e instanceof Expr.Temporal t && !t.op().isPast()
        || e instanceof Expr.Temporal2 t2 && !t2.op().isPast()
        || e instanceof Expr.Call c && hasFuture(c.definition().body())
        || Children.of(e).stream().anyMatch(Forever::hasFuture);
  }

  private Explanation node(Expr e, int now, List<Explanation> parts) {
    return Explanation.node(printer.print(e), value(e, now), parts);
  }

  /** Behind the end of the trace come its repeated instants again; of an idle run, the last. */
  private Explanation at(Expr e, int instant, int from) {
    int end = trace.steps().size();
    int loop = Math.max(1, end - trace.loopStart().orElseThrow());
    int shown = instant;
    while (shown > end) {
      shown -= loop;
    }
    Explanation there = of(e, instant);
    return instant == from ? there : there.at(shown);
  }

  private OptionalInt first(int now, IntPredicate so) {
    return IntStream.rangeClosed(now, now + last).filter(so).findFirst();
  }

  private List<Explanation> where(Expr e, int now, IntPredicate so) {
    OptionalInt instant = first(now, so);
    return instant.isPresent() ? List.of(at(e, instant.getAsInt(), now)) : List.of();
  }

  private Explanation unary(Expr.Temporal t, int now) {
    Expr p = t.body();
    boolean holds = is(t, now);
    if (t.op() == Expr.UnaryTemporal.NEXT) {
      return node(t, now, List.of(at(p, now + 1, now)));
    }
    if (holds == (t.op() == Expr.UnaryTemporal.EVENTUALLY)) {
      return node(t, now, where(p, now, i -> is(p, i) == holds));
    }
    return node(t, now, List.of()).noted(holds ? "it is so for ever" : "it never is so from there on");
  }

  private Explanation binary(Expr.Temporal2 t, int now) {
    Expr p = t.left();
    Expr q = t.right();
    boolean holds = is(t, now);
    return switch (t.op()) {
      case LEADSTO -> holds
          ? node(t, now, List.of())
          : node(t, now, where(p, now, i -> is(p, i) && isNever(q, i)))
              .noted("`" + printer.print(q) + "` is never true from there on");
      case UNTIL -> isNever(q, now) && !holds
          ? node(t, now, List.of()).noted("`" + printer.print(q) + "` never is true")
          : node(t, now, holds ? where(q, now, i -> is(q, i)) : where(p, now, i -> !is(p, i)));
      case RELEASE -> node(t, now, holds ? List.of() : where(q, now, i -> !is(q, i)));
      case SINCE, WEAKSINCE -> node(t, now, List.of());
    };
  }

  private boolean isNever(Expr q, int from) {
    return first(from, i -> is(q, i)).isEmpty();
  }

  private List<Explanation> logic(Expr.Logic l, int now) {
    boolean left = is(l.left(), now);
    return switch (l.op()) {
      case AND -> List.of(of(left ? l.right() : l.left(), now));
      case OR -> left ? List.of(of(l.left(), now)) : List.of(of(l.left(), now), of(l.right(), now));
      case IMPLIES -> left ? List.of(of(l.left(), now), of(l.right(), now)) : List.of(of(l.left(), now));
    };
  }

  /** The first case that is not as an {@code all} or {@code some} would have it. */
  private List<Explanation> quantified(Expr.Quantified q, int now) {
    boolean all = q.quantifier() == Expr.Quantifier.ALL;
    for (Cases.Case c : Cases.of(q, prefix, View.instant(Math.min(now, trace.steps().size())))) {
      if (is(c.body(), now) != all) {
        return List.of(of(c.body(), now).bound(c.bindings()));
      }
    }
    return List.of();
  }

  /** What is ill-defined while the run is idle. */
  Optional<Explanation> ill(List<Expr> atoms) {
    return atoms.stream()
        .filter(a -> value(a, trace.steps().size() + 1) instanceof Evaluation.Undefined)
        .findFirst()
        .map(a -> node(a, trace.steps().size() + 1, List.of()).noted("while nothing happens"));
  }
}
