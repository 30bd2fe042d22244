package baton.models.interpreter;

import baton.models.value.State;
import baton.models.value.Value;
import java.util.Optional;

/**
 * One way to execute so far: a private copy of the state, what is bound, and inside a simultaneous
 * {@code for} what the iteration has written.
 *
 * @param writes empty outside simultaneous loops
 */
record Run(State state, Bindings bindings, Optional<Writes> writes, Status status) {
  /** How far it came. */
  sealed interface Status {
    record Going() implements Status {}

    record Returned(Optional<Value> value) implements Status {}

    /** A guard was false, or nothing could be chosen. */
    record Disabled() implements Status {}

    record Failed(Evaluation.Undefined ill) implements Status {}
  }

  static Run begin(State state, Bindings bindings) {
    return new Run(state, bindings, Optional.empty(), new Status.Going());
  }

  boolean isGoing() {
    return status instanceof Status.Going;
  }

  Run with(State changed) {
    return new Run(changed, bindings, writes, status);
  }

  Run with(Bindings changed) {
    return new Run(state, changed, writes, status);
  }

  Run with(Status changed) {
    return new Run(state, bindings, writes, changed);
  }

  Run with(State changed, Optional<Writes> log) {
    return new Run(changed, bindings, log, status);
  }

  Run failed(Evaluation.Undefined ill) {
    return with(new Status.Failed(ill));
  }
}
