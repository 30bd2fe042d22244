package baton.checker.transition;

import baton.checker.ground.Beginning;
import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Lowered;
import baton.checker.ground.Node;
import baton.checker.ground.Nodes;
import baton.checker.ground.Resolution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes transition systems. */
public final class Encoding {
  private final Lowered lowered;
  private final GroundProtocol ground;
  private final int cells;
  private final Nodes nodes;
  private final Aig aig = new Aig();
  private final Atoms atoms;
  private final Blaster blaster;
  private final Substitution substitution;
  private final Question question;
  private final List<Way> steps = new ArrayList<>();
  private final List<TransitionSystem.Bad> bad = new ArrayList<>();

  private Encoding(Lowered lowered, Question question) {
    this.lowered = lowered;
    this.question = question;
    ground = lowered.protocol();
    cells = ground.layout().cells();
    nodes = ground.nodes();
    int bits = question instanceof Question.Instant(_, var memory, _, _) ? memory.size() : 0;
    atoms = new Atoms(ground.layout(), bits, aig);
    blaster = new Blaster(aig, atoms);
    substitution = new Substitution(nodes, cells);
  }

  /** The protocol with a question. */
  public static TransitionSystem of(Lowered lowered, Question question) {
    return new Encoding(lowered, question).system();
  }

  private TransitionSystem system() {
    for (Resolution r : ground.resolutions()) {
      step(r);
    }
    switch (question) {
      case Question.Instant(Node condition, _, _, boolean onEdges) -> {
        if (!onEdges && !readsMemory(condition)) {
          for (int literal : aig.disjuncts(blaster.truth(substitution.inPlace(condition)))) {
            bad.add(new TransitionSystem.Bad(literal, -1));
          }
        }
      }
      case Question.Deadlock _ -> bad.add(new TransitionSystem.Bad(deadlock(), -1));
      case Question.Step _, Question.Ill _ -> { }
    }
    List<Way> beginnings = new ArrayList<>();
    List<Integer> badAtFirst = new ArrayList<>();
    for (Beginning b : lowered.beginnings()) {
      if (!b.taken().equals(nodes.constant(0))) {
        beginnings.add(beginning(b));
        badAtFirst.add(badAtFirst(b));
      }
    }
    return new TransitionSystem(ground, question, aig, atoms, beginnings, steps, bad, badAtFirst, types());
  }

  private List<Integer> types() {
    return Arrays.stream(aig.disjuncts(Aig.not(blaster.truth(lowered.isState())))).mapToObj(Aig::not).toList();
  }

  private void step(Resolution r) {
    Map<Integer, Node> changes = new LinkedHashMap<>();
    r.changes().forEach(c -> changes.put(c.cell(), c.value()));
    Map<Integer, Node> all = new LinkedHashMap<>(changes);
    Map<Node, Node> memo = new HashMap<>();
    switch (question) {
      case Question.Instant(Node condition, var memory, _, boolean onEdges) -> {
        for (int i = 0; i < memory.size(); i++) {
          all.put(cells + i, substitution.behindStep(memory.get(i), changes, r.label(), memo));
        }
        if (onEdges || readsMemory(condition)) {
          bad(nodes.and(r.taken(), substitution.behindStep(condition, changes, r.label(), memo)));
        }
      }
      case Question.Step(Node condition) ->
          bad(nodes.and(r.taken(), substitution.behindStep(condition, changes, r.label(), memo)));
      case Question.Ill _ -> bad(r.ill());
      case Question.Deadlock _ -> { }
    }
    steps.add(new Way(r.label(), r.taken(), all, atoms, blaster));
  }

  /** The step that is about to be added is bad from these states. */
  private void bad(Node condition) {
    for (int literal : aig.disjuncts(blaster.truth(condition))) {
      bad.add(new TransitionSystem.Bad(literal, steps.size()));
    }
  }

  private boolean readsMemory(Node condition) {
    return question instanceof Question.Instant(_, var memory, _, _) && !memory.isEmpty() && reads(condition);
  }

  private static boolean reads(Node condition) {
    List<Node> open = new ArrayList<>(List.of(condition));
    java.util.Set<Node> seen = new java.util.HashSet<>();
    while (!open.isEmpty()) {
      Node n = open.removeLast();
      if (n.op() == Node.Op.CELL) {
        return true; // at an instant, only the memory before it is a cell before
      }
      for (int i = 0; i < n.arity(); i++) {
        if (seen.add(n.operand(i))) {
          open.add(n.operand(i));
        }
      }
    }
    return false;
  }

  private int deadlock() {
    List<Integer> moving = new ArrayList<>(List.of(blaster.truth(ground.terminal())));
    for (Resolution r : ground.resolutions()) {
      if (!ground.faults().contains(r.label())) {
        moving.add(blaster.truth(r.taken()));
        moving.add(blaster.truth(r.ill()));
      }
    }
    return Aig.not(aig.or(moving.stream().mapToInt(Integer::intValue).toArray()));
  }

  private Way beginning(Beginning b) {
    Map<Integer, Node> changes = new LinkedHashMap<>();
    for (int c = 0; c < cells; c++) {
      changes.put(c, b.cells().get(c));
    }
    if (question instanceof Question.Instant(_, var memory, var initial, _)) {
      for (int i = 0; i < memory.size(); i++) {
        changes.put(cells + i, substitution.atFirst(memory.get(i), b.cells(), initial));
      }
    }
    return new Way(-1, b.taken(), changes, atoms, blaster);
  }

  private int badAtFirst(Beginning b) {
    return question instanceof Question.Instant(Node condition, _, var initial, _)
        ? blaster.truth(nodes.and(b.taken(), substitution.atFirst(condition, b.cells(), initial)))
        : Aig.FALSE;
  }
}
