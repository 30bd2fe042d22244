package baton.checker.ground;

import baton.models.value.Type;
import java.util.ArrayList;
import java.util.List;

/** Bounded lists: a length, and slots of which the unused ones are 0. */
final class Lists {
  private final Nodes nodes;
  private final Parts parts;

  Lists(Nodes nodes, Parts parts) {
    this.nodes = nodes;
    this.parts = parts;
  }

  private static Type.ListOf type(Rep list) {
    return (Type.ListOf) list.type();
  }

  Node size(Rep list) {
    return list.leaves().getFirst();
  }

  Node longerThan(Rep list, int n) {
    return nodes.less(nodes.constant(n), size(list));
  }

  Rep slot(Rep list, int i) {
    return Parts.slot(list, i);
  }

  /** The element at a position; anything outside. */
  Rep at(Rep list, Node index) {
    int capacity = type(list).capacity();
    if (index.isConstant()) {
      return slot(list, Math.clamp(index.k(), 0, capacity - 1));
    }
    Rep result = slot(list, capacity - 1);
    for (int i = capacity - 2; i >= 0; i--) {
      result = parts.choose(nodes.equal(index, nodes.constant(i)), slot(list, i), result);
    }
    return result;
  }

  /** A list of a length whose slot {@code i} is {@code slots.get(i)} where {@code i} is below it. */
  private Rep list(Type.ListOf type, Node length, List<Rep> slots) {
    List<Node> leaves = new ArrayList<>(List.of(length));
    Rep zero = parts.zero(type.element());
    for (int i = 0; i < type.capacity(); i++) {
      leaves.addAll(parts.choose(nodes.less(nodes.constant(i), length), slots.get(i), zero).leaves());
    }
    return new Rep(type, leaves);
  }

  /** All elements that differ from x, close together. */
  Rep without(Rep list, Rep x) {
    Type.ListOf type = type(list);
    List<Node> keeps = new ArrayList<>();
    List<Node> positions = new ArrayList<>();
    Node kept = nodes.FALSE;
    for (int i = 0; i < type.capacity(); i++) {
      Node keep = nodes.and(longerThan(list, i), nodes.not(parts.equal(slot(list, i), x)));
      keeps.add(keep);
      positions.add(kept);
      kept = nodes.add(kept, keep);
    }
    List<Rep> slots = new ArrayList<>();
    for (int p = 0; p < type.capacity(); p++) {
      Rep slot = parts.zero(type.element());
      for (int i = type.capacity() - 1; i >= p; i--) {
        Node hit = nodes.and(keeps.get(i), nodes.equal(positions.get(i), nodes.constant(p)));
        slot = parts.choose(hit, slot(list, i), slot);
      }
      slots.add(slot);
    }
    return list(type, kept, slots);
  }

  /** What stands before the first x. */
  Rep before(Rep list, Rep x) {
    Type.ListOf type = type(list);
    Node length = nodes.FALSE;
    List<Rep> slots = new ArrayList<>();
    for (int i = type.capacity() - 1; i >= 0; i--) {
      Node hit = nodes.and(longerThan(list, i), parts.equal(slot(list, i), x));
      length = nodes.ite(hit, nodes.constant(i), length);
    }
    for (int i = 0; i < type.capacity(); i++) {
      slots.add(slot(list, i));
    }
    return list(type, length, slots);
  }

  Rep reversed(Rep list) {
    Type.ListOf type = type(list);
    List<Rep> slots = new ArrayList<>();
    for (int p = 0; p < type.capacity(); p++) {
      slots.add(at(list, nodes.subtract(size(list), nodes.constant(p + 1L))));
    }
    return list(type, size(list), slots);
  }

  /** The list with one element more behind; meant where it is not full. */
  Rep pushed(Rep list, Rep x) {
    Type.ListOf type = type(list);
    List<Node> leaves = new ArrayList<>(List.of(nodes.add(size(list), nodes.TRUE)));
    for (int i = 0; i < type.capacity(); i++) {
      leaves.addAll(parts.choose(nodes.equal(size(list), nodes.constant(i)), x, slot(list, i)).leaves());
    }
    return new Rep(type, leaves);
  }

  /** The list without its first element; meant where it has one. */
  Rep popped(Rep list) {
    Type.ListOf type = type(list);
    List<Node> leaves = new ArrayList<>(List.of(nodes.add(size(list), nodes.constant(-1))));
    for (int i = 1; i < type.capacity(); i++) {
      leaves.addAll(slot(list, i).leaves());
    }
    leaves.addAll(parts.zero(type.element()).leaves());
    return new Rep(type, leaves);
  }
}
