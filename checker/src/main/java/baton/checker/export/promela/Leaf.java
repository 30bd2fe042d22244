package baton.checker.export.promela;

import baton.checker.ground.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What nodes read. */
final class Leaf {
  private Leaf() {}

  /** The leaves below a node, constants not among them. */
  static Set<Node> below(Node node) {
    Set<Node> leaves = new LinkedHashSet<>();
    Set<Node> seen = new HashSet<>();
    List<Node> open = new ArrayList<>(List.of(node));
    while (!open.isEmpty()) {
      Node n = open.removeLast();
      if (!seen.add(n)) {
        continue;
      }
      if (n.arity() == 0 && !n.isConstant()) {
        leaves.add(n);
      }
      for (int i = 0; i < n.arity(); i++) {
        open.add(n.operand(i));
      }
    }
    return leaves;
  }
}
