package baton.checker.explicit;

import baton.checker.ground.Lowered;
import baton.checker.ground.Node;
import baton.models.ir.Children;
import baton.models.ir.Expr;
import baton.models.value.Type;
import baton.models.value.Value;
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
 * @param met where its left side is true; empty if that need not be known
 * @param memory what the goal remembers
 * @param onEdges whether it must be asked of every step, not only of every state
 */
record Judges(Node hit, Optional<Node> met, Remembered memory, boolean onEdges) {
  /** Empty for goals that are not about formulas, or that this engine does not judge. */
  static Optional<Judges> of(Goal goal, Lowered lowered) {
    return switch (goal) {
      case Goal.Always a -> Optional.of(always(a, lowered));
      case Goal.Liveness l -> Optional.of(always(l.safety(), lowered));
      case Goal.Somewhere s -> {
        int bits = s.monitor().bits().size();
        Node target = lowered.instant(s.target(), bits).holds();
        yield Optional.of(judges(target, Optional.empty(), s.monitor(), lowered));
      }
      case Goal.EveryStep e -> {
        Lowered.Truth holds = lowered.step(e.holds());
        Optional<Node> met = e.antecedent().map(a -> lowered.step(a).holds());
        yield Optional.of(new Judges(
            lowered.protocol().nodes().not(holds.holds()), met, Remembered.NOTHING, true));
      }
      case Goal.Unsupported _, Goal.NotChecked _, Goal.MeasureGoal _, Goal.Deadlock _, Goal.WellDefined _ -> Optional.empty();
    };
  }

  private static Judges always(Goal.Always goal, Lowered lowered) {
    int bits = goal.monitor().bits().size();
    var nodes = lowered.protocol().nodes();
    Node good = lowered.instant(goal.holds(), bits).holds();
    for (Expr atom : goal.defined()) {
      good = nodes.and(good, lowered.instant(atom, bits).ok());
    }
    Optional<Node> met = goal.antecedent().map(a -> lowered.instant(a, bits).holds());
    return judges(nodes.not(good), met, goal.monitor(), lowered);
  }

  private static Judges judges(Node hit, Optional<Node> met, Monitor monitor, Lowered lowered) {
    List<Node> updates = new ArrayList<>();
    List<Boolean> initial = new ArrayList<>();
    for (int i = 0; i < monitor.bits().size(); i++) {
      updates.add(lowered.instant(monitor.updates().get(i), monitor.bits().size()).holds());
      initial.add(monitor.initial().get(i).equals(Values.TRUE));
    }
    boolean onEdges = reads(hit, Node.Op.DID) || met.isPresent() && reads(met.get(), Node.Op.DID);
    return new Judges(hit, met, new Remembered(updates, initial, mentioned(monitor)), onEdges);
  }

  /** The sorts of which the memory is about particular elements. */
  private static Set<String> mentioned(Monitor monitor) {
    Set<String> sorts = new HashSet<>();
    List<Expr> open = new ArrayList<>(monitor.updates());
    while (!open.isEmpty()) {
      Expr e = open.removeLast();
      if (e instanceof Expr.Literal(Value.Element(Type.Sort sort, _), _, _)) {
        sorts.add(sort.name());
      }
      open.addAll(Children.of(e));
    }
    return sorts;
  }

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
