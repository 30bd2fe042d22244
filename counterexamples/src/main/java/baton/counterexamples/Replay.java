package baton.counterexamples;

import baton.models.interpreter.InitialStates;
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

/** Runs a claimed trace again, step by step, and judges its goal at the end. */
public final class Replay {
  /** How a replay ends. */
  public sealed interface Outcome {
    /** Every step is one of the protocol, and the trace shows what it claims of its goal. */
    record Confirmed() implements Outcome {}

    /**
     * The trace is none of the protocol, or shows nothing.
     *
     * @param step the number of the step that does not fit, from 1; 0 for the initial state
     */
    record Rejected(int step, String because) implements Outcome {}
  }

  private final Interpreter interpreter;
  private final Judge judge;

  public Replay(Protocol protocol) {
    interpreter = new Interpreter(protocol);
    judge = new Judge(interpreter);
  }

  /** Whether the trace is a run that violates the goal, or for a goal to be reached, reaches it. */
  public Outcome confirm(Goal goal, Trace trace) {
    Optional<Outcome> broken = follow(trace);
    return broken.orElseGet(() -> shows(goal, trace));
  }

  /** Empty if every step is one of the protocol. */
  public Optional<Outcome> follow(Trace trace) {
    InitialStates initial = interpreter.initialStates();
    if (trace.initial().isEmpty()) {
      boolean same = trace.attempt().isPresent() && initial.ill().isPresent()
          && initial.ill().get().kind() == trace.attempt().get().kind();
      return same ? Optional.empty() : rejected(0, "initialisation is not ill-defined");
    }
    State state = trace.initial().get();
    if (!initial.states().contains(state)) {
      return rejected(0, "this is no initial state");
    }
    for (int i = 0; i < trace.steps().size(); i++) {
      Trace.Step step = trace.steps().get(i);
      Optional<Transitions> transitions = transitions(state, step.label());
      if (transitions.isEmpty()) {
        return rejected(i + 1, step.label() + " is not enabled");
      }
      if (!transitions.get().successors().contains(step.after())) {
        return rejected(i + 1, step.label() + " leads to another state");
      }
      state = step.after();
    }
    return trace.attempt().isPresent() ? attempt(trace, state) : Optional.empty();
  }

  private Optional<Outcome> attempt(Trace trace, State state) {
    Trace.Attempt attempt = trace.attempt().orElseThrow();
    Optional<Transitions> transitions = attempt.label().flatMap(l -> transitions(state, l));
    boolean ill = transitions.flatMap(Transitions::ill).filter(u -> u.kind() == attempt.kind()).isPresent();
    return ill
        ? Optional.empty()
        : rejected(trace.length(), attempt.label().map(Label::toString).orElse("the step") + " is not ill-defined");
  }

  private Optional<Transitions> transitions(State state, Label label) {
    return interpreter.transitions(state).stream().filter(t -> t.label().equals(label)).findFirst();
  }

  private static Optional<Outcome> rejected(int step, String because) {
    return Optional.of(new Outcome.Rejected(step, because));
  }

  private Outcome shows(Goal goal, Trace trace) {
    boolean shown =
        switch (goal) {
          case Goal.WellDefined _ -> trace.attempt().isPresent();
          case Goal.Deadlock _ -> trace.last().filter(interpreter::isDeadlocked).isPresent();
          case Goal.Always always -> violates(always, trace);
          case Goal.Liveness liveness -> violates(liveness.safety(), trace);
          case Goal.EveryStep step -> violates(step, trace);
          case Goal.Somewhere somewhere -> reaches(somewhere, trace);
          case Goal.NotChecked _, Goal.MeasureGoal _ -> false;
        };
    return shown
        ? new Outcome.Confirmed()
        : new Outcome.Rejected(trace.length(), "it does not show what it claims about `" + goal.name() + "`");
  }

  private boolean violates(Goal.Always goal, Trace trace) {
    if (trace.initial().isEmpty()) {
      return false;
    }
    Judge.Instant here = judge.at(goal, trace.initial().get(), goal.monitor().initial(), Optional.empty());
    for (Trace.Step step : trace.steps()) {
      if (here.violated()) {
        return false; // a shorter run would have done
      }
      here = judge.at(goal, step.after(), here.bits(), Optional.of(step.label()));
    }
    return here.violated();
  }

  private boolean violates(Goal.EveryStep goal, Trace trace) {
    List<Trace.Step> steps = trace.steps();
    if (steps.isEmpty()) {
      return false;
    }
    State before = steps.size() == 1 ? trace.initial().orElseThrow() : steps.get(steps.size() - 2).after();
    return judge.at(goal, before, steps.getLast().label(), steps.getLast().after()).violated();
  }

  private boolean reaches(Goal.Somewhere goal, Trace trace) {
    if (trace.initial().isEmpty()) {
      return false;
    }
    List<Value> initial = goal.monitor().initial();
    Judge.Instant here = judge.at(goal, trace.initial().get(), initial, Optional.empty());
    for (Trace.Step step : trace.steps()) {
      here = judge.at(goal, step.after(), here.bits(), Optional.of(step.label()));
    }
    return here.met();
  }
}
