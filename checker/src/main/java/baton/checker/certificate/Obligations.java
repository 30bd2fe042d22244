package baton.checker.certificate;

import baton.checker.ground.Beginning;
import baton.checker.ground.Lowered;
import baton.checker.ground.Node;
import baton.checker.ground.Nodes;
import baton.checker.ground.Resolution;
import baton.models.ir.Expr;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes what must be shown of an invariant. */
public final class Obligations {
  private final Moments moments;
  private final Nodes nodes;
  private final List<Node> clauses = new ArrayList<>();

  private Obligations(Lowered lowered, Goal goal, List<Expr> invariant) {
    moments = new Moments(lowered, goal);
    nodes = moments.nodes;
    for (Expr conjunct : invariant) {
      split(nodes.substitute(lowered.instant(conjunct, moments.bits).holds(), moments.inPlace()));
    }
  }

  /**
   * The three obligations, for a goal that must never be violated, or of something that is never reached.
   *
   * @param invariant over the state, and the goal's memory behind it
   */
  public static List<Obligation> of(Lowered lowered, Goal goal, List<Expr> invariant) {
    Obligations all = new Obligations(lowered, goal, invariant);
    Script script = new Script(all.moments, goal.name(), 1);
    return List.of(
        script.obligation("initiation", "An initial state violates the invariant, or the goal.", all.initiation()),
        script.obligation("consecution", "A step leads out of the invariant.", all.consecution()),
        script.obligation("safety", "A state of the invariant violates the goal.", all.safety()));
  }

  private void split(Node conjunct) {
    if (conjunct.op() == Node.Op.AND) {
      split(conjunct.operand(0));
      split(conjunct.operand(1));
    } else {
      clauses.add(conjunct);
    }
  }

  private Node invariant() {
    return moments.all(clauses);
  }

  /** What holds behind an instant, the memory that it leaves included. */
  private Node behind(List<Node> all, List<Node> after, Map<Node, Node> instant) {
    Map<Node, Node> leaves = new HashMap<>();
    for (int i = 0; i < moments.cells; i++) {
      leaves.put(moments.cell(i), after.get(i));
    }
    List<Node> memory = moments.remembered(instant);
    for (int i = 0; i < moments.bits; i++) {
      leaves.put(moments.cell(moments.cells + i), memory.get(i));
    }
    return moments.all(all.stream().map(c -> nodes.substitute(c, leaves)).toList());
  }

  private List<Node> initiation() {
    List<Node> ways = new ArrayList<>();
    for (Beginning b : moments.lowered.beginnings()) {
      Node wrong = nodes.not(behind(clauses, b.cells(), moments.first(b)));
      ways.add(nodes.and(b.taken(), nodes.or(wrong, moments.badAtFirst(b))));
    }
    return List.of(nodes.bool(true), moments.any(ways));
  }

  private List<Node> consecution() {
    List<BitSet> supports = clauses.stream().map(Obligations::support).toList();
    List<Node> ways = new ArrayList<>();
    for (Resolution r : moments.ground.resolutions()) {
      BitSet changed = new BitSet();
      r.changes().forEach(c -> changed.set(c.cell()));
      changed.set(moments.cells, moments.width());
      List<Node> touched = new ArrayList<>(); // the others stay as true as they are
      for (int i = 0; i < clauses.size(); i++) {
        if (supports.get(i).intersects(changed)) {
          touched.add(clauses.get(i));
        }
      }
      List<Node> after = moments.after(r);
      Map<Node, Node> instant = moments.instant(after, moments.memory(), r.label());
      ways.add(nodes.and(r.taken(), nodes.not(behind(touched, after, instant))));
    }
    return List.of(moments.lowered.isState(), invariant(), moments.any(ways));
  }

  private static BitSet support(Node clause) {
    BitSet found = new BitSet();
    Set<Node> seen = new HashSet<>();
    List<Node> open = new ArrayList<>(List.of(clause));
    while (!open.isEmpty()) {
      Node n = open.removeLast();
      if (seen.add(n)) {
        if (n.op() == Node.Op.CELL) {
          found.set((int) n.k());
        }
        for (int i = 0; i < n.arity(); i++) {
          open.add(n.operand(i));
        }
      }
    }
    return found;
  }

  private List<Node> safety() {
    return List.of(moments.lowered.isState(), invariant(), moments.bad());
  }
}
