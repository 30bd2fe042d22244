package baton.checker.explicit;

import baton.checker.ground.Node;
import java.util.List;
import java.util.Set;

/**
 * What a goal remembers from instant to instant.
 *
 * @param bits behind an instant, over the bits before it
 * @param initial before the first instant
 * @param mentioned sorts of which it remembers something about particular elements
 */
record Remembered(List<Node> bits, List<Boolean> initial, Set<String> mentioned) {
  static final Remembered NOTHING = new Remembered(List.of(), List.of(), Set.of());

  Remembered {
    bits = List.copyOf(bits);
    initial = List.copyOf(initial);
    mentioned = Set.copyOf(mentioned);
  }
}
