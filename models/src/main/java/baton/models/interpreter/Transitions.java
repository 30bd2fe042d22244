package baton.models.interpreter;

import baton.models.value.State;
import java.util.List;
import java.util.Optional;

/**
 * What one instance of an action can do in one state: at least one successor, or an ill resolution.
 *
 * @param successors distinct, in the reporting order of states
 * @param ill the first ill resolution
 */
public record Transitions(Label label, boolean fault, List<State> successors, Optional<Evaluation.Undefined> ill) {
  public Transitions {
    successors = List.copyOf(successors);
  }
}
