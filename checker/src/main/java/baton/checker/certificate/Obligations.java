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
  private static final BitSet NONE = new BitSet();

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

  /** Adds what becomes of the goal's memory behind an instant. */
  private void remember(Map<Node, Node> instant, Map<Node, Node> behind) {
    List<Node> memory = moments.remembered(instant);
    for (int i = 0; i < moments.bits; i++) {
      behind.put(moments.cell(moments.cells + i), memory.get(i));
    }
  }

  private List<Case> initiation() {
    List<Case> cases = new ArrayList<>();
    for (Beginning b : moments.lowered.beginnings()) {
      Map<Node, Node> behind = new HashMap<>();
      for (int i = 0; i < moments.cells; i++) {
        behind.put(moments.cell(i), b.cells().get(i));
      }
      remember(moments.first(b), behind);
      clauses.forEach(c -> cases.add(new Case(b.taken(), nodes.not(nodes.substitute(c, behind)))));
      cases.add(new Case(b.taken(), moments.badAtFirst(b)));
    }
    return possible(cases);
  }

  private List<Case> consecution() {
    List<Case> cases = new ArrayList<>();
    Map<Integer, BitSet> speakOf = new HashMap<>(); // of a cell, which clauses
    for (int i = 0; i < clauses.size(); i++) {
      BitSet support = supports.of(clauses.get(i));
      for (int cell = support.nextSetBit(0); cell >= 0; cell = support.nextSetBit(cell + 1)) {
        speakOf.computeIfAbsent(cell, _ -> new BitSet()).set(i);
      }
    }
    for (Resolution r : moments.ground.resolutions()) {
      Map<Node, Node> behind = new HashMap<>();
      BitSet touched = new BitSet(); // the other clauses stay as true as they are
      for (Resolution.Change c : r.changes()) {
        behind.put(moments.cell(c.cell()), c.value());
        touched.or(speakOf.getOrDefault(c.cell(), NONE));
      }
      if (moments.bits > 0) {
        remember(moments.instant(moments.after(r), moments.memory(), r.label()), behind);
        for (int i = moments.cells; i < moments.width(); i++) {
          touched.or(speakOf.getOrDefault(i, NONE));
        }
      }
      for (int i = touched.nextSetBit(0); i >= 0; i = touched.nextSetBit(i + 1)) {
        cases.add(new Case(r.taken(), nodes.not(nodes.substitute(clauses.get(i), behind))));
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
