package baton.checker.ground;

import java.util.List;

/**
 * The outcome of an expression.
 *
 * @param ok whether it is well-defined; where it is not, the leaves mean nothing
 */
record Val(Rep rep, Node ok) {
  Node leaf() {
    return rep.leaf();
  }

  List<Node> leaves() {
    return rep.leaves();
  }
}
