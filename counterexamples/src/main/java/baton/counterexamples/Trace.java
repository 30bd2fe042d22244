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
 * @param loopStart for a lasso: the number of the state (0 is the initial one) to which the last state's
 *     continuation returns
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
  }

  /** The number of steps, an ill attempt included; an ill initialisation has none. */
  public int length() {
    return steps.size() + (int) attempt.flatMap(Attempt::label).stream().count();
  }

  /** The state after the last step that has one. */
  public Optional<State> last() {
    return steps.isEmpty() ? initial : Optional.of(steps.getLast().after());
  }
}
