package baton.checker.explicit.code;

import baton.checker.ground.Node;
import baton.checker.ground.Nodes;
import baton.checker.ground.Resolution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is left of a way to take a step where the value of a cell is known. Makes nodes of its own, for code is made
 * beside other work on a protocol.
 */
final class Specialiser {
  private final Nodes nodes = new Nodes();
  private final Map<Node, Node> ours = new HashMap<>();

  /** The same way in our nodes. */
  Program.Way ours(Program.Way way) {
    Resolution r = way.resolution();
    return with(way, ours(r.taken()), r.changes().stream().map(c -> change(c, ours(c.value()))).toList());
  }

  private Node ours(Node n) {
    Node done = ours.get(n);
    if (done == null) {
      done = switch (n.op()) {
        case CONST -> nodes.constant(n.k());
        case CELL -> nodes.cell((int) n.k(), n.hi());
        case NEXT, DID -> throw new IllegalArgumentException("a step is taken by what is before it: " + n.op());
        case ADD, SUB, MUL, DIV, MOD, EQ, LT, NOT, AND, OR, ITE, BIT_AND, BIT_OR, BIT_CLEAR, SHIFT_LEFT, SHIFT_RIGHT,
            BIT_COUNT -> nodes.rebuild(n, this::ours);
      };
      ours.put(n, done);
    }
    return done;
  }

  /** Ways for one value of a cell. */
  Case where(int cell, long value) {
    return new Case(cell, value);
  }

  /** One value of a cell. */
  final class Case {
    private final int cell;
    private final Node value;
    private final Map<Node, Node> known = new HashMap<>();

    private Case(int cell, long value) {
      this.cell = cell;
      this.value = nodes.constant(value);
    }

    /** What is left of one of our ways, if it can be taken. */
    Optional<Program.Way> of(Program.Way way) {
      Resolution r = way.resolution();
      Node taken = known(r.taken());
      if (taken.isConstant() && taken.k() == 0) {
        return Optional.empty();
      }
      List<Resolution.Change> changes = new ArrayList<>();
      r.changes().forEach(c -> changes.add(change(c, known(c.value()))));
      return Optional.of(with(way, taken, changes));
    }

    private Node known(Node n) {
      if (n.op() == Node.Op.CELL && n.k() == cell) {
        return value;
      }
      if (n.arity() == 0) {
        return n;
      }
      Node done = known.get(n);
      if (done == null) {
        done = nodes.rebuild(n, this::known);
        known.put(n, done);
      }
      return done;
    }
  }

  private static Resolution.Change change(Resolution.Change c, Node value) {
    return c.value() == value ? c : new Resolution.Change(c.cell(), value);
  }

  private static Program.Way with(Program.Way way, Node taken, List<Resolution.Change> changes) {
    Resolution r = way.resolution();
    return new Program.Way(new Resolution(r.label(), taken, r.ill(), changes), way.alone());
  }
}
