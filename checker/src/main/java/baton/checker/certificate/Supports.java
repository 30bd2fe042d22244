package baton.checker.certificate;

import baton.checker.ground.Node;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** The cells of which nodes speak; each node is looked at once. */
final class Supports {
  private final Map<Node, BitSet> known = new HashMap<>();

  /** Not to be changed. */
  BitSet of(Node n) {
    BitSet support = known.get(n);
    if (support == null) {
      support = new BitSet();
      if (n.op() == Node.Op.CELL) {
        support.set((int) n.k());
      }
      for (int i = 0; i < n.arity(); i++) {
        support.or(of(n.operand(i)));
      }
      known.put(n, support);
    }
    return support;
  }
}
