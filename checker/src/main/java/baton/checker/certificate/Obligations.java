package baton.checker.certificate;

import baton.checker.ground.Beginning;
import baton.checker.ground.GoalNodes;
import baton.checker.ground.GroundProtocol;
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
import java.util.Optional;
import java.util.Set;

/** Writes what must be shown of an invariant. */
public final class Obligations {
  private final Goal goal;
  private final GroundProtocol ground;
  private final Nodes nodes;
  private final Lowered lowered;
  private final Optional<GoalNodes> asked;
  private final int cells;
  private final int bits;
  private final List<Node> clauses = new ArrayList<>();

  private Obligations(Lowered lowered, Goal goal, List<Expr> invariant) {
    this.lowered = lowered;
    this.goal = goal;
    ground = lowered.protocol();
    nodes = ground.nodes();
    cells = ground.layout().cells();
    asked = GoalNodes.of(goal, lowered);
    bits = asked.map(a -> a.bits().size()).orElse(0);
    for (Expr conjunct : invariant) {
      split(nodes.substitute(lowered.instant(conjunct, bits).holds(), inPlace()));
    }
  }

  /**
   * The three obligations, for a goal that must never be violated, or of something that is never reached.
   *
   * @param invariant over the state, and the goal's memory behind it
   */
  public static List<Obligation> of(Lowered lowered, Goal goal, List<Expr> invariant) {
    Obligations all = new Obligations(lowered, goal, invariant);
    return List.of(
        all.obligation("initiation", "An initial state violates the invariant, or the goal.", all.initiation()),
        all.obligation("consecution", "A step leads out of the invariant.", all.consecution()),
        all.obligation("safety", "A state of the invariant violates the goal.", all.safety()));
  }

  private void split(Node conjunct) {
    if (conjunct.op() == Node.Op.AND) {
      split(conjunct.operand(0));
      split(conjunct.operand(1));
    } else {
      clauses.add(conjunct);
    }
  }

  private Map<Node, Node> inPlace() {
    Map<Node, Node> leaves = new HashMap<>();
    for (int i = 0; i < cells; i++) {
      leaves.put(nodes.next(i, ground.layout().greatest(i)), cell(i));
    }
    return leaves;
  }

  private Node cell(int i) {
    return nodes.cell(i, i < cells ? ground.layout().greatest(i) : 1);
  }

  private Node did(int label) {
    return nodes.constant(label);
  }

  /** An instant's formula: these cells, this memory before it, and the step that led there. */
  private Map<Node, Node> instant(List<Node> after, List<Node> memory, int label) {
    Map<Node, Node> leaves = new HashMap<>();
    for (int i = 0; i < cells; i++) {
      leaves.put(nodes.next(i, ground.layout().greatest(i)), after.get(i));
    }
    for (int i = 0; i < bits; i++) {
      leaves.put(cell(cells + i), memory.get(i));
    }
    leaves.put(nodes.did(ground.labels().size()), did(label));
    return leaves;
  }

  private Node conjunction(List<Node> all) {
    return all.stream().reduce(nodes.bool(true), nodes::and);
  }

  private Node invariant() {
    return conjunction(clauses);
  }

  /** What holds behind an instant, the memory that it leaves included. */
  private Node behind(List<Node> all, List<Node> after, Map<Node, Node> instant) {
    Map<Node, Node> leaves = new HashMap<>();
    for (int i = 0; i < cells; i++) {
      leaves.put(cell(i), after.get(i));
    }
    for (int i = 0; i < bits; i++) {
      leaves.put(cell(cells + i), nodes.substitute(asked.orElseThrow().bits().get(i), instant));
    }
    return conjunction(all.stream().map(c -> nodes.substitute(c, leaves)).toList());
  }

