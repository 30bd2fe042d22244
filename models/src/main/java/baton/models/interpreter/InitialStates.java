package baton.models.interpreter;

import baton.models.source.Origin;
import baton.models.value.State;
import java.util.List;
import java.util.Optional;

/**
 * Where runs begin.
 *
 * @param states distinct, in the reporting order
 * @param ill the first ill resolution of an initialiser or of {@code init}
 * @param emptiedBy where there is no state and nothing is ill: the {@code assume} or {@code require} that
 *     refused the last candidates
 */
public record InitialStates(
    List<State> states, Optional<Evaluation.Undefined> ill, Optional<Origin> emptiedBy) {
  public InitialStates {
    states = List.copyOf(states);
  }
}
