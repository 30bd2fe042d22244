package baton.checker.explicit.code;

import baton.checker.ground.Node;
import baton.checker.ground.Node.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A conjunction, taken apart: tests of some bits of one word first, tests of the same word together, then the rest,
 * the lightest first. Nodes are always defined, so their order is free.
 *
 * @param equal {@code (word & mask) == value}
 * @param different {@code (word & mask) != value}
 */
record Conjuncts(List<Bits> equal, List<Bits> different, List<Node> rest) {
  /** Some bits of a word before the step ({@code CELL}s) or after it ({@code NEXT}s), and a value for them. */
  record Bits(boolean post, int word, long mask, long value) {}

  Conjuncts {
    equal = List.copyOf(equal);
    different = List.copyOf(different);
    rest = List.copyOf(rest);
  }

  static Conjuncts of(Node conjunction, Packing packing) {
    List<Bits> equal = new ArrayList<>();
    List<Bits> different = new ArrayList<>();
    List<Node> rest = new ArrayList<>();
    for (Node n : list(conjunction)) {
      Optional<Bits> yes = bits(n, packing);
      Optional<Bits> no = n.op() == Op.NOT ? bits(n.operand(0), packing) : Optional.empty();
      if (yes.isPresent()) {
        fuse(equal, yes.get());
      } else if (no.isPresent() && Long.bitCount(no.get().mask()) == 1) {
        Bits b = no.get();
        fuse(equal, new Bits(b.post(), b.word(), b.mask(), b.mask() & ~b.value()));
      } else if (no.isPresent()) {
        different.add(no.get());
      } else {
        rest.add(n);
      }
    }
    return new Conjuncts(equal, different, rest);
  }

  /** The conjuncts of a node, from left to right. */
  static List<Node> list(Node n) {
    List<Node> all = new ArrayList<>();
    List<Node> open = new ArrayList<>(List.of(n));
    while (!open.isEmpty()) {
      Node next = open.removeLast();
      if (next.op() == Op.AND) {
        open.add(next.operand(1));
        open.add(next.operand(0));
      } else {
        all.add(next);
      }
    }
    return all;
  }

  private static void fuse(List<Bits> all, Bits b) {
    for (int i = 0; i < all.size(); i++) {
      Bits a = all.get(i);
      if (a.post() == b.post() && a.word() == b.word() && (a.mask() & b.mask()) == 0) {
        all.set(i, new Bits(a.post(), a.word(), a.mask() | b.mask(), a.value() | b.value()));
        return;
      }
    }
    all.add(b);
  }

  /** A node that is a test of bits of one word. */
  static Optional<Bits> bits(Node n, Packing packing) {
    if (isCell(n) && n.hi() == 1) {
      return Optional.of(test(n, 1, 1, packing));
    }
    if (n.op() == Op.EQ && isCell(n.operand(0)) && n.operand(1).isConstant()) {
      return Optional.of(test(n.operand(0), packing.mask((int) n.operand(0).k()), n.operand(1).k(), packing));
    }
    if (n.op() == Op.BIT_AND && n.operand(1).isConstant() && n.operand(1).k() == 1) {
      Node shifted = n.operand(0);
      if (isCell(shifted)) {
        return Optional.of(test(shifted, 1, 1, packing));
      }
      if (shifted.op() == Op.SHIFT_RIGHT && isCell(shifted.operand(0)) && shifted.operand(1).isConstant()) {
        long bit = 1L << shifted.operand(1).k();
        return Optional.of(test(shifted.operand(0), bit, bit, packing));
      }
    }
    return Optional.empty();
  }

  static boolean isCell(Node n) {
    return n.op() == Op.CELL || n.op() == Op.NEXT;
  }

  private static Bits test(Node cell, long mask, long value, Packing packing) {
    int c = (int) cell.k();
    return new Bits(cell.op() == Op.NEXT, packing.word(c), mask << packing.shift(c), value << packing.shift(c));
  }
}
