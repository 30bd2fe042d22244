package baton.checker.ground;

import java.util.List;
import java.util.Optional;

/**
 * Arguments of {@code did}, {@code enabled}, {@code running}, {@code at} and {@code abort}; empty is
 * {@code _}.
 */
record Patterns(List<Optional<Rep>> values, Node ok) {
  Patterns {
    values = List.copyOf(values);
  }

  /** Whether a tuple of arguments is one of those meant. */
  Node match(List<Rep> arguments, Parts parts) {
    Node all = parts.nodes().TRUE;
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).isPresent()) {
        all = parts.nodes().and(all, parts.equal(values.get(i).get(), arguments.get(i)));
      }
    }
    return all;
  }
}
