package baton.checker.ground;

import baton.models.interpreter.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The labels of all instances of all actions, in the order of reports, and when each is enabled. */
final class Labels {
  /** A label, its arguments as nodes, and the condition under which some step with it leaves a state. */
  private record Entry(int number, List<Rep> arguments) {}

  private final Nodes nodes;
  private final List<Label> all = new ArrayList<>();
  private final Map<String, List<Entry>> byAction = new HashMap<>();
  private final List<Node> enabled = new ArrayList<>();

  Labels(Nodes nodes) {
    this.nodes = nodes;
  }

  List<Label> all() {
    return all;
  }

  /** Adds a label behind the others; gives its number. */
  int add(Label label, List<Rep> arguments) {
    int number = all.size();
    all.add(label);
    byAction.computeIfAbsent(label.action(), _ -> new ArrayList<>()).add(new Entry(number, arguments));
    enabled.add(nodes.FALSE);
    return number;
  }

  /** Some step with this label leaves a state where the condition holds. */
  void enable(int label, Node condition) {
    enabled.set(label, nodes.or(enabled.get(label), condition));
  }

  /** Whether the step that led to an instant has a label that is meant. */
  Node did(String action, Patterns patterns, Node did, Parts parts) {
    Node some = nodes.FALSE;
    for (Entry entry : byAction.getOrDefault(action, List.of())) {
      some = nodes.or(some, nodes.and(
          patterns.match(entry.arguments(), parts), nodes.equal(did, nodes.constant(entry.number()))));
    }
    return some;
  }

  /** Whether a step with a label that is meant leaves the state. */
  Node enabled(String action, Patterns patterns, View view, Parts parts) {
    Map<Node, Node> leaves = new HashMap<>();
    for (Node node : List.copyOf(nodes.all())) {
      if (node.op() == Node.Op.CELL && node.k() < view.cells().length) {
        leaves.put(node, view.cell((int) node.k()));
      }
    }
    Map<Node, Node> memo = new HashMap<>();
    Node some = nodes.FALSE;
    for (Entry entry : byAction.getOrDefault(action, List.of())) {
      Node condition = nodes.substitute(enabled.get(entry.number()), leaves, memo);
      some = nodes.or(some, nodes.and(condition, patterns.match(entry.arguments(), parts)));
    }
    return some;
  }
}