  private List<Node> initiation() {
    List<Node> ways = new ArrayList<>();
    for (Beginning b : lowered.beginnings()) {
      List<Node> memory = asked.stream().flatMap(a -> a.initial().stream()).map(nodes::bool).toList();
      Map<Node, Node> first = instant(b.cells(), memory, -1);
      Node wrong = nodes.not(behind(clauses, b.cells(), first));
      if (!(goal instanceof Goal.EveryStep) && asked.isPresent()) {
        wrong = nodes.or(wrong, nodes.substitute(asked.get().hit(), first));
      }
      ways.add(nodes.and(b.taken(), wrong));
    }
    return List.of(nodes.bool(true), any(ways));
  }

  private Node any(List<Node> all) {
    return all.stream().reduce(nodes.bool(false), nodes::or);
  }

  private List<Node> after(Resolution r) {
    List<Node> after = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      after.add(cell(i));
    }
    r.changes().forEach(c -> after.set(c.cell(), c.value()));
    return after;
  }

  private List<Node> memory() {
    List<Node> memory = new ArrayList<>();
    for (int i = 0; i < bits; i++) {
      memory.add(cell(cells + i));
    }
    return memory;
  }

  private List<Node> consecution() {
    List<BitSet> supports = clauses.stream().map(Obligations::support).toList();
    List<Node> ways = new ArrayList<>();
    for (Resolution r : ground.resolutions()) {
      BitSet changed = new BitSet();
      r.changes().forEach(c -> changed.set(c.cell()));
      changed.set(cells, cells + bits);
      List<Node> touched = new ArrayList<>(); // the others stay as true as they are
      for (int i = 0; i < clauses.size(); i++) {
        if (supports.get(i).intersects(changed)) {
          touched.add(clauses.get(i));
        }
      }
      List<Node> after = after(r);
      ways.add(nodes.and(r.taken(), nodes.not(behind(touched, after, instant(after, memory(), r.label())))));
    }
    return List.of(lowered.isState(), invariant(), any(ways));
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
    return List.of(lowered.isState(), invariant(), any(ways));
  }

  private Node hit() {
    return asked.orElseThrow().hit();
  }

  private Obligation obligation(String name, String says, List<Node> assertions) {
    SmtText text = new SmtText(sets());
    List<String> terms = assertions.stream().map(text::truth).toList();
    StringBuilder script = new StringBuilder();
    script.append("; ").append(ground.protocol().name()).append(", ").append(goal.name()).append(": ").append(name)
        .append(". ").append(says).append("\n(set-logic QF_LIA)\n(set-info :status unsat)\n");
    for (int i = 0; i < cells + bits; i++) {
      long greatest = i < cells ? ground.layout().greatest(i) : 1;
      if (greatest > 0) {
        script.append(text.declaration(i, greatest));
      }
    }
    script.append(text.definitions());
    terms.forEach(t -> script.append("(assert ").append(t).append(")\n"));
    return new Obligation(name, script.append("(check-sat)\n(exit)\n").toString());
  }

  /** The cells of which single bits are read or written. */
  private Set<Integer> sets() {
    Set<Integer> found = new HashSet<>();
    for (int i = 0; i < cells; i++) {
      if (ground.layout().isSet(i)) {
        found.add(i);
      }
    }
    for (Node n : nodes.all()) {
      switch (n.op()) {
        case BIT_AND, BIT_OR, BIT_CLEAR, SHIFT_LEFT, SHIFT_RIGHT, BIT_COUNT -> {
          mark(n.operand(0), found);
          if (n.op() != Node.Op.SHIFT_LEFT && n.op() != Node.Op.SHIFT_RIGHT && n.arity() > 1) {
            mark(n.operand(1), found);
          }
        }
        case CONST, CELL, NEXT, DID, ADD, SUB, MUL, DIV, MOD, EQ, LT, NOT, AND, OR, ITE -> { }
      }
    }
    return found;
  }

  private static void mark(Node n, Set<Integer> found) {
    if (n.op() == Node.Op.CELL && n.hi() > 1) {
      found.add((int) n.k());
    } else if (n.op() == Node.Op.ITE) {
      mark(n.operand(1), found);
      mark(n.operand(2), found);
    }
  }
}
