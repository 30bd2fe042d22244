package baton.checker.explicit;

import baton.checker.ground.GoalNodes;
import baton.checker.ground.Lowered;
import baton.checker.ground.Node;
import baton.models.ir.Children;
import baton.models.ir.Expr;
import baton.models.value.Type;
import baton.models.value.Value;
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
 * @param memory what the goal remembers
 * @param onEdges whether it must be asked of every step, not only of every state
 */
record Judges(Node hit, List<Node> met, Remembered memory, boolean onEdges) {
  Judges {
    met = List.copyOf(met);
  }

  /** Empty for goals that are not about formulas, or that this engine does not judge. */
  static Optional<Judges> of(Goal goal, Lowered lowered) {
    return GoalNodes.of(goal, lowered).map(n -> new Judges(
        n.hit(), n.met(), new Remembered(n.bits(), n.initial(), mentioned(monitor(goal))), n.onEdges()));
  }

  private static Monitor monitor(Goal goal) {
    return switch (goal) {
      case Goal.Always a -> a.monitor();
      case Goal.Liveness l -> l.safety().monitor();
      case Goal.Somewhere s -> s.monitor();
      case Goal.EveryStep _, Goal.Unsupported _, Goal.NotChecked _, Goal.MeasureGoal _, Goal.Deadlock _,
          Goal.WellDefined _ -> Monitor.NONE;
    };
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
}
