package baton.checker.export.promela;

import baton.checker.export.NotExportable;
import baton.checker.ground.Lowered;
import baton.checker.ground.Node;
import baton.models.ir.Expr;
import baton.models.source.Origin;
import baton.models.value.Types;
import baton.models.value.Values;
import baton.properties.Goal;
import baton.properties.Monitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What goals ask of instants and steps, with one numbering of all their memory. */
final class Checks {
  /** {@code good} is true at every instant, or of every step: over cells before and after it. */
  record Check(String goal, Node good, boolean ofSteps) {}

  /** A bit of memory, over memory before and cells at an instant. */
  record Bit(String goal, boolean initial, Node update) {}

  private final Lowered lowered;
  private final boolean named;
  private final List<Check> checks = new ArrayList<>();
  private final List<Bit> bits = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private boolean deadlock;

  /** {@code named}: somebody asked for just these goals, so none can be left out. */
  Checks(Lowered lowered, List<Goal> goals, boolean named) {
    this.lowered = lowered;
    this.named = named;
    goals.forEach(this::add);
  }

  List<Check> checks() {
    return List.copyOf(checks);
  }

  List<Bit> bits() {
    return List.copyOf(bits);
  }

  List<String> leftOut() {
    return List.copyOf(leftOut);
  }

  boolean deadlock() {
    return deadlock;
  }

  private void add(Goal goal) {
    switch (goal) {
      case Goal.WellDefined _ -> {} // every option that can be ill is written
      case Goal.Deadlock _ -> deadlock = true;
      case Goal.Always a -> {
        if (named || a.monitor().isEmpty()) {
          always(a);
        } else {
          leftOut.add(a.name() + " (it remembers the past, which adds states: name it with -p)");
        }
      }
      case Goal.EveryStep e -> checks.add(new Check(e.name(), lowered.step(e.holds()).holds(), true));
      case Goal.Somewhere s -> {
        if (named) {
          Map<Node, Node> renumbered = remember(s.name(), s.monitor());
          Node target = lowered.instant(s.target(), s.monitor().bits().size()).holds();
          checks.add(new Check(s.name(), nodes().not(nodes().substitute(target, renumbered)), false));
        } else {
          leftOut.add(s.name() + " (a witness is sought as a failing assertion: name it with -p)");
        }
      }
      case Goal.Liveness l -> cannot(l, "a property of infinite runs has no assertion");
      case Goal.Unsupported u -> cannot(u, u.why());
      case Goal.NotChecked n -> cannot(n, n.why());
      case Goal.MeasureGoal m -> cannot(m, "a measure has no assertion");
    }
  }

  private void cannot(Goal goal, String why) {
    if (named) {
      Origin at = switch (goal) {
        case Goal.MeasureGoal m -> m.declared().at();
        case Goal.Always _, Goal.EveryStep _, Goal.Somewhere _, Goal.Liveness _, Goal.Unsupported _, Goal.NotChecked _,
            Goal.Deadlock _, Goal.WellDefined _ -> goal.property().orElseThrow().at();
      };
      throw new NotExportable(at, "`" + goal.name() + "` cannot be exported to Promela: " + why,
          "leave it out of -p");
    }
    leftOut.add(goal.name() + " (" + why + ")");
  }

  private void always(Goal.Always goal) {
    int width = goal.monitor().bits().size();
    Map<Node, Node> renumbered = remember(goal.name(), goal.monitor());
    Node good = lowered.instant(goal.holds(), width).holds();
    for (Expr atom : goal.defined()) {
      good = nodes().and(good, lowered.instant(atom, width).ok());
    }
    checks.add(new Check(goal.name(), nodes().substitute(good, renumbered), false));
  }

  /** Adds a goal's bits behind those of other goals; gives the numbers that they have there. */
  private Map<Node, Node> remember(String goal, Monitor monitor) {
    int cells = lowered.protocol().layout().cells();
    int width = monitor.bits().size();
    int first = bits.size();
    lowered.instant(new Expr.Literal(Values.TRUE, Types.BOOL, Origin.nowhere()), first + width); // makes their cells
    Map<Long, Node> byNumber = new HashMap<>();
    for (Node n : nodes().all()) {
      if (n.op() == Node.Op.CELL) {
        byNumber.put(n.k(), n);
      }
    }
    Map<Node, Node> renumbered = new HashMap<>();
    for (int i = 0; i < width; i++) {
      Node own = java.util.Optional.ofNullable(byNumber.get((long) cells + i)).orElseThrow();
      Node shared = java.util.Optional.ofNullable(byNumber.get((long) cells + first + i)).orElseThrow();
      renumbered.put(own, shared);
    }
    for (int i = 0; i < width; i++) {
      Node update = lowered.instant(monitor.updates().get(i), width).holds();
      bits.add(new Bit(goal, monitor.initial().get(i).equals(Values.TRUE), nodes().substitute(update, renumbered)));
    }
    return renumbered;
  }

  private baton.checker.ground.Nodes nodes() {
    return lowered.protocol().nodes();
  }
}
