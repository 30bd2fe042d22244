package baton.counterexamples;

import baton.models.interpreter.Evaluation;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.interpreter.Transitions;
import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.ExprPrinter;
import baton.models.ir.Place;
import baton.models.ir.Protocol;
import baton.models.ir.Rewrite;
import baton.models.source.Origin;
import baton.models.value.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says in which way a step, or initialisation, is ill-defined: the kind, the line, the values if known. */
final class Attempts {
  private final Interpreter interpreter;
  private final Protocol protocol;
  private final ExprPrinter printer;

  Attempts(Interpreter interpreter, ExprPrinter printer) {
    this.interpreter = interpreter;
    this.printer = printer;
    protocol = interpreter.protocol();
  }

  /** {@code state}: the one in which it was tried, if it was a step. */
  Explanation explain(Trace.Attempt attempt, Optional<State> state) {
    Evaluation.Undefined ill = found(attempt, state);
    List<Explanation> parts = state
        .flatMap(s -> attempt.label().flatMap(l -> guard(l, s).or(() -> statement(l, s, ill))))
        .map(List::of)
        .orElse(List.of());
    String expression = attempt.label().map(Label::toString).orElse("init");
    return Explanation.node(expression, ill, parts).noted(IllWords.of(ill.kind()));
  }

  /** What the interpreter finds, which knows the place also where the trace was read from a file. */
  private Evaluation.Undefined found(Trace.Attempt attempt, Optional<State> state) {
    Optional<Evaluation.Undefined> found = state.isPresent()
        ? interpreter.transitions(state.get()).stream()
            .filter(t -> Optional.of(t.label()).equals(attempt.label())).findFirst().flatMap(Transitions::ill)
        : interpreter.initialStates().ill();
    return found.filter(u -> u.kind() == attempt.kind())
        .orElseGet(() -> new Evaluation.Undefined(attempt.kind(), attempt.at()));
  }

  private Optional<Explanation> guard(Label label, State state) {
    Optional<Place> place = protocol.placeOf(label.action());
    if (place.isPresent()) {
      return place.get().when().flatMap(w -> guard(w, place.get().parameters(), label, state));
    }
    return protocol.routine(label.action())
        .flatMap(r -> r.when().flatMap(w -> guard(w, r.parameters(), label, state)));
  }

  private Optional<Explanation> guard(Expr when, List<Binder> parameters, Label label, State state) {
    Map<Binder, Expr> values = new HashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      values.put(
          parameters.get(i),
          new Expr.Literal(label.arguments().get(i), parameters.get(i).type(), Origin.nowhere()));
    }
    Expr closed = Rewrite.substitute(when, values);
    OnTrace trace = new OnTrace(interpreter, List.of(state), List.of());
    View here = View.instant(0);
    return trace.value(closed, here).filter(v -> v instanceof Evaluation.Undefined)
        .map(_ -> new Descent(trace, printer).of(closed, here));
  }

  private Optional<Explanation> statement(Label label, State state, Evaluation.Undefined ill) {
    return BodyProbe.failing(protocol, state, label, ill)
        .flatMap(stop -> Statement.explain(stop, interpreter, printer));
  }
}
