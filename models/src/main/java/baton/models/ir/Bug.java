package baton.models.ir;

import baton.models.source.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A documented mistake that can be switched on.
 *
 * @param violates the goals that it breaks; empty: no expectation
 * @param with the instance at which it breaks them
 * @param on whether it is on in this protocol
 */
public record Bug(
    String name, List<String> violates, Settings with, boolean on, Optional<String> doc, Origin at) {
  public Bug {
    violates = List.copyOf(violates);
  }
}
