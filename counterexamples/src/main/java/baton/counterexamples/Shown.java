package baton.counterexamples;

import baton.models.interpreter.Interpreter;
import baton.models.ir.Measure;
import baton.models.value.State;
import baton.models.value.Value;
import baton.properties.Goal;
import baton.properties.Judge;
import java.util.List;
import java.util.Optional;

/** Judges whether a run, all of whose steps fit, shows at its end what it claims of a goal. */
final class Shown {
  private final Interpreter interpreter;
  private final Judge judge;

  Shown(Interpreter interpreter) {
    this.interpreter = interpreter;
    judge = new Judge(interpreter);
  }

  /** What is missing, in words; empty if it is shown. */
  Optional<String> missing(Goal goal, Trace trace) {
    if (goal instanceof Goal.MeasureGoal(Measure measure) && trace.attempt().isEmpty()) {
      return Stretch.missing(interpreter, measure, trace);
    }
    if (trace.loopStart().isPresent()) {
      return goal instanceof Goal.Liveness liveness && trace.attempt().isEmpty()
          ? new Recurrence(interpreter, Lasso.of(trace)).missing(liveness)
          : Optional.of("a run that repeats for ever shows nothing of `" + goal.name() + "`");
    }
    if (goal instanceof Goal.WellDefined) {
      return trace.attempt().isPresent() ? Optional.empty() : Optional.of("no step of it is ill-defined");
    }
    if (trace.attempt().isPresent()) {
      return Optional.of("it ends in an ill-defined step, which only violates `well-defined`");
    }
    State last = trace.last().orElseThrow();
    return switch (goal) {
      case Goal.WellDefined _ -> Optional.empty();
      case Goal.Deadlock _ -> deadlock(last);
      case Goal.Always always -> violation(always, trace);
      case Goal.Liveness liveness -> violation(liveness.safety(), trace);
      case Goal.EveryStep step -> violation(step, trace);
      case Goal.Somewhere somewhere -> arrival(somewhere, trace);
      case Goal.Unsupported not -> Optional.of("`" + goal.name() + "` is not judged: " + not.why());
      case Goal.NotChecked not -> Optional.of("`" + goal.name() + "` is not checked: " + not.why());
      case Goal.MeasureGoal(Measure measure) -> Stretch.missing(interpreter, measure, trace);
    };
  }

  private Optional<String> deadlock(State state) {
    return interpreter.isDeadlocked(state)
        ? Optional.empty()
        : Optional.of(interpreter.transitions(state).stream().filter(t -> !t.fault()).findFirst()
            .map(t -> "its last state is no deadlock: " + t.label() + " is enabled")
            .orElse("its last state is no deadlock: a run may end there"));
  }

  private Optional<String> violation(Goal.Always goal, Trace trace) {
    Judge.Instant here = judge.at(
        goal, trace.initial().orElseThrow(), goal.monitor().initial(), Optional.empty());
    for (int i = 0; i < trace.steps().size(); i++) {
      if (here.violated()) {
        return Optional.of("`" + goal.name() + "` is violated earlier, "
            + (i == 0 ? "in the initial state" : "after step " + i));
      }
      Trace.Step step = trace.steps().get(i);
      here = judge.at(goal, step.after(), here.bits(), Optional.of(step.label()));
    }
    return here.violated()
        ? Optional.empty()
        : Optional.of("`" + goal.name() + "` is not violated at its end");
  }

  private Optional<String> violation(Goal.EveryStep goal, Trace trace) {
    List<Trace.Step> steps = trace.steps();
    if (steps.isEmpty()) {
      return Optional.of("it has no step, of which `" + goal.name() + "` could be violated");
    }
    State before = steps.size() == 1 ? trace.initial().orElseThrow() : steps.get(steps.size() - 2).after();
    return judge.at(goal, before, steps.getLast().label(), steps.getLast().after()).violated()
        ? Optional.empty()
        : Optional.of("its last step does not violate `" + goal.name() + "`");
  }

  private Optional<String> arrival(Goal.Somewhere goal, Trace trace) {
    List<Value> initial = goal.monitor().initial();
    Judge.Instant here = judge.at(goal, trace.initial().orElseThrow(), initial, Optional.empty());
    for (Trace.Step step : trace.steps()) {
      here = judge.at(goal, step.after(), here.bits(), Optional.of(step.label()));
    }
    return here.reached() ? Optional.empty() : Optional.of("`" + goal.name() + "` is not reached at its end");
  }
}
