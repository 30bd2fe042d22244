package baton.checker.ground;

import baton.checker.ground.Node.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes nodes: equal ones once, and as simple as is cheap to see. */
public final class Nodes {
  /** {@code hi}: of a leaf, for cells behind the protocol's are not the same for each goal. */
  private record Key(Op op, long k, int a, int b, int c, long hi) {
    @Override
    public boolean equals(@Nullable Object other) { // as a record has it, but needs no code made at run time
      return other instanceof Key n && op == n.op && k == n.k && a == n.a && b == n.b && c == n.c && hi == n.hi;
    }

    @Override
    public int hashCode() {
      return ((((op.hashCode() * 31 + Long.hashCode(k)) * 31 + a) * 31 + b) * 31 + c) * 31 + Long.hashCode(hi);
    }
  }

  private final Map<Key, Node> known = new HashMap<>();
  private final List<Node> all = new ArrayList<>();
  final Node TRUE = constant(1);
  final Node FALSE = constant(0);

  /** All nodes made so far; the position is the id. */
  public List<Node> all() {
    return all;
  }

  private Node make(Op op, long k, @Nullable Node a, @Nullable Node b, @Nullable Node c, long lo, long hi) {
    Key key = new Key(op, k, a == null ? -1 : a.id, b == null ? -1 : b.id, c == null ? -1 : c.id, a == null ? hi : 0);
    Node old = known.get(key);
    if (old != null) {
      return old;
    }
    if (lo == hi && op != Op.CONST) {
      return constant(lo);
    }
    Node node = new Node(all.size(), op, k, a, b, c, lo, hi);
    all.add(node);
    known.put(key, node);
    return node;
  }

  public Node constant(long k) {
    return make(Op.CONST, k, null, null, null, k, k);
  }

