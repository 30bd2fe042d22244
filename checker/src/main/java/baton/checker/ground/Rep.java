package baton.checker.ground;

import baton.models.value.Type;
import java.util.Arrays;
import java.util.List;

/** A value that is not known: a node for each leaf, see {@link Leaves}. */
record Rep(Type type, List<Node> leaves) {
  Rep {
    leaves = List.copyOf(leaves);
  }

  static Rep of(Type type, Node... leaves) {
    return new Rep(type, Arrays.asList(leaves));
  }

  /** The only leaf. */
  Node leaf() {
    if (leaves.size() != 1) {
      throw new IllegalStateException(type + " has " + leaves.size() + " leaves");
    }
    return leaves.getFirst();
  }

  /** The part of another type whose leaves begin at {@code from}. */
  Rep part(Type part, int from) {
    return new Rep(part, leaves.subList(from, from + Leaves.count(part)));
  }
}
