package baton.tests.liveness;

import baton.counterexamples.LassoProbe;
import baton.counterexamples.Trace;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.interpreter.Moment;
import baton.models.interpreter.Transitions;
import baton.models.ir.Action;
import baton.models.ir.Expr;
import baton.models.ir.Place;
import baton.models.ir.Protocol;
import baton.models.ir.Routine;
import baton.models.source.Origin;
import baton.models.value.State;
import baton.models.value.Value;
import baton.models.value.Values;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The third way: goes through all infinite runs of limited length one by one, and judges each by definition. */
final class Lassos {
  private final Protocol protocol;
  private final Interpreter interpreter;
  private final Goal.Liveness goal;
  private final Map<State, List<Transitions>> transitions = new HashMap<>();
  private int patience;
  private Optional<Trace> violation = Optional.empty();

  private Lassos(Protocol protocol, Goal.Liveness goal, int patience) {
    this.protocol = protocol;
    this.goal = goal;
    this.patience = patience;
    interpreter = new Interpreter(protocol);
  }

  /** A fair run of at most so many steps that violates the goal; {@code patience}: so many are judged. */
  static Optional<Trace> violation(Protocol protocol, Goal.Liveness goal, int most, int patience) {
    Lassos lassos = new Lassos(protocol, goal, patience);
    for (int length = 0; length <= most; length++) {
      for (State initial : lassos.interpreter.initialStates().states()) {
        lassos.extend(initial, new ArrayList<>(), length);
      }
    }
    return lassos.violation;
  }

  private List<Transitions> transitions(State state) {
    return transitions.computeIfAbsent(state, interpreter::transitions);
  }

  private void extend(State initial, List<Trace.Step> steps, int length) {
    if (violation.isPresent() || patience <= 0) {
      return;
    }
    State last = steps.isEmpty() ? initial : steps.getLast().after();
    if (steps.size() == length) {
      for (int start = 0; start <= length; start++) {
        Trace lasso = new Trace(Optional.of(initial), steps, Optional.empty(), OptionalInt.of(start));
        if (lasso.state(start).equals(last)) {
          patience--;
          if (isFair(lasso) && LassoProbe.violates(interpreter, goal, lasso)) {
            violation = Optional.of(lasso);
            return;
          }
        }
      }
      return;
    }
    for (Transitions t : transitions(last)) {
      for (State after : t.successors()) {
        steps.add(new Trace.Step(t.label(), after));
        extend(initial, steps, length);
        steps.removeLast();
      }
    }
  }

  /** §9.3 of the semantics, word for word. */
  boolean isFair(Trace lasso) {
    for (Place place : protocol.places()) {
      for (List<Value> arguments : Values.tuples(place.parameters().stream().map(b -> Values.all(b.type())).toList())) {
        if (place.step().isPresent() && neglects(lasso, place, arguments, true, true)) {
          return false;
        }
        if (place.step().isEmpty() && place.fairness() != Place.Fairness.NONE
            && neglects(lasso, place, arguments, place.fairness() == Place.Fairness.WEAK, false)) {
          return false;
        }
      }
    }
    return protocol.routines().stream().filter(Routine::fair).noneMatch(r -> neverBegins(lasso, r));
  }

  private static int loopStates(Trace lasso) {
    return lasso.endsIdle() ? 1 : lasso.steps().size() - lasso.loopStart().orElseThrow();
  }

  private boolean neglects(Trace lasso, Place place, List<Value> arguments, boolean weak, boolean begun) {
    int start = lasso.loopStart().orElseThrow();
    int enabled = 0;
    for (int i = 0; i < loopStates(lasso); i++) {
      State state = lasso.state(start + i);
      boolean now = place.alternatives().stream().filter(a -> !a.fault()).anyMatch(a -> isEnabled(state, a, arguments))
          && (!begun || isRunning(state, place.step().orElseThrow().routine()));
      enabled += now ? 1 : 0;
    }
    boolean taken = lasso.steps().subList(start, lasso.steps().size()).stream()
        .map(Trace.Step::label)
        .anyMatch(l -> l.arguments().equals(arguments)
            && place.alternatives().stream().anyMatch(a -> a.name().equals(l.action())));
    return !taken && (weak ? enabled == loopStates(lasso) : enabled > 0);
  }

  private boolean isEnabled(State state, Action action, List<Value> arguments) {
    return transitions(state).stream()
        .anyMatch(t -> t.label().equals(new Label(action.name(), arguments)) && !t.successors().isEmpty());
  }

  /** The routines of these tests have no parameters. */
  private boolean isRunning(State state, String routine) {
    Expr running = new Expr.Running(routine, List.of(), Origin.nowhere());
    return interpreter.evaluate(running, Moment.instant(state, Optional.empty())).isTrue();
  }

  private boolean neverBegins(Trace lasso, Routine routine) {
    int start = lasso.loopStart().orElseThrow();
    List<String> own = routine.steps().stream().flatMap(p -> p.alternatives().stream()).map(Action::name).toList();
    for (int i = 0; i < loopStates(lasso); i++) {
      State state = lasso.state(start + i);
      boolean mayBegin = !isRunning(state, routine.name()) && routine.steps().stream()
          .flatMap(p -> p.alternatives().stream())
          .anyMatch(a -> !a.fault() && isEnabled(state, a, List.of()));
      boolean begins = !lasso.endsIdle() && !isRunning(state, routine.name())
          && own.contains(lasso.steps().get(start + i).label().action());
      if (begins || !mayBegin) {
        return false;
      }
    }
    return true;
  }
}
