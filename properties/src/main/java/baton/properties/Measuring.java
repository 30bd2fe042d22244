package baton.properties;

import baton.models.interpreter.Evaluation;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.interpreter.Moment;
import baton.models.ir.Action;
import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.Measure;
import baton.models.ir.Place;
import baton.models.value.State;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a measure counts (§9.5 of the semantics): of each step that leaves a state in which its condition is
 * true, the duration of the action, or one if it is among the steps named.
 */
public final class Measuring {
  private final Interpreter interpreter;
  private final Measure measure;

  public Measuring(Interpreter interpreter, Measure measure) {
    this.interpreter = interpreter;
    this.measure = measure;
  }

  /** All values of the measure's parameters. */
  public List<List<Value>> arguments() {
    return Values.tuples(measure.parameters().stream().map(p -> Values.all(p.type())).toList());
  }

  /** Whether a state belongs to a stretch; where the condition is ill-defined it does not. */
  public boolean inside(State state, List<Value> arguments) {
    return interpreter.evaluate(measure.condition(), Moment.instant(state, Optional.empty()), bound(arguments))
        .isTrue();
  }

  /** What a step counts; empty if its duration is ill-defined or negative. */
  public OptionalLong weight(State before, Label label) {
    if (!measure.stepsOf().isEmpty()) {
      return OptionalLong.of(measure.stepsOf().contains(label.action()) ? 1 : 0);
    }
    Place place = interpreter.protocol().placeOf(label.action()).orElseThrow();
    Optional<Expr> takes = place.alternatives().stream()
        .filter(a -> a.name().equals(label.action()))
        .findFirst()
        .flatMap(Action::takes);
    return takes.isEmpty()
        ? OptionalLong.of(0)
        : number(takes.get(), before, bound(place.parameters(), label.arguments()));
  }

  /** The greatest value allowed in runs through a state; empty if there is none, or if it is ill-defined. */
  public OptionalLong limit(State state, List<Value> arguments) {
    return measure.limit().isEmpty()
        ? OptionalLong.empty()
        : number(measure.limit().get(), state, bound(arguments));
  }

  private OptionalLong number(Expr e, State state, Map<Binder, Value> bound) {
    return interpreter.evaluate(e, Moment.instant(state, Optional.empty()), bound)
            instanceof Evaluation.Defined(Value.Int(long n)) && n >= 0
        ? OptionalLong.of(n)
        : OptionalLong.empty();
  }

  private Map<Binder, Value> bound(List<Value> arguments) {
    return bound(measure.parameters(), arguments);
  }

  private static Map<Binder, Value> bound(List<Binder> parameters, List<Value> arguments) {
    Map<Binder, Value> bound = new HashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      bound.put(parameters.get(i), arguments.get(i));
    }
    return bound;
  }
}
