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
import java.util.List;
import java.util.Map;

/** Writes what must be shown of an invariant. */
public final class Obligations {
  private final Moments moments;
  private final Nodes nodes;
  private final Supports supports = new Supports();
  private final List<Node> clauses = new ArrayList<>();

  private Obligations(Lowered lowered, Goal goal, List<Expr> invariant) {
    moments = new Moments(lowered, goal);
    nodes = moments.nodes;
    for (Expr conjunct : invariant) {
      Case.conjuncts(
          nodes, nodes.substitute(lowered.instant(conjunct, moments.bits).holds(), moments.inPlace()), clauses);
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
    List<Node> premises = new ArrayList<>();
    Case.conjuncts(all.nodes, lowered.isState(), premises);
    premises.addAll(all.clauses);
    return List.of(
        script.obligation(
            "initiation", "An initial state violates the invariant, or the goal.", all.supports, List.of(), all.initiation()),
        script.obligation("consecution", "A step leads out of the invariant.", all.supports, premises, all.consecution()),
        script.obligation("safety", "A state of the invariant violates the goal.", all.supports, premises, all.safety()));
  }

  /** The first two of them, of something that is an invariant whatever the goal is. */
  static List<Obligation> ofStates(Lowered lowered, Goal goal, List<Expr> invariant) {
    return of(lowered, goal, invariant).subList(0, 2);
  }

  /** What becomes of what is read of a state behind an instant, the memory that it leaves included. */
  private Map<Node, Node> behind(List<Node> after, Map<Node, Node> instant) {
    Map<Node, Node> leaves = new HashMap<>();
    for (int i = 0; i < moments.cells; i++) {
      leaves.put(moments.cell(i), after.get(i));
    }
    List<Node> memory = moments.remembered(instant);
    for (int i = 0; i < moments.bits; i++) {
      leaves.put(moments.cell(moments.cells + i), memory.get(i));
    }
    return leaves;
  }

  private List<Case> initiation() {
    List<Case> cases = new ArrayList<>();
    for (Beginning b : moments.lowered.beginnings()) {
      Map<Node, Node> behind = behind(b.cells(), moments.first(b));
      clauses.forEach(c -> cases.add(new Case(b.taken(), nodes.not(nodes.substitute(c, behind)))));
      cases.add(new Case(b.taken(), moments.badAtFirst(b)));
    }
    return possible(cases);
  }

  private List<Case> consecution() {
    List<Case> cases = new ArrayList<>();
    for (Resolution r : moments.ground.resolutions()) {
      BitSet changed = new BitSet();
      r.changes().forEach(c -> changed.set(c.cell()));
      changed.set(moments.cells, moments.width());
      List<Node> after = moments.after(r);
      Map<Node, Node> behind = behind(after, moments.instant(after, moments.memory(), r.label()));
      for (Node c : clauses) {
        if (supports.of(c).intersects(changed)) { // the others stay as true as they are
          cases.add(new Case(r.taken(), nodes.not(nodes.substitute(c, behind))));
        }
      }
    }
    return possible(cases);
  }

  private List<Case> possible(List<Case> cases) {
    return cases.stream().filter(c -> c.taken() != nodes.bool(false) && c.wrong() != nodes.bool(false)).toList();
  }

  private List<Case> safety() {
    List<Node> ways = new ArrayList<>();
    moments.waysToBeBad().forEach(w -> Case.disjuncts(nodes, w, ways));
    return possible(ways.stream().map(w -> Case.of(nodes, w)).toList());
  }
}
