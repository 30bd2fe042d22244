package baton.cli;

import baton.models.ir.Bug;
import baton.models.ir.Expectation;
import baton.models.ir.Protocol;
import java.util.List;
import java.util.Optional;

/** Which verdict a model itself expects (§5.3 and §14.4 of the semantics). */
final class Expected {
  private Expected() {}

  /** With bugs on, only the goals that they name are constrained. */
  static Optional<String> of(String goal, Protocol protocol) {
    List<Bug> on = protocol.bugs().stream().filter(Bug::on).toList();
    if (!on.isEmpty()) {
      return on.stream().anyMatch(b -> b.violates().contains(goal)) ? Optional.of("violated") : Optional.empty();
    }
    return Optional.of(protocol.expectations().stream()
        .filter(e -> e.with().isEmpty() && e.goal().equals(goal))
        .map(Expectation::verdict)
        .findFirst()
        .orElse("holds"));
  }
}
