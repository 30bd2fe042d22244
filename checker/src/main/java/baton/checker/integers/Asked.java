package baton.checker.integers;

import baton.checker.ground.Beginning;
import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Lowered;
import baton.checker.ground.Node;
import baton.checker.ground.Nodes;
import baton.checker.ground.Resolution;
import baton.checker.transition.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A protocol with a question, all as nodes over the cells of one state and the goal's memory behind them.
 *
 * @param bits how many bits of memory there are
 * @param bad which states are bad, whatever leads there
 */
record Asked(Lowered lowered, Question question, int bits, List<Start> starts, List<Move> moves, Node bad) {
  /**
   * A way to begin.
   *
   * @param state the first state
   * @param bad whether that is bad
   */
  record Start(Node taken, List<Node> state, Node bad) {}

  /**
   * A way to go on.
   *
   * @param after the state behind it
   * @param bad whether it is bad to go it
   */
  record Move(int label, Node taken, List<Node> after, Node bad) {}

  static Asked of(Lowered lowered, Question question) {
    return new Maker(lowered, question).asked();
  }

  private static final class Maker {
    private final Lowered lowered;
    private final GroundProtocol ground;
    private final Nodes nodes;
    private final Question question;
    private final List<Node> updates;
    private final List<Node> memory = new ArrayList<>();
    private final List<Node> memoryAtFirst;
    private final boolean ofSteps;

    Maker(Lowered lowered, Question question) {
      this.lowered = lowered;
      this.question = question;
      ground = lowered.protocol();
      nodes = ground.nodes();
      int cells = ground.layout().cells();
      if (question instanceof Question.Instant(_, var bits, var initial, boolean onEdges)) {
        updates = bits;
        memoryAtFirst = initial.stream().map(nodes::bool).toList();
        ofSteps = onEdges || !bits.isEmpty();
      } else {
        updates = List.of();
        memoryAtFirst = List.of();
        ofSteps = true;
      }
      for (int i = 0; i < updates.size(); i++) {
        memory.add(nodes.cell(cells + i, 1));
      }
    }

    Asked asked() {
      List<Start> starts = new ArrayList<>();
      for (Beginning b : lowered.beginnings()) {
        Map<Node, Node> instant = instant(b.cells(), memoryAtFirst, -1);
        Node bad = question instanceof Question.Instant(Node condition, _, _, _)
            ? nodes.substitute(condition, instant) : nodes.bool(false);
        starts.add(new Start(b.taken(), remembering(b.cells(), instant), bad));
      }
      List<Move> moves = ground.resolutions().stream().map(this::move).toList();
      return new Asked(lowered, question, updates.size(), starts, moves, badState());
    }

    private Move move(Resolution r) {
      List<Node> after = cells();
      r.changes().forEach(c -> after.set(c.cell(), c.value()));
      Map<Node, Node> instant = instant(after, memory, r.label());
      Node bad = switch (question) {
        case Question.Instant(Node condition, _, _, _) -> ofSteps ? happens(r, condition, instant) : nodes.bool(false);
        case Question.Step(Node condition) -> happens(r, condition, instant);
        case Question.Ill _ -> r.ill();
        case Question.Deadlock _ -> nodes.bool(false);
      };
      return new Move(r.label(), r.taken(), remembering(after, instant), bad);
    }

    private Node happens(Resolution r, Node condition, Map<Node, Node> instant) {
      return nodes.and(r.taken(), nodes.substitute(condition, instant));
    }

    private List<Node> cells() {
      List<Node> cells = new ArrayList<>();
      for (int i = 0; i < ground.layout().cells(); i++) {
        cells.add(nodes.cell(i, ground.layout().greatest(i)));
      }
      return cells;
    }

    /** An instant's formula: these cells, this memory before it, and the step that led there. */
    private Map<Node, Node> instant(List<Node> after, List<Node> before, int label) {
      Map<Node, Node> leaves = new HashMap<>();
      for (int i = 0; i < after.size(); i++) {
        leaves.put(nodes.next(i, ground.layout().greatest(i)), after.get(i));
      }
      for (int i = 0; i < before.size(); i++) {
        leaves.put(memory.get(i), before.get(i));
      }
      leaves.put(nodes.did(ground.labels().size()), nodes.constant(label));
      return leaves;
    }

    private List<Node> remembering(List<Node> cells, Map<Node, Node> instant) {
      List<Node> all = new ArrayList<>(cells);
      updates.forEach(u -> all.add(nodes.substitute(u, instant)));
      return all;
    }

    private Node badState() {
      return switch (question) {
        case Question.Instant(Node condition, _, _, _) ->
            ofSteps ? nodes.bool(false) : nodes.substitute(condition, instant(cells(), List.of(), -1));
        case Question.Deadlock _ -> {
          Node moves = ground.terminal();
          for (Resolution r : ground.resolutions()) {
            moves = ground.faults().contains(r.label()) ? moves : nodes.or(moves, nodes.or(r.taken(), r.ill()));
          }
          yield nodes.not(moves);
        }
        case Question.Step _, Question.Ill _ -> nodes.bool(false);
      };
    }
  }
}
