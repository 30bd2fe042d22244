package baton.checker.enumeration;

import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Layout;
import baton.checker.ground.Node;
import baton.checker.ground.Resolution;
import baton.models.ir.Variable;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * The places that steps read and write: cells, and of sets each element by itself. Counters of faults are none: that
 * one more fault is allowed does not depend on the order of two.
 */
final class Footprint {
  private final Layout layout;
  private final int[] first;
  private final boolean[] counter;

  Footprint(GroundProtocol ground) {
    layout = ground.layout();
    first = new int[layout.cells() + 1];
    counter = new boolean[layout.cells()];
    for (Variable v : layout.variables()) {
      if (v.kind() == Variable.Kind.COUNTER) {
        counter[layout.first(v)] = true;
      }
    }
    for (int c = 0; c < layout.cells(); c++) {
      first[c + 1] = first[c] + (layout.isSet(c) ? Long.SIZE : 1);
    }
  }

  /** What a step with one label, or several ways to take it, has to do with. */
  static final class Touched {
    final BitSet reads = new BitSet();
    final BitSet writes = new BitSet();

    /** Whether the order of steps with these may matter. */
    boolean meets(Touched other) {
      return writes.intersects(other.writes) || writes.intersects(other.reads) || reads.intersects(other.writes);
    }
  }

  /** Adds what one way reads and writes. */
  void add(Resolution way, Touched to) {
    read(way.taken(), to.reads, new HashSet<>());
    way.changes().forEach(c -> write(c.cell(), c.value(), to));
  }

  /** What a formula reads, before a step or behind it, but for a goal's memory. */
  BitSet read(Node formula) {
    BitSet all = new BitSet();
    read(formula, all, new HashSet<>());
    return all;
  }

  /** Whether a formula depends on how many faults there have been. */
  boolean readsCounter(Node formula) {
    return readsCounter(formula, new HashSet<>());
  }

  private boolean readsCounter(Node node, Set<Node> seen) {
    if (!seen.add(node)) {
      return false;
    }
    boolean isCell = node.op() == Node.Op.CELL || node.op() == Node.Op.NEXT;
    boolean found = isCell && node.k() < counter.length && counter[(int) node.k()];
    for (int i = 0; i < node.arity() && !found; i++) {
      found = readsCounter(node.operand(i), seen);
    }
    return found;
  }

  private void write(int cell, Node value, Touched to) {
    switch (value.op()) {
      case CELL -> {
        if (value.k() != cell) {
          writeAll(cell, value, to);
        }
      }
      case ITE -> {
        read(value.operand(0), to.reads, new HashSet<>());
        write(cell, value.operand(1), to);
        write(cell, value.operand(2), to);
      }
      case BIT_OR, BIT_CLEAR -> {
        if (layout.isSet(cell) && value.operand(1).isConstant()) {
          bits(cell, value.operand(1).k(), to.writes);
          write(cell, value.operand(0), to);
        } else {
          writeAll(cell, value, to);
        }
      }
      case CONST, NEXT, DID, ADD, SUB, MUL, DIV, MOD, EQ, LT, NOT, AND, OR, BIT_AND, SHIFT_LEFT, SHIFT_RIGHT,
          BIT_COUNT -> writeAll(cell, value, to);
    }
  }

  private void writeAll(int cell, Node value, Touched to) {
    whole(cell, to.writes);
    read(value, to.reads, new HashSet<>());
  }

  private void read(Node node, BitSet into, Set<Node> seen) {
    if (!seen.add(node)) {
      return;
    }
    if (node.op() == Node.Op.CELL || node.op() == Node.Op.NEXT) {
      whole((int) node.k(), into);
    } else if (!readsBits(node, into)) {
      for (int i = 0; i < node.arity(); i++) {
        read(node.operand(i), into, seen);
      }
    }
  }

  /** Whether the node picks elements out of a set. */
  private boolean readsBits(Node node, BitSet into) {
    if (node.op() != Node.Op.BIT_AND || !node.operand(1).isConstant()) {
      return false;
    }
    Node set = node.operand(0);
    long mask = node.operand(1).k();
    if (set.op() == Node.Op.SHIFT_RIGHT && set.operand(1).isConstant()) {
      mask <<= set.operand(1).k();
      set = set.operand(0);
    }
    boolean isCell = set.op() == Node.Op.CELL || set.op() == Node.Op.NEXT;
    if (isCell && set.k() < counter.length && layout.isSet((int) set.k())) {
      bits((int) set.k(), mask, into);
      return true;
    }
    return false;
  }

  private void whole(int cell, BitSet into) {
    if (cell < counter.length && !counter[cell]) {
      into.set(first[cell], first[cell + 1]);
    }
  }

  private void bits(int cell, long mask, BitSet into) {
    for (long rest = mask; rest != 0; rest &= rest - 1) {
      into.set(first[cell] + Long.numberOfTrailingZeros(rest));
    }
  }

  /** Which bits of a cell are among the places: all of them, or those of single elements. */
  long mask(int cell, BitSet places) {
    if (first[cell + 1] - first[cell] == 1) {
      return places.get(first[cell]) ? -1L : 0;
    }
    long mask = 0;
    for (int i = places.nextSetBit(first[cell]); i >= 0 && i < first[cell + 1]; i = places.nextSetBit(i + 1)) {
      mask |= 1L << (i - first[cell]);
    }
    return mask;
  }
}