  public Node bool(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** The cell before the step. */
  public Node cell(int cell, long greatest) {
    return make(Op.CELL, cell, null, null, null, 0, greatest);
  }

  /** The cell after the step, or at the instant. */
  public Node next(int cell, long greatest) {
    return make(Op.NEXT, cell, null, null, null, 0, greatest);
  }

  /** The label of the step; {@code labels}: how many there are. */
  public Node did(int labels) {
    return make(Op.DID, 0, null, null, null, -1, Math.max(0, labels - 1L));
  }

  private static long clamp(java.math.BigInteger n) {
    return n.bitLength() < 64 ? n.longValue() : n.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  private static java.math.BigInteger big(long n) {
    return java.math.BigInteger.valueOf(n);
  }

  /** a + b; the language's intervals keep it inside 64 bits. */
  public Node add(Node a, Node b) {
    if (a.isConstant() && !b.isConstant()) {
      return add(b, a);
    }
    if (b.isFalse()) {
      return a;
    }
    if (b.isConstant() && a.op() == Op.ADD && a.operand(1).isConstant()) {
      return add(a.operand(0), constant(a.operand(1).k() + b.k()));
    }
    return make(Op.ADD, 0, a, b, null, clamp(big(a.lo).add(big(b.lo))), clamp(big(a.hi).add(big(b.hi))));
  }

  public Node subtract(Node a, Node b) {
    if (b.isConstant() && b.k() != Long.MIN_VALUE) {
      return add(a, constant(-b.k()));
    }
    if (a == b) {
      return FALSE;
    }
    return make(Op.SUB, 0, a, b, null, clamp(big(a.lo).subtract(big(b.hi))), clamp(big(a.hi).subtract(big(b.lo))));
  }

  public Node multiply(Node a, Node b) {
    if (a.isConstant() && !b.isConstant()) {
      return multiply(b, a);
    }
    if (b.isTrue()) {
      return a;
    }
    List<java.math.BigInteger> ends = List.of(
        big(a.lo).multiply(big(b.lo)), big(a.lo).multiply(big(b.hi)), big(a.hi).multiply(big(b.lo)),
        big(a.hi).multiply(big(b.hi)));
    return make(
        Op.MUL, 0, a, b, null, clamp(java.util.Collections.min(ends)), clamp(java.util.Collections.max(ends)));
  }

  public Node divide(Node a, Node b) {
    if (a.isConstant() && b.isConstant()) {
      return constant(b.k() <= 0 ? 0 : Math.floorDiv(a.k(), b.k()));
    }
    if (b.isTrue()) {
      return a;
    }
    return make(Op.DIV, 0, a, b, null, Math.min(0, a.lo), Math.max(0, a.hi));
  }

  public Node modulo(Node a, Node b) {
    if (a.isConstant() && b.isConstant()) {
      return constant(b.k() <= 0 ? 0 : Math.floorMod(a.k(), b.k()));
    }
    if (b.isConstant() && a.lo >= 0 && a.hi < b.k()) {
      return a;
    }
    return make(Op.MOD, 0, a, b, null, 0, Math.max(0, b.hi - 1));
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
      if (a.op() == Op.ADD && a.operand(1).isConstant()) {
        return equal(a.operand(0), constant(b.k() - a.operand(1).k()));
      }
      if (a.op() == Op.ITE && (a.operand(1).isConstant() || a.operand(2).isConstant())) {
        return ite(a.operand(0), equal(a.operand(1), b), equal(a.operand(2), b));
      }
    } else if (b.id < a.id) {
      return make(Op.EQ, 0, b, a, null, 0, 1);
    }
    return make(Op.EQ, 0, a, b, null, 0, 1);
  }

  public Node less(Node a, Node b) {
    if (a == b || a.lo >= b.hi) {
      return FALSE;
    }
    if (a.hi < b.lo) {
      return TRUE;
    }
    if (b.isConstant() && a.op() == Op.ADD && a.operand(1).isConstant()) {
      return less(a.operand(0), constant(b.k() - a.operand(1).k()));
    }
    if (b.isConstant() && b.k() == a.lo + 1) {
      return equal(a, constant(a.lo));
    }
    if (b.isConstant() && b.k() == a.hi) {
      return not(equal(a, b));
    }
    if (a.isConstant() && a.k() == b.hi - 1) {
      return equal(b, constant(b.hi));
    }
    if (a.isConstant() && a.k() == b.lo) {
      return not(equal(b, a));
    }
    if (a.isConstant() && b.op() == Op.ADD && b.operand(1).isConstant()) {
      return less(constant(a.k() - b.operand(1).k()), b.operand(0));
    }
    return make(Op.LT, 0, a, b, null, 0, 1);
  }

  public Node lessOrEqual(Node a, Node b) {
    return not(less(b, a));
  }

  public Node not(Node a) {
    if (a.isConstant()) {
      return bool(a.k() == 0);
    }
    return a.op() == Op.NOT ? a.operand(0) : make(Op.NOT, 0, a, null, null, 0, 1);
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
    if (not(a) == b || excludes(a, b, 8)) {
      return FALSE;
    }
    if (has(a, b, 16)) {
      return a;
    }
    return make(Op.AND, 0, a, b, null, 0, 1);
  }

  /** Whether a conjunction has this conjunct. */
  private static boolean has(Node conjunction, Node conjunct, int effort) {
    return conjunction == conjunct
        || effort > 0 && conjunction.op() == Op.AND
            && (conjunction.operand(1) == conjunct || has(conjunction.operand(0), conjunct, effort - 1));
  }

  /** Whether a conjunction has a conjunct that says {@code x == k} where b says {@code x == l}, or not b. */
  private static boolean excludes(Node a, Node b, int effort) {
    if (a.op() == Op.AND) {
      return effort > 0 && (excludes(a.operand(1), b, 0) || excludes(a.operand(0), b, effort - 1));
    }
    return a.op() == Op.EQ && b.op() == Op.EQ && a.operand(0) == b.operand(0) && a.operand(1) != b.operand(1)
            && a.operand(1).isConstant() && b.operand(1).isConstant()
        || a.op() == Op.NOT && a.operand(0) == b
        || b.op() == Op.NOT && b.operand(0) == a;
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
    return not(a) == b ? TRUE : make(Op.OR, 0, a, b, null, 0, 1);
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
    return make(
        Op.ITE, 0, condition, then, otherwise, Math.min(then.lo, otherwise.lo), Math.max(then.hi, otherwise.hi));
  }

  /** The smallest number 2^n - 1 that is not below {@code n}. */
  private static long allBits(long n) {
    return n <= 0 ? 0 : -1L >>> Long.numberOfLeadingZeros(n);
  }

  public Node bitAnd(Node a, Node b) {
    if (a.isConstant() && b.isConstant()) {
      return constant(a.k() & b.k());
    }
    if (a.isConstant()) {
      return bitAnd(b, a);
    }
    if (a == b || b.isConstant() && (allBits(a.hi) & ~b.k()) == 0) {
      return a;
    }
    return make(Op.BIT_AND, 0, a, b, null, 0, Math.min(a.hi, b.hi));
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
    return make(Op.BIT_OR, 0, a, b, null, Math.max(a.lo, b.lo), allBits(Math.max(a.hi, b.hi)));
  }

  public Node bitClear(Node a, Node b) {
    if (a.isConstant() && b.isConstant()) {
      return constant(a.k() & ~b.k());
    }
    if (b.isFalse() || a.isFalse()) {
      return a;
    }
    return a == b ? FALSE : make(Op.BIT_CLEAR, 0, a, b, null, 0, a.hi);
  }

  public Node shiftLeft(Node a, Node by) {
    if (by.isFalse()) {
      return a;
    }
    if (a.isConstant() && by.isConstant()) {
      return constant(a.k() << by.k());
    }
    int most = Math.clamp(by.hi, 0, 62);
    return make(Op.SHIFT_LEFT, 0, a, by, null, 0, by.lo < 0 || by.hi > 62 ? Long.MAX_VALUE : allBits(a.hi) << most);
  }

  public Node shiftRight(Node a, Node by) {
    if (by.isFalse()) {
      return a;
    }
    if (a.isConstant() && by.isConstant()) {
      return constant(a.k() >> by.k());
    }
    // where `by` may be negative the value does not matter, but its bounds must not promise anything
    return make(Op.SHIFT_RIGHT, 0, a, by, null, 0, a.hi >> Math.clamp(by.lo, 0, 62));
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
    return make(Op.BIT_COUNT, 0, a, null, null, 0, Long.bitCount(allBits(a.hi)));
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
