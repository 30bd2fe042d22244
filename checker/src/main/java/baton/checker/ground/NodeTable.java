package baton.checker.ground;

import baton.checker.ground.Node.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds every node that was made, each once. */
final class NodeTable {
  /** {@code hi}: of a leaf, for cells behind the protocol's are not the same for each goal. */
  private record Key(Op op, long k, int a, int b, int c, long hi) {
    @Override
    public boolean equals(@Nullable Object other) { // as a record has it, but needs no code made at run time
      return other instanceof Key n && op == n.op && k == n.k && a == n.a && b == n.b && c == n.c && hi == n.hi;
    }

    @Override
    public int hashCode() {
      return ((((op.hashCode() * 31 + Long.hashCode(k)) * 31 + a) * 31 + b) * 31 + c) * 31 + Long.hashCode(hi);
    }
  }

  private final Map<Key, Node> known = new HashMap<>();
  private final List<Node> all = new ArrayList<>();

  /** All nodes; the position is the id. */
  List<Node> all() {
    return all;
  }

  /** The node of this operation on these operands. */
  Node get(Op op, long k, @Nullable Node a, @Nullable Node b, @Nullable Node c, Bounds bounds) {
    Key key = new Key(op, k, id(a), id(b), id(c), a == null ? bounds.hi() : 0);
    Node node = known.get(key);
    if (node == null) {
      node = new Node(all.size(), op, k, a, b, c, bounds.lo(), bounds.hi());
      all.add(node);
      known.put(key, node);
    }
    return node;
  }

  private static int id(@Nullable Node n) {
    return n == null ? -1 : n.id;
  }
}
