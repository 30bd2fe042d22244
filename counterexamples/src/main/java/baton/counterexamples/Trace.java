package baton.counterexamples;

import baton.models.interpreter.Label;
import baton.models.ir.Ill;
import baton.models.source.Origin;
import baton.models.value.State;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an engine claims happened: plain data in a stable order, no solver terms, no live handles.
 *
 * @param initial empty only where initialisation itself is ill; then there are no steps
 * @param attempt the ill step that was tried in the last state, counted in {@link #length()}
 * @param loopStart for a run that goes on for ever: the number of a state (0 is the initial one) that is the
 *     last state again, and whose steps from there on are repeated for ever. The number of the last state
 *     itself: from there on the run is idle
 */
public record Trace(Optional<State> initial, List<Step> steps, Optional<Attempt> attempt, OptionalInt loopStart) {
  /** One step and the state that it leads to. */
  public record Step(Label label, State after) {}

  /** A step, or initialisation if it has no label, that goes ill. */
  public record Attempt(Optional<Label> label, Ill kind, Origin at) {}

  public Trace {
    steps = List.copyOf(steps);
    if (initial.isEmpty() && !steps.isEmpty()) {
      throw new IllegalArgumentException("steps from no state");
    }
    if (loopStart.isPresent() && (loopStart.getAsInt() < 0 || loopStart.getAsInt() > steps.size())) {
      throw new IllegalArgumentException("a loop from no state");
    }
  }

  /** The number of steps, an ill attempt included; an ill initialisation has none. */
  public int length() {
    return steps.size() + (int) attempt.flatMap(Attempt::label).stream().count();
  }

  /** Whether the run ends in idle instants for ever. */
  public boolean endsIdle() {
    return loopStart.isPresent() && loopStart.getAsInt() == steps.size();
  }

  /** The state of that number; 0 is the initial one. */
  public State state(int number) {
    return number == 0 ? initial.orElseThrow() : steps.get(number - 1).after();
  }

  /** The state after the last step that has one. */
  public Optional<State> last() {
    return steps.isEmpty() ? initial : Optional.of(steps.getLast().after());
  }
}
