package baton.checker.certificate;

import baton.checker.ground.Beginning;
import baton.checker.ground.GoalNodes;
import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Lowered;
import baton.checker.ground.Node;
import baton.checker.ground.Nodes;
import baton.checker.ground.Resolution;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** States, steps and what a goal asks of them, as nodes over the cells of a state and the goal's memory behind them. */
final class Moments {
  final Lowered lowered;
  final GroundProtocol ground;
  final Nodes nodes;
  final int cells;
  final int bits;
  private final Goal goal;
  private final Optional<GoalNodes> asked;

  Moments(Lowered lowered, Goal goal) {
    this.lowered = lowered;
    this.goal = goal;
    ground = lowered.protocol();
    nodes = ground.nodes();
    cells = ground.layout().cells();
    asked = GoalNodes.of(goal, lowered);
    bits = asked.map(a -> a.bits().size()).orElse(0);
  }

  /** How many cells a state has, with the goal's memory. */
  int width() {
    return cells + bits;
  }

  long greatest(int cell) {
    return cell < cells ? ground.layout().greatest(cell) : 1;
  }

  Node cell(int i) {
    return nodes.cell(i, greatest(i));
  }

  List<Node> memory() {
    List<Node> memory = new ArrayList<>();
    for (int i = 0; i < bits; i++) {
      memory.add(cell(cells + i));
    }
    return memory;
  }

  List<Node> memoryAtFirst() {
    return asked.stream().flatMap(a -> a.initial().stream()).map(nodes::bool).toList();
  }

  /** Where an instant's formula is asked of a state, whatever led there. */
  Map<Node, Node> inPlace() {
    Map<Node, Node> leaves = new HashMap<>();
    for (int i = 0; i < cells; i++) {
      leaves.put(nodes.next(i, ground.layout().greatest(i)), cell(i));
    }
    return leaves;
  }

  /** An instant's formula: these cells, this memory before it, and the step that led there. */
  Map<Node, Node> instant(List<Node> after, List<Node> memory, int label) {
    Map<Node, Node> leaves = new HashMap<>();
    for (int i = 0; i < cells; i++) {
      leaves.put(nodes.next(i, ground.layout().greatest(i)), after.get(i));
    }
    for (int i = 0; i < memory.size(); i++) {
      leaves.put(cell(cells + i), memory.get(i));
    }
    leaves.put(nodes.did(ground.labels().size()), nodes.constant(label));
    return leaves;
  }

  /** The initial instant. */
  Map<Node, Node> first(Beginning b) {
    return instant(b.cells(), memoryAtFirst(), -1);
  }

  /** The memory behind an instant. */
  List<Node> remembered(Map<Node, Node> instant) {
    return asked.stream().flatMap(a -> a.bits().stream()).map(n -> nodes.substitute(n, instant)).toList();
  }

  /** The cells behind a step. */
  List<Node> after(Resolution r) {
    List<Node> after = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      after.add(cell(i));
    }
    r.changes().forEach(c -> after.set(c.cell(), c.value()));
    return after;
  }

  Node any(List<Node> all) {
    return all.isEmpty() ? nodes.bool(false) : balanced(all, nodes::or);
  }

  Node all(List<Node> all) {
    return all.isEmpty() ? nodes.bool(true) : balanced(all, nodes::and);
  }

  /** Joined such that the terms are not nested as deeply as they are many. */
  private static Node balanced(List<Node> all, BinaryOperator<Node> join) {
    int half = all.size() / 2;
    return half == 0
        ? all.getFirst()
        : join.apply(balanced(all.subList(0, half), join), balanced(all.subList(half, all.size()), join));
  }

  /** Whether an initial instant is what the goal forbids, or wants to be reached. */
  Node badAtFirst(Beginning b) {
    return goal instanceof Goal.EveryStep || asked.isEmpty()
        ? nodes.bool(false)
        : nodes.substitute(hit(), first(b));
  }

  /** Whether a state is, or a step that can be taken from it. */
  Node bad() {
    return any(waysToBeBad());
  }

  /** The same, way by way. */
  List<Node> waysToBeBad() {
    List<Node> ways = new ArrayList<>();
    switch (goal) {
      case Goal.WellDefined _ -> ground.resolutions().forEach(r -> ways.add(r.ill()));
      case Goal.Deadlock _ -> {
        Node moves = ground.terminal();
        for (Resolution r : ground.resolutions()) {
          moves = ground.faults().contains(r.label()) ? moves : nodes.or(moves, nodes.or(r.taken(), r.ill()));
        }
        ways.add(nodes.not(moves));
      }
      case Goal.EveryStep _ -> {
        for (Resolution r : ground.resolutions()) {
          ways.add(nodes.and(r.taken(), nodes.substitute(hit(), instant(after(r), List.of(), r.label()))));
        }
      }
      case Goal.Always _, Goal.Somewhere _, Goal.Liveness _ -> {
        if (bits == 0 && !asked.orElseThrow().onEdges()) {
          ways.add(nodes.substitute(hit(), inPlace()));
        } else {
          for (Resolution r : ground.resolutions()) {
            ways.add(nodes.and(r.taken(), nodes.substitute(hit(), instant(after(r), memory(), r.label()))));
          }
        }
      }
      case Goal.Unsupported _, Goal.MeasureGoal _, Goal.NotChecked _ ->
          throw new IllegalArgumentException("nothing is claimed of it");
    }
    return ways;
  }

  private Node hit() {
    return asked.orElseThrow().hit();
  }
}
