package baton.checker.export.promela;

import baton.checker.ground.Node;
import java.util.HashMap;
import java.util.Map;

/** How many operations a node is as a tree, which is what a verifier compiles. */
final class Sizes {
  private static final long MOST = Long.MAX_VALUE / 8;

  private final Map<Node, Long> known = new HashMap<>();

  long of(Node node) {
    Long size = known.get(node);
    if (size == null) {
      long sum = 1;
      for (int i = 0; i < node.arity(); i++) {
        sum = Math.min(MOST, sum + of(node.operand(i)));
      }
      // the bits of a number are counted one by one
      size = node.op() == Node.Op.BIT_COUNT ? Math.min(MOST, sum * 32) : sum;
      known.put(node, size);
    }
    return size;
  }
}
