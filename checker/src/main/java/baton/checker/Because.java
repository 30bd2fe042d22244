package baton.checker;

import baton.counterexamples.Trace;
import baton.models.interpreter.Evaluation;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.interpreter.Transitions;
import baton.models.ir.Protocol;
import baton.models.value.State;
import baton.models.value.Value;
import baton.properties.Goal;
import baton.properties.Judge;
import java.util.List;
import java.util.Optional;

/** What is ill-defined at the end of a violation, where that is the violation; as the reference semantics says. */
public final class Because {
  private Because() {}

  /** What the end of a run that violates the goal shows. */
  public static Optional<Evaluation.Undefined> of(Goal goal, Protocol protocol, Trace trace) {
    Interpreter interpreter = new Interpreter(protocol);
    Judge judge = new Judge(interpreter);
    return switch (goal) {
      case Goal.Always a -> always(a, judge, trace);
      case Goal.Liveness l -> always(l.safety(), judge, trace);
      case Goal.EveryStep e -> {
        List<Trace.Step> steps = trace.steps();
        State before = steps.size() > 1 ? steps.get(steps.size() - 2).after() : trace.initial().orElseThrow();
        yield judge.at(e, before, steps.getLast().label(), steps.getLast().after()).ill();
      }
      case Goal.WellDefined _ -> {
        State last = trace.steps().isEmpty() ? trace.initial().orElseThrow() : trace.steps().getLast().after();
        yield interpreter.transitions(last).stream().map(Transitions::ill).flatMap(Optional::stream).findFirst();
      }
      case Goal.Somewhere _, Goal.Unsupported _, Goal.NotChecked _, Goal.MeasureGoal _, Goal.Deadlock _ ->
          Optional.empty();
    };
  }

  private static Optional<Evaluation.Undefined> always(Goal.Always goal, Judge judge, Trace trace) {
    Judge.Instant here =
        judge.at(goal, trace.initial().orElseThrow(), goal.monitor().initial(), Optional.<Label>empty());
    for (Trace.Step step : trace.steps()) {
      List<Value> bits = here.bits();
      here = judge.at(goal, step.after(), bits, Optional.of(step.label()));
    }
    return here.ill();
  }
}
