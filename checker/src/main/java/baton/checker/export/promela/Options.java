package baton.checker.export.promela;

import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Node;
import baton.checker.ground.Nodes;
import baton.checker.ground.Resolution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns ways to take a step into options of the loop. */
final class Options {
  private final GroundProtocol ground;
  private final Nodes nodes;
  private final Checks checks;
  private final int cells;
  private final Map<Integer, Node> before = new HashMap<>();
  private final Set<Node> after = new HashSet<>();
  private Optional<Node> did = Optional.empty();

  Options(GroundProtocol ground, Checks checks) {
    this.ground = ground;
    this.checks = checks;
    nodes = ground.nodes();
    cells = ground.layout().cells();
    for (Node n : nodes.all()) {
      switch (n.op()) {
        case CELL -> before.put((int) n.k(), n);
        case NEXT -> after.add(n);
        case DID -> did = Optional.of(n);
        case CONST, ADD, SUB, MUL, DIV, MOD, EQ, LT, NOT, AND, OR, ITE, BIT_AND, BIT_OR, BIT_CLEAR, SHIFT_LEFT,
            SHIFT_RIGHT, BIT_COUNT -> {}
      }
    }
  }

  /** The option for a resolution, and one for where it is ill. */
  List<Option> of(Resolution r) {
    List<Option> options = new ArrayList<>();
    String label = ground.labels().get(r.label()).toString();
    if (!isFalse(r.taken())) {
      options.add(taken(r, label));
    }
    if (!isFalse(r.ill())) {
      options.add(Option.failing(label, r.ill(), "well-defined: the step is ill-defined"));
    }
    return options;
  }

  private Option taken(Resolution r, String label) {
    List<Writes.Write> writes =
        r.changes().stream().map(c -> new Writes.Write(c.cell(), c.value())).toList();
    Map<Node, Node> known = new HashMap<>();
    did.ifPresent(d -> known.put(d, nodes.constant(r.label())));
    Map<Integer, Node> changed = new HashMap<>();
    r.changes().forEach(c -> changed.put(c.cell(), c.value()));
    Map<Node, Node> step = new HashMap<>(known);
    for (Node next : after) {
      Node old = Optional.ofNullable(before.get((int) next.k())).orElseThrow();
      step.put(next, Optional.ofNullable(changed.get((int) next.k())).orElse(old));
    }
    List<Option.Asserted> ofSteps = new ArrayList<>();
    List<Option.Asserted> ofInstants = new ArrayList<>();
    for (Checks.Check check : checks.checks()) {
      if (check.ofSteps()) {
        Node condition = nodes.substitute(check.good(), step);
        if (!isTrue(condition)) {
          ofSteps.add(new Option.Asserted(check.goal(), condition));
        }
      } else {
        touched(check.good(), changed.keySet(), known)
            .ifPresent(condition -> ofInstants.add(new Option.Asserted(check.goal(), condition)));
      }
    }
    List<Writes.Write> memory = new ArrayList<>();
    for (int i = 0; i < checks.bits().size(); i++) {
      Node update = nodes.substitute(checks.bits().get(i).update(), known);
      if (update != before.get(cells + i)) {
        memory.add(new Writes.Write(cells + i, update));
      }
    }
    return new Option(label, r.taken(), ofSteps, writes, ofInstants, memory, Optional.empty());
  }

  /** The conjuncts that a step can make false: those over what it writes, its label, or memory. */
  private Optional<Node> touched(Node good, Set<Integer> changed, Map<Node, Node> known) {
    Node rest = nodes.bool(true);
    for (Node conjunct : conjuncts(good)) {
      boolean matters = Leaf.below(conjunct).stream()
          .anyMatch(leaf -> leaf.op() != Node.Op.NEXT || changed.contains((int) leaf.k()));
      if (matters || conjunct.isConstant()) {
        rest = nodes.and(rest, nodes.substitute(conjunct, known));
      }
    }
    return isTrue(rest) ? Optional.empty() : Optional.of(rest);
  }

  private List<Node> conjuncts(Node node) {
    List<Node> all = new ArrayList<>();
    List<Node> open = new ArrayList<>(List.of(node));
    while (!open.isEmpty()) {
      Node n = open.removeLast();
      if (n.op() == Node.Op.AND) {
        open.add(n.operand(1));
        open.add(n.operand(0));
      } else if (n.op() == Node.Op.NOT && n.operand(0).op() == Node.Op.OR) {
        open.add(nodes.not(n.operand(0).operand(1)));
        open.add(nodes.not(n.operand(0).operand(0)));
      } else {
        all.add(n);
      }
    }
    return all;
  }

  /** The option that is there where no action is enabled or ill, but a fault may be, and no run may end. */
  Option deadlock() {
    Node stuck = nodes.not(ground.terminal());
    for (Resolution r : ground.resolutions()) {
      if (!ground.faults().contains(r.label())) {
        stuck = nodes.and(stuck, nodes.and(nodes.not(r.taken()), nodes.not(r.ill())));
      }
    }
    return Option.failing("deadlock: only faults are left, or nothing", stuck, "deadlock");
  }

  static boolean isTrue(Node node) {
    return node.isConstant() && node.k() == 1;
  }

  static boolean isFalse(Node node) {
    return node.isConstant() && node.k() == 0;
  }
}
