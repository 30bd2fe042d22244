package baton.checker.ground;

import baton.checker.ground.Node.Op;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes nodes: equal ones once, and as simple as is cheap to see. */
public final class Nodes {
  private final NodeTable table = new NodeTable();
  private final boolean unbounded;
  final Node TRUE = constant(1);
  final Node FALSE = constant(0);

  /** Of numbers that have bounds. */
  public Nodes() {
    this(false);
  }

  /** {@code unbounded}: numbers may have as many digits as they like; those who read such nodes have to know. */
  Nodes(boolean unbounded) {
    this.unbounded = unbounded;
  }

  /** Whether numbers may have more than 64 bits. */
  boolean areUnbounded() {
    return unbounded;
  }

  /** All nodes made so far; the position is the id. */
  public List<Node> all() {
    return table.all();
  }

  private Node make(Op op, Node a, @Nullable Node b, @Nullable Node c) {
    Bounds bounds = Bounds.of(op, a, b, c);
    return bounds.isOne() ? constant(bounds.lo()) : table.get(op, 0, a, b, c, bounds);
  }

  private Node leaf(Op op, long k, Bounds bounds) {
    return bounds.isOne() ? constant(bounds.lo()) : table.get(op, k, null, null, null, bounds);
  }

  public Node constant(long k) {
    return table.get(Op.CONST, k, null, null, null, new Bounds(k, k));
  }

