package baton.models.interpreter;

import baton.models.value.State;
import baton.models.value.ValueOrder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what the resolutions of one instance come to. */
final class Resolutions {
  private final Label label;
  private final boolean fault;
  private final Set<State> successors = new LinkedHashSet<>();
  private Optional<Evaluation.Undefined> ill = Optional.empty();

  Resolutions(Label label, boolean fault) {
    this.label = label;
    this.fault = fault;
  }

  void reaches(State state) {
    successors.add(state);
  }

  void fails(Evaluation.Undefined reason) {
    if (ill.isEmpty()) {
      ill = Optional.of(reason);
    }
  }

  /** Empty if every resolution is disabled. */
  Optional<Transitions> transitions() {
    if (successors.isEmpty() && ill.isEmpty()) {
      return Optional.empty();
    }
    List<State> sorted = successors.stream().sorted(ValueOrder::compareStates).toList();
    return Optional.of(new Transitions(label, fault, sorted, ill));
  }
}
