package baton.models.interpreter;

import baton.models.value.State;
import java.util.Optional;

/**
 * Where a formula is judged.
 *
 * @param state the state that unprimed reads see; monitor bits, if any, follow the protocol's variables
 * @param did the step that {@code did} speaks of; empty at the first instant and while idle
 * @param after the state that {@code e'} sees; only where a step is judged
 */
public record Moment(State state, Optional<Label> did, Optional<State> after) {
  /** An instant: the step that led here, and what holds now. */
  public static Moment instant(State state, Optional<Label> did) {
    return new Moment(state, did, Optional.empty());
  }

  /** A step. */
  public static Moment step(State before, Label label, State after) {
    return new Moment(before, Optional.of(label), Optional.of(after));
  }
}