  public Node bool(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** The cell before the step; any integer, if {@code greatest} is {@link Layout#UNBOUNDED}. */
  public Node cell(int cell, long greatest) {
    return leaf(Op.CELL, cell, Bounds.upTo(greatest));
  }

  /** The cell after the step, or at the instant. */
  public Node next(int cell, long greatest) {
    return leaf(Op.NEXT, cell, Bounds.upTo(greatest));
  }

  /** The label of the step; {@code labels}: how many there are. */
  public Node did(int labels) {
    return leaf(Op.DID, 0, new Bounds(-1, Math.max(0, labels - 1L)));
  }

  /** a + b; the language's intervals keep it inside 64 bits, but for an {@code int}. */
  public Node add(Node a, Node b) {
    if (a.isConstant() && !b.isConstant()) {
      return add(b, a);
    }
    if (b.isFalse()) {
      return a;
    }
    if (b.isConstant() && a.op() == Op.ADD && a.operand(1).isConstant()
        && !Bounds.sumLeaves64Bits(a.operand(1).k(), b.k())) {
      return add(a.operand(0), constant(a.operand(1).k() + b.k()));
    }
    return make(Op.ADD, a, b, null);
  }

  public Node subtract(Node a, Node b) {
    if (b.isConstant() && b.k() != Long.MIN_VALUE) {
      return add(a, constant(-b.k()));
    }
    if (a == b) {
      return FALSE;
    }
    return make(Op.SUB, a, b, null);
  }

  public Node multiply(Node a, Node b) {
    if (a.isConstant() && !b.isConstant()) {
      return multiply(b, a);
    }
    if (b.isTrue()) {
      return a;
    }
    return make(Op.MUL, a, b, null);
  }

  public Node divide(Node a, Node b) {
    if (a.isConstant() && b.isConstant()) {
      return constant(b.k() <= 0 ? 0 : Math.floorDiv(a.k(), b.k()));
    }
    if (b.isTrue()) {
      return a;
    }
    return make(Op.DIV, a, b, null);
  }

  public Node modulo(Node a, Node b) {
    if (a.isConstant() && b.isConstant()) {
      return constant(b.k() <= 0 ? 0 : Math.floorMod(a.k(), b.k()));
    }
    if (b.isConstant() && a.lo >= 0 && a.hi < b.k()) {
      return a;
    }
    return make(Op.MOD, a, b, null);
  }

  public Node equal(Node a, Node b) {
    if (a == b) {
      return TRUE;
    }
    if (a.hi < b.lo || b.hi < a.lo) {
      return FALSE;
    }
    if (a.isConstant()) {
      return equal(b, a);
    }
    if (b.isConstant()) {
      if (a.lo == 0 && a.hi == 1) {
        return b.k() == 1 ? a : not(a);
      }
      if (a.op() == Op.ADD && a.operand(1).isConstant() && !Bounds.leaves64Bits(b.k(), a.operand(1).k())) {
        return equal(a.operand(0), constant(b.k() - a.operand(1).k()));
      }
      if (a.op() == Op.ITE && (a.operand(1).isConstant() || a.operand(2).isConstant())) {
        return ite(a.operand(0), equal(a.operand(1), b), equal(a.operand(2), b));
      }
    } else if (b.id < a.id) {
      return make(Op.EQ, b, a, null);
    }
    return make(Op.EQ, a, b, null);
  }

  public Node less(Node a, Node b) {
    if (a == b || a.isBoundedBelow() && b.isBoundedAbove() && a.lo >= b.hi) {
      return FALSE;
    }
    if (a.hi < b.lo) {
      return TRUE;
    }
    if (b.isConstant() && a.op() == Op.ADD && a.operand(1).isConstant()
        && !Bounds.leaves64Bits(b.k(), a.operand(1).k())) {
      return less(a.operand(0), constant(b.k() - a.operand(1).k()));
    }
    if (b.isConstant() && a.isBoundedBelow() && b.k() == a.lo + 1) {
      return equal(a, constant(a.lo));
    }
    if (b.isConstant() && a.isBoundedAbove() && b.k() == a.hi) {
      return not(equal(a, b));
    }
    if (a.isConstant() && b.isBoundedAbove() && a.k() == b.hi - 1) {
      return equal(b, constant(b.hi));
    }
    if (a.isConstant() && b.isBoundedBelow() && a.k() == b.lo) {
      return not(equal(b, a));
    }
    if (a.isConstant() && b.op() == Op.ADD && b.operand(1).isConstant()
        && !Bounds.leaves64Bits(a.k(), b.operand(1).k())) {
      return less(constant(a.k() - b.operand(1).k()), b.operand(0));
    }
    return make(Op.LT, a, b, null);
  }

  public Node lessOrEqual(Node a, Node b) {
    return not(less(b, a));
  }

  public Node not(Node a) {
    if (a.isConstant()) {
      return bool(a.k() == 0);
    }
    return a.op() == Op.NOT ? a.operand(0) : make(Op.NOT, a, null, null);
  }

  public Node and(Node a, Node b) {
    if (a.isFalse() || b.isFalse()) {
      return FALSE;
    }
    if (a.isTrue() || a == b) {
      return b;
    }
    if (b.isTrue()) {
      return a;
    }
    if (not(a) == b || Conjunctions.excludes(a, b, 8)) {
      return FALSE;
    }
    if (Conjunctions.has(a, b, 16)) {
      return a;
    }
    return make(Op.AND, a, b, null);
  }

  public Node or(Node a, Node b) {
    if (a.isTrue() || b.isTrue()) {
      return TRUE;
    }
    if (a.isFalse() || a == b) {
      return b;
    }
    if (b.isFalse()) {
      return a;
    }
    return not(a) == b ? TRUE : make(Op.OR, a, b, null);
  }

  public Node implies(Node a, Node b) {
    return or(not(a), b);
  }

  public Node ite(Node condition, Node then, Node otherwise) {
    if (condition.isConstant()) {
      return condition.k() == 1 ? then : otherwise;
    }
    if (then == otherwise) {
      return then;
    }
    if (condition.op() == Op.NOT) {
      return ite(condition.operand(0), otherwise, then);
    }
    if (then.op() == Op.ITE && then.operand(0) == condition) {
      return ite(condition, then.operand(1), otherwise);
    }
    if (otherwise.op() == Op.ITE && otherwise.operand(0) == condition) {
      return ite(condition, then, otherwise.operand(2));
    }
    if (then.lo >= 0 && then.hi <= 1 && otherwise.lo >= 0 && otherwise.hi <= 1) {
      if (then.isTrue()) {
        return or(condition, otherwise);
      }
      if (then.isFalse()) {
        return and(not(condition), otherwise);
      }
      if (otherwise.isFalse()) {
        return and(condition, then);
      }
      if (otherwise.isTrue()) {
        return or(not(condition), then);
      }
    }
    return make(Op.ITE, condition, then, otherwise);
  }

  public Node bitAnd(Node a, Node b) {
    if (a.isConstant() && b.isConstant()) {
      return constant(a.k() & b.k());
    }
    if (a.isConstant()) {
      return bitAnd(b, a);
    }
    if (a == b || b.isConstant() && (Bounds.allBits(a.hi) & ~b.k()) == 0) {
      return a;
    }
    return make(Op.BIT_AND, a, b, null);
  }

  public Node bitOr(Node a, Node b) {
    if (a.isConstant() && b.isConstant()) {
      return constant(a.k() | b.k());
    }
    if (a.isConstant()) {
      return bitOr(b, a);
    }
    if (b.isFalse() || a == b) {
      return a;
    }
    return make(Op.BIT_OR, a, b, null);
  }

  public Node bitClear(Node a, Node b) {
    if (a.isConstant() && b.isConstant()) {
      return constant(a.k() & ~b.k());
    }
    if (b.isFalse() || a.isFalse()) {
      return a;
    }
    return a == b ? FALSE : make(Op.BIT_CLEAR, a, b, null);
  }

  public Node shiftLeft(Node a, Node by) {
    if (by.isFalse()) {
      return a;
    }
    if (a.isConstant() && by.isConstant()) {
      return constant(a.k() << by.k());
    }
    return make(Op.SHIFT_LEFT, a, by, null);
  }

  public Node shiftRight(Node a, Node by) {
    if (by.isFalse()) {
      return a;
    }
    if (a.isConstant() && by.isConstant()) {
      return constant(a.k() >> by.k());
    }
    return make(Op.SHIFT_RIGHT, a, by, null);
  }

  /** Whether the bit {@code i} of a is set, as 0 or 1. */
  public Node bit(Node a, Node i) {
    if (i.isConstant() && a.op() == Op.BIT_OR) {
      return or(bit(a.operand(0), i), bit(a.operand(1), i));
    }
    if (i.isConstant() && a.op() == Op.BIT_CLEAR) {
      return and(bit(a.operand(0), i), not(bit(a.operand(1), i)));
    }
    if (i.isConstant() && a.op() == Op.BIT_AND) {
      return and(bit(a.operand(0), i), bit(a.operand(1), i));
    }
    if (i.isConstant() && a.op() == Op.ITE && (a.operand(1).isConstant() || a.operand(2).isConstant())) {
      return ite(a.operand(0), bit(a.operand(1), i), bit(a.operand(2), i));
    }
    return bitAnd(shiftRight(a, i), TRUE);
  }

  public Node bitCount(Node a) {
    if (a.isConstant()) {
      return constant(Long.bitCount(a.k()));
    }
    return make(Op.BIT_COUNT, a, null, null);
  }

  /** The same computation with other nodes in place of the leaves for which {@code leaves} has one. */
  public Node substitute(Node node, Map<Node, Node> leaves) {
    return substitute(node, leaves, new HashMap<>());
  }

  Node substitute(Node node, Map<Node, Node> leaves, Map<Node, Node> memo) {
    if (node.arity() == 0) {
      return leaves.getOrDefault(node, node);
    }
    Node done = memo.get(node);
    if (done == null) {
      done = rebuild(node, n -> substitute(n, leaves, memo));
      memo.put(node, done);
    }
    return done;
  }

  /** The same operation on what {@code operands} makes of its operands. */
  public Node rebuild(Node node, UnaryOperator<Node> operands) {
    Node a = operands.apply(node.operand(0));
    Node b = node.arity() > 1 ? operands.apply(node.operand(1)) : a;
    return again(node.op(), a, b, node.arity() > 2 ? operands.apply(node.operand(2)) : a);
  }

  private Node again(Op op, Node a, Node b, Node c) {
    return switch (op) {
      case ADD -> add(a, b);
      case SUB -> subtract(a, b);
      case MUL -> multiply(a, b);
      case DIV -> divide(a, b);
      case MOD -> modulo(a, b);
      case EQ -> equal(a, b);
      case LT -> less(a, b);
      case NOT -> not(a);
      case AND -> and(a, b);
      case OR -> or(a, b);
      case ITE -> ite(a, b, c);
      case BIT_AND -> bitAnd(a, b);
      case BIT_OR -> bitOr(a, b);
      case BIT_CLEAR -> bitClear(a, b);
      case SHIFT_LEFT -> shiftLeft(a, b);
      case SHIFT_RIGHT -> shiftRight(a, b);
      case BIT_COUNT -> bitCount(a);
      case CONST, CELL, NEXT, DID -> throw new IllegalArgumentException("a leaf: " + op);
    };
  }
}
