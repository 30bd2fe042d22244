package baton.checker.explicit.memo;

import baton.checker.explicit.code.Program.Way;
import baton.checker.ground.Node;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which cells something depends on.
 *
 * @param before those that are read as they are before a step
 * @param after those that are read as they are after it
 * @param label whether the label of the step matters, too
 */
record Cells(BitSet before, BitSet after, boolean label) {
  /** Of ways: what they read and what they write, for which bits change depends on how they were. */
  static BitSet of(List<Way> ways) {
    BitSet cells = new BitSet();
    List<Node> roots = new ArrayList<>();
    for (Way way : ways) {
      roots.add(way.resolution().taken());
      way.resolution().changes().forEach(c -> {
        cells.set(c.cell());
        roots.add(c.value());
      });
    }
    cells.or(of(roots.toArray(Node[]::new)).before);
    return cells;
  }

  static Cells of(Node... roots) {
    BitSet before = new BitSet();
    BitSet after = new BitSet();
    boolean label = false;
    BitSet seen = new BitSet();
    List<Node> open = new ArrayList<>(List.of(roots));
    while (!open.isEmpty()) {
      Node n = open.removeLast();
      if (!seen.get(n.id())) {
        seen.set(n.id());
        if (n.op() == Node.Op.CELL) {
          before.set((int) n.k());
        } else if (n.op() == Node.Op.NEXT) {
          after.set((int) n.k());
        }
        label |= n.op() == Node.Op.DID;
        for (int i = 0; i < n.arity(); i++) {
          open.add(n.operand(i));
        }
      }
    }
    return new Cells(before, after, label);
  }
}
