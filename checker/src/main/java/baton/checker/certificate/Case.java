package baton.checker.certificate;

import baton.checker.ground.Node;
import baton.checker.ground.Nodes;
import java.util.ArrayList;
import java.util.List;

/**
 * One way in which an obligation could fail.
 *
 * @param taken when a step is taken, or another condition
 * @param wrong what would be wrong then
 */
record Case(Node taken, Node wrong) {
  /** A condition that is always met. */
  static Case of(Nodes nodes, Node wrong) {
    return new Case(nodes.bool(true), wrong);
  }

  /** Adds what must be true, each by itself, for a node to be. */
  static void conjuncts(Nodes nodes, Node of, List<Node> into) {
    if (of.op() == Node.Op.AND) {
      conjuncts(nodes, of.operand(0), into);
      conjuncts(nodes, of.operand(1), into);
    } else if (of.op() == Node.Op.NOT && of.operand(0).op() == Node.Op.OR) {
      conjuncts(nodes, nodes.not(of.operand(0).operand(0)), into);
      conjuncts(nodes, nodes.not(of.operand(0).operand(1)), into);
    } else if (of != nodes.bool(true)) {
      into.add(of);
    }
  }

  /** Adds what makes a node true, each by itself. */
  static void disjuncts(Nodes nodes, Node of, List<Node> into) {
    List<Node> reasons = new ArrayList<>();
    conjuncts(nodes, nodes.not(of), reasons);
    reasons.forEach(r -> into.add(nodes.not(r)));
  }
}
