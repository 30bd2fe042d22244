package baton.checker.transition;

import baton.checker.ground.Node;
import baton.checker.ground.Nodes;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Formulas about an instant, as formulas about the state from which a way led to it. Ways change little: what does
 * not depend on what a way changes is computed once for all of them.
 */
final class Substitution {
  private final Nodes nodes;
  private final int cells;
  private final Map<Node, BitSet> supports = new HashMap<>();
  private final Map<Node, Node> unchanged = new HashMap<>();

  /** {@code cells}: how many the protocol has; memory bits are behind them. */
  Substitution(Nodes nodes, int cells) {
    this.nodes = nodes;
    this.cells = cells;
  }

  /** Behind a step with this label that makes these changes. */
  Node behindStep(Node formula, Map<Integer, Node> changes, int label, Map<Node, Node> memo) {
    BitSet affected = new BitSet();
    changes.keySet().forEach(affected::set);
    affected.set(cells); // the label
    return step(formula, changes, nodes.constant(label), affected, memo);
  }

  private Node step(Node n, Map<Integer, Node> changes, Node label, BitSet affected, Map<Node, Node> memo) {
    if (!support(n).intersects(affected)) {
      return inPlace(n);
    }
    Node done = memo.get(n);
    if (done == null) {
      done = switch (n.op()) {
        case NEXT -> Objects.requireNonNull(changes.get((int) n.k()));
        case DID -> label;
        case CONST, CELL -> n;
        case ADD, SUB, MUL, DIV, MOD, EQ, LT, NOT, AND, OR, ITE, BIT_AND, BIT_OR, BIT_CLEAR, SHIFT_LEFT, SHIFT_RIGHT,
            BIT_COUNT -> nodes.rebuild(n, o -> step(o, changes, label, affected, memo));
      };
      memo.put(n, done);
    }
    return done;
  }

  /** Where nothing changes. */
  Node inPlace(Node n) {
    Node done = unchanged.get(n);
    if (done == null) {
      if (n.op() == Node.Op.NEXT) {
        done = nodes.cell((int) n.k(), n.hi());
      } else if (n.arity() == 0) {
        done = n;
      } else {
        done = nodes.rebuild(n, this::inPlace);
      }
      unchanged.put(n, done);
    }
    return done;
  }

  /** At the first instant: the cells that a beginning gives, the memory before it, no step. */
  Node atFirst(Node formula, List<Node> beginning, List<Boolean> memory) {
    return first(formula, beginning, memory, new HashMap<>());
  }

  private Node first(Node n, List<Node> beginning, List<Boolean> memory, Map<Node, Node> memo) {
    Node done = memo.get(n);
    if (done == null) {
      done = switch (n.op()) {
        case NEXT -> beginning.get((int) n.k());
        case DID -> nodes.constant(-1);
        case CELL -> nodes.bool(memory.get((int) n.k() - cells));
        case CONST -> n;
        case ADD, SUB, MUL, DIV, MOD, EQ, LT, NOT, AND, OR, ITE, BIT_AND, BIT_OR, BIT_CLEAR, SHIFT_LEFT, SHIFT_RIGHT,
            BIT_COUNT -> nodes.rebuild(n, o -> first(o, beginning, memory, memo));
      };
      memo.put(n, done);
    }
    return done;
  }

  /** The cells behind the step that a formula reads, and {@code cells} if it reads the label. */
  private BitSet support(Node n) {
    BitSet known = supports.get(n);
    if (known == null) {
      known = new BitSet();
      if (n.op() == Node.Op.NEXT) {
        known.set((int) n.k());
      } else if (n.op() == Node.Op.DID) {
        known.set(cells);
      }
      for (int i = 0; i < n.arity(); i++) {
        known.or(support(n.operand(i)));
      }
      supports.put(n, known);
    }
    return known;
  }
}
