package baton.checker.integers;

import baton.checker.ground.Layout;
import baton.checker.ground.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which constants a state has: one for each cell, or for a set one for each bit. */
final class Shape {
  /** A constant: a cell, or one bit of it if {@code bit} is not negative. */
  record Slot(int cell, int bit) {}

  private final Layout layout;
  private final boolean[] isSet;
  private final int[] first;
  private final List<Slot> slots = new ArrayList<>();

  private Shape(Layout layout, int memory, Set<Integer> sets) {
    this.layout = layout;
    int width = layout.cells() + memory;
    isSet = new boolean[width];
    first = new int[width + 1];
    for (int cell = 0; cell < width; cell++) {
      first[cell] = slots.size();
      isSet[cell] = sets.contains(cell);
      if (isSet[cell]) {
        for (int bit = 0; bit < Long.SIZE - Long.numberOfLeadingZeros(greatest(cell)); bit++) {
          slots.add(new Slot(cell, bit));
        }
      } else if (greatest(cell) > 0) {
        slots.add(new Slot(cell, -1));
      }
    }
    first[width] = slots.size();
  }

  /** Of the states of a protocol, for all nodes made so far. */
  static Shape of(Asked asked) {
    Layout layout = asked.lowered().protocol().layout();
    Set<Integer> sets = new HashSet<>();
    for (int cell = 0; cell < layout.cells(); cell++) {
      if (layout.isSet(cell)) {
        sets.add(cell);
      }
    }
    for (Node n : asked.lowered().protocol().nodes().all()) {
      switch (n.op()) {
        case BIT_AND, BIT_OR, BIT_CLEAR -> {
          mark(n.operand(0), sets);
          mark(n.operand(1), sets);
        }
        case SHIFT_LEFT, SHIFT_RIGHT, BIT_COUNT -> mark(n.operand(0), sets);
        case CONST, CELL, NEXT, DID, ADD, SUB, MUL, DIV, MOD, EQ, LT, NOT, AND, OR, ITE -> { }
      }
    }
    return new Shape(layout, asked.bits(), sets);
  }

  /** A cell of which single bits are looked at is a set, as in a list of sets. */
  private static void mark(Node n, Set<Integer> sets) {
    if (n.op() == Node.Op.CELL && n.hi() > 1) {
      sets.add((int) n.k());
    } else if (n.op() == Node.Op.ITE) {
      mark(n.operand(1), sets);
      mark(n.operand(2), sets);
    }
  }

  /** All constants, in the order of cells. */
  List<Slot> slots() {
    return slots;
  }

  /** How many cells there are, with the goal's memory. */
  int width() {
    return isSet.length;
  }

  boolean isSet(int cell) {
    return isSet[cell];
  }

  /** Whether a cell is one integer. */
  boolean isNumber(int cell) {
    return !isSet[cell] && greatest(cell) > 1;
  }

  long greatest(int cell) {
    return cell < layout.cells() ? layout.greatest(cell) : 1;
  }

  /** The position of a cell's first constant. */
  int firstSlot(int cell) {
    return first[cell];
  }

  /** How many constants a cell has. */
  int slots(int cell) {
    return first[cell + 1] - first[cell];
  }
}
