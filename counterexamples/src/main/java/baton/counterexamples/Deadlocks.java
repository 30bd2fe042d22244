package baton.counterexamples;

import baton.models.interpreter.Evaluation;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.ir.Action;
import baton.models.ir.Expr;
import baton.models.ir.ExprPrinter;
import baton.models.ir.Place;
import baton.models.ir.Protocol;
import baton.models.value.State;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says of a deadlock which actions came closest to being enabled, and why the run may not end there. */
final class Deadlocks {
  /** So many actions are named, each with its closest instance. */
  private static final int MOST = 6;

  private record Closest(Label label, Refusal refusal) {}

  private final Interpreter interpreter;
  private final Protocol protocol;
  private final ExprPrinter printer;

  Deadlocks(Interpreter interpreter, ExprPrinter printer) {
    this.interpreter = interpreter;
    this.printer = printer;
    protocol = interpreter.protocol();
  }

  Explanation explain(State state) {
    Refusals refusals = new Refusals(interpreter);
    List<Closest> found = new ArrayList<>();
    int actions = 0;
    for (Place place : protocol.places()) {
      for (Action action : place.alternatives()) {
        if (!action.fault()) {
          actions++;
          closest(place, action, state, refusals).ifPresent(found::add);
        }
      }
    }
    List<Explanation> parts = new ArrayList<>();
    found.stream()
        .sorted(Comparator.comparingInt(c -> c.refusal().distance()))
        .limit(MOST)
        .forEach(c -> parts.add(part(c)));
    int rest = actions - parts.size();
    OnTrace here = new OnTrace(interpreter, List.of(state), List.of());
    if (!(protocol.terminal() instanceof Expr.Literal)) {
      Explanation condition = new Descent(here, printer).of(protocol.terminal(), View.instant(0));
      parts.add(Explanation.node("terminal", condition.value(), List.of(condition)));
    }
    String note = "no action is enabled"
        + (protocol.terminal() instanceof Expr.Literal ? ", and no `terminal` says that a run may end" : "")
        + (rest == 0 || parts.isEmpty() ? "" : "; these come closest:");
    return Explanation.node("", new Evaluation.Defined(Values.TRUE), parts).noted(note);
  }

  /** The instance of an action that needs the fewest conditions to change. */
  private static Optional<Closest> closest(Place place, Action action, State state, Refusals refusals) {
    List<List<Value>> instances =
        Values.tuples(place.parameters().stream().map(p -> Values.all(p.type())).toList());
    return instances.stream()
        .map(arguments -> new Label(action.name(), arguments))
        .map(label -> new Closest(label, refusals.of(state, label)))
        .filter(c -> c.refusal().distance() < Refusal.FAR)
        .min(Comparator.comparingInt(c -> c.refusal().distance()));
  }

  private static Explanation part(Closest c) {
    List<Explanation> why = c.refusal().why().map(List::of).orElse(List.of());
    Explanation part =
        Explanation.node("enabled " + c.label(), new Evaluation.Defined(Values.FALSE), why);
    return why.isEmpty() ? part.noted(c.refusal().because()) : part;
  }
}
