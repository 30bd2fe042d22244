package baton.counterexamples;

import baton.models.interpreter.Evaluation;
import baton.models.interpreter.InitialStates;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.interpreter.Transitions;
import baton.models.ir.Measure;
import baton.models.ir.Protocol;
import baton.models.value.State;
import baton.properties.Goal;
import com.google.common.base.Suppliers;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Runs a claimed trace again, step by step, and judges its goal at the end. Not safe for use by several
 * threads at once.
 */
public final class Replay {
  /** How a replay ends. */
  public sealed interface Outcome {
    /** Every step is one of the protocol, and the trace shows what it claims of its goal. */
    record Confirmed() implements Outcome {}

    /**
     * The trace is none of the protocol, or shows nothing.
     *
     * @param step the number of the step that does not fit, from 1; 0 for the initial state; the number of
     *     the last one where all fit, and the goal is not violated at the end
     * @param because what does not fit, in the author's terms
     */
    record Rejected(int step, String because) implements Outcome {}
  }

  private final Interpreter interpreter;
  private final Supplier<InitialStates> initial; // there may be very many
  private final Shown shown;

  public Replay(Protocol protocol) {
    interpreter = new Interpreter(protocol);
    initial = Suppliers.memoize(interpreter::initialStates);
    shown = new Shown(interpreter);
  }

  /** Whether the trace is a run that violates the goal, or for a goal to be reached, reaches it. */
  public Outcome confirm(Goal goal, Trace trace) {
    return follow(trace).orElseGet(() -> shown.missing(goal, trace)
        .<Outcome>map(because -> new Outcome.Rejected(trace.length(), because))
        .orElseGet(Outcome.Confirmed::new));
  }

  /** Whether the trace is a run along which a measure attains a value; empty: more than any. */
  public Outcome attains(Measure measure, OptionalLong value, Trace trace) {
    return follow(trace).orElseGet(() -> {
      Optional<Stretch> most = Stretch.most(interpreter, measure, trace);
      boolean shown = most.isPresent()
          && (value.isEmpty() ? most.get().endless() : !most.get().endless() && most.get().sum() == value.getAsLong());
      return shown
          ? new Outcome.Confirmed()
          : new Outcome.Rejected(trace.length(), "`" + measure.name() + "` is something else along it");
    });
  }

  /** What does not fit; empty if every step is one of the protocol. */
  public Optional<Outcome> follow(Trace trace) {
    if (trace.initial().isEmpty()) {
      return initialisation(trace);
    }
    State state = trace.initial().get();
    Optional<String> beginning = beginning(state);
    if (beginning.isPresent()) {
      return rejected(0, beginning.get());
    }
    for (int i = 0; i < trace.steps().size(); i++) {
      Trace.Step step = trace.steps().get(i);
      Optional<String> problem = problem(state, step);
      if (problem.isPresent()) {
        return rejected(i + 1, problem.get());
      }
      state = step.after();
    }
    State last = state;
    if (trace.loopStart().isPresent() && !trace.state(trace.loopStart().getAsInt()).equals(last)) {
      return rejected(trace.steps().size(), "the last state is not the one from which it is to go on again: "
          + difference(List.of(trace.state(trace.loopStart().getAsInt())), last, "it has", "where that has"));
    }
    return trace.attempt()
        .flatMap(a -> attempt(a, last))
        .flatMap(because -> rejected(trace.length(), because));
  }

  private static Optional<Outcome> rejected(int step, String because) {
    return Optional.of(new Outcome.Rejected(step, because));
  }

  private Optional<Outcome> initialisation(Trace trace) {
    Optional<Evaluation.Undefined> ill = initial.get().ill();
    if (trace.attempt().isEmpty() || trace.attempt().get().label().isPresent()) {
      return rejected(0, "there is no initial state");
    }
    if (ill.isEmpty()) {
      return rejected(0, "initialisation is well-defined");
    }
    return ill.get().kind() == trace.attempt().get().kind()
        ? Optional.empty()
        : rejected(0, "initialisation is ill-defined in another way: " + ill.get().kind().word());
  }

  private Optional<String> beginning(State state) {
    int width = interpreter.protocol().variables().size();
    if (state.size() != width) {
      return Optional.of("the state has " + state.size() + " values, the protocol " + width + " variables");
    }
    if (interpreter.isInitial(state)) {
      return Optional.empty();
    }
    return Optional.of(initial.get().states().isEmpty()
        ? "the protocol has no initial state"
        : "this is no initial state: "
            + difference(initial.get().states(), state, "it has", "where the nearest has"));
  }

  private Optional<String> problem(State state, Trace.Step step) {
    Label label = step.label();
    Optional<Transitions> found = interpreter.transitions(state, label);
    if (found.isEmpty()) {
      return Optional.of(label + " is not enabled: " + new Refusals(interpreter).of(state, label).because());
    }
    List<State> successors = found.get().successors();
    if (successors.contains(step.after())) {
      return Optional.empty();
    }
    if (successors.isEmpty()) {
      return Optional.of(label + " is ill-defined: "
          + found.get().ill().map(u -> IllWords.of(u.kind())).orElse("it has no successor"));
    }
    if (step.after().size() != state.size()) {
      return Optional.of(
          "the state after " + label + " has " + step.after().size() + " values, not " + state.size());
    }
    return Optional.of(label + " leads elsewhere: "
        + difference(successors, step.after(), "the trace has", "where the protocol has"));
  }

  /** The first place in which a state differs from the one that is nearest to it. */
  private String difference(List<State> candidates, State state, String here, String there) {
    State nearest = candidates.stream()
        .min(Comparator.comparingInt(c -> Changes.between(interpreter.protocol(), c, state).size()))
        .orElseThrow();
    List<Changes.Change> all = Changes.between(interpreter.protocol(), state, nearest);
    Changes.Change first = all.getFirst();
    String text = first.before().isPresent()
        ? here + " " + first.place() + " = " + first.before().get() + ", " + there + " " + first.after()
        : here + " another " + first.place() + ", " + there + " " + first.after();
    int more = all.size() - 1;
    return text + (more == 0 ? "" : " (and " + more + (more == 1 ? " other place)" : " other places)"));
  }

  /** Why an attempt is not ill-defined in the way that is claimed. */
  private Optional<String> attempt(Trace.Attempt attempt, State state) {
    if (attempt.label().isEmpty()) {
      return Optional.of("initialisation comes before the first state");
    }
    Label label = attempt.label().get();
    Optional<Transitions> found = interpreter.transitions(state, label);
    if (found.isEmpty()) {
      return Optional.of(label + " is not enabled: " + new Refusals(interpreter).of(state, label).because());
    }
    Optional<Evaluation.Undefined> ill = found.get().ill();
    if (ill.isEmpty()) {
      return Optional.of(label + " is well-defined");
    }
    return ill.get().kind() == attempt.kind()
        ? Optional.empty()
        : Optional.of(label + " is ill-defined in another way: " + ill.get().kind().word() + ", not "
            + attempt.kind().word());
  }
}
