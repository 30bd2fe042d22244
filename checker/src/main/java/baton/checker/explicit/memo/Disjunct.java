package baton.checker.explicit.memo;

import baton.checker.explicit.code.Packing;
import baton.checker.ground.Node;
import baton.checker.ground.Node.Op;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A part of a node that makes it true.
 *
 * @param index which node of a list
 * @param what the part, or its opposite
 * @param negated whether its opposite
 * @param after whether it depends on what is after a step, and not on what is before
 * @param cells on which it depends
 */
record Disjunct(int index, Node what, boolean negated, boolean after, BitSet cells) {
  private static final int MANY = 256;

  /** All of a node; empty if one of them cannot be looked up, or if there are very many. */
  static Optional<List<Disjunct>> of(int index, Node node, Packing packing) {
    List<Disjunct> all = new ArrayList<>();
    return collect(index, node, false, packing, all) ? Optional.of(all) : Optional.empty();
  }

  private static boolean collect(int index, Node n, boolean negated, Packing packing, List<Disjunct> all) {
    if (n.op() == Op.NOT) {
      return collect(index, n.operand(0), !negated, packing, all);
    }
    if (n.op() == (negated ? Op.AND : Op.OR)) {
      return collect(index, n.operand(0), negated, packing, all) && collect(index, n.operand(1), negated, packing, all);
    }
    if (all.size() == MANY) {
      return false;
    }
    Cells cells = Cells.of(n);
    boolean after = cells.before().isEmpty();
    BitSet one = after ? cells.after() : cells.before();
    all.add(new Disjunct(index, n, negated, after, one));
    return !cells.label() && (after || cells.after().isEmpty()) && Cluster.isPossible(one, packing);
  }
}
