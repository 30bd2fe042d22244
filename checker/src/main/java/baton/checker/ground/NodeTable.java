package baton.checker.ground;

import baton.checker.ground.Node.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds every node that was made, each once: a table of places, open addressing, linear probing, at most half full. A
 * protocol makes many nodes in a JVM that has just started, where maps of keys cost more than what is looked up.
 */
final class NodeTable {
  private static final int FREE = -1;

  private final List<Node> all = new ArrayList<>();
  private int[] places = new int[1 << 10]; // ids

  NodeTable() {
    Arrays.fill(places, FREE);
  }

  /** All nodes; the position is the id. */
  List<Node> all() {
    return all;
  }

  /** The node of this operation on these operands; leaves with other bounds are others: cells behind the protocol's. */
  Node get(Op op, long k, @Nullable Node a, @Nullable Node b, @Nullable Node c, Bounds bounds) {
    int place = Node.hash(op, k, a, b, c) & (places.length - 1);
    while (places[place] != FREE) {
      Node node = all.get(places[place]);
      if (node.is(op, k, a, b, c) && (a != null || node.hi == bounds.hi())) {
        return node;
      }
      place = (place + 1) & (places.length - 1);
    }
    Node node = new Node(all.size(), op, k, a, b, c, bounds.lo(), bounds.hi());
    places[place] = node.id;
    all.add(node);
    if (all.size() > places.length / 2) {
      grow();
    }
    return node;
  }

  private void grow() {
    places = new int[places.length * 4];
    Arrays.fill(places, FREE);
    for (Node n : all) {
      int place = n.hash() & (places.length - 1);
      while (places[place] != FREE) {
        place = (place + 1) & (places.length - 1);
      }
      places[place] = n.id;
    }
  }
}
