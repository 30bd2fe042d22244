package baton.checker.ground;

import baton.models.ir.Expr;
import baton.models.value.Values;
import baton.properties.Goal;
import baton.properties.Monitor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one goal asks of instants or steps, as nodes.
 *
 * @param hit where it is decided: violated, or for a goal to be reached met
 * @param met where each left side that is asked about is true
 * @param bits the goal's memory behind the instant, over the memory before it
 * @param initial the memory before the first instant
 * @param onEdges whether it must be asked of every step, not only of every state
 */
public record GoalNodes(Node hit, List<Node> met, List<Node> bits, List<Boolean> initial, boolean onEdges) {
  public GoalNodes {
    met = List.copyOf(met);
    bits = List.copyOf(bits);
    initial = List.copyOf(initial);
  }

  /** Empty for goals that are not about formulas; of a liveness goal, what finite runs can violate. */
  public static Optional<GoalNodes> of(Goal goal, Lowered lowered) {
    return switch (goal) {
      case Goal.Always a -> Optional.of(always(a, lowered));
      case Goal.Liveness l -> Optional.of(always(l.safety(), lowered));
      case Goal.Somewhere s -> {
        int bits = s.monitor().bits().size();
        Node target = lowered.instant(s.target(), bits).holds();
        yield Optional.of(judges(target, List.of(), s.monitor(), lowered));
      }
      case Goal.EveryStep e -> {
        Lowered.Truth holds = lowered.step(e.holds());
        List<Node> met = e.sides().asked().stream().map(s -> lowered.step(s.met()).holds()).toList();
        yield Optional.of(new GoalNodes(
            lowered.protocol().nodes().not(holds.holds()), met, List.of(), List.of(), true));
      }
      case Goal.Unsupported _, Goal.NotChecked _, Goal.MeasureGoal _, Goal.Deadlock _, Goal.WellDefined _ ->
          Optional.empty();
    };
  }

  private static GoalNodes always(Goal.Always goal, Lowered lowered) {
    int bits = goal.monitor().bits().size();
    var nodes = lowered.protocol().nodes();
    Node good = lowered.instant(goal.holds(), bits).holds();
    for (Expr atom : goal.defined()) {
      good = nodes.and(good, lowered.instant(atom, bits).ok());
    }
    List<Node> met = goal.sides().asked().stream().map(s -> lowered.instant(s.met(), bits).holds()).toList();
    return judges(nodes.not(good), met, goal.monitor(), lowered);
  }

  private static GoalNodes judges(Node hit, List<Node> met, Monitor monitor, Lowered lowered) {
    List<Node> updates = new ArrayList<>();
    List<Boolean> initial = new ArrayList<>();
    for (int i = 0; i < monitor.bits().size(); i++) {
      updates.add(lowered.instant(monitor.updates().get(i), monitor.bits().size()).holds());
      initial.add(monitor.initial().get(i).equals(Values.TRUE));
    }
    boolean onEdges = reads(hit, Node.Op.DID) || met.stream().anyMatch(m -> reads(m, Node.Op.DID));
    return new GoalNodes(hit, met, updates, initial, onEdges);
  }

  /** Whether a leaf of this kind is below a node. */
  private static boolean reads(Node node, Node.Op leaf) {
    Set<Node> seen = new HashSet<>();
    List<Node> open = new ArrayList<>(List.of(node));
    while (!open.isEmpty()) {
      Node n = open.removeLast();
      if (seen.add(n)) {
        if (n.op() == leaf) {
          return true;
        }
        for (int i = 0; i < n.arity(); i++) {
          open.add(n.operand(i));
        }
      }
    }
    return false;
  }
}
