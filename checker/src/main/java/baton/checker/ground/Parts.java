package baton.checker.ground;

import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;

/** What values are made of, and what is made of them: equality, conversion, entries of maps, members of sets. */
final class Parts {
  private final Nodes nodes;

  Parts(Nodes nodes) {
    this.nodes = nodes;
  }

  Nodes nodes() {
    return nodes;
  }

  Rep literal(Value value, Type type) {
    long[] leaves = new long[Leaves.count(type)];
    Leaves.encode(value, type, leaves, 0);
    Node[] constants = new Node[leaves.length];
    for (int i = 0; i < leaves.length; i++) {
      constants[i] = nodes.constant(leaves[i]);
    }
    return Rep.of(type, constants);
  }

  /** The value of a type whose leaves are all 0. */
  Rep zero(Type type) {
    return new Rep(type, java.util.Collections.nCopies(Leaves.count(type), nodes.FALSE));
  }

  /** The number that a value is: of an integer itself, of another scalar its position. */
  Node number(Rep rep) {
    return rep.type() instanceof Type.Range(long lo, _) ? nodes.add(rep.leaf(), nodes.constant(lo)) : rep.leaf();
  }

  Rep ofNumber(Node number, Type type) {
    return switch (type) {
      case Type.Range(long lo, _) -> Rep.of(type, distance(number, lo));
      case Type.Unbounded _ -> Rep.of(type, number);
      case Type.Bool _, Type.Enumeration _, Type.Sort _, Type.Maybe _, Type.SetOf _, Type.MapOf _, Type.Record _,
          Type.ListOf _ -> throw new IllegalArgumentException("no integer: " + type);
    };
  }

  /** How far a number is above another; with more than 64 bits for it comparisons would go wrong. */
  private Node distance(Node number, long lo) {
    if (!nodes.areUnbounded() && (Bounds.leaves64Bits(number.lo, lo) || Bounds.leaves64Bits(number.hi, lo))) {
      throw new NotLowered("numbers from " + number.lo + " to " + number.hi + " are too far apart");
    }
    return nodes.subtract(number, nodes.constant(lo));
  }

  Node inside(Node index, int size) {
    return nodes.and(
        nodes.lessOrEqual(nodes.FALSE, index), nodes.less(index, nodes.constant(size)));
  }

  /** Whether a number is one of an integer type. */
  Node within(Node number, Type type) {
    return type instanceof Type.Range(long lo, long hi)
        ? nodes.and(nodes.lessOrEqual(nodes.constant(lo), number), nodes.lessOrEqual(number, nodes.constant(hi)))
        : nodes.TRUE;
  }

  /** Whether every leaf of a value is one that its type has. */
  Node isOfType(Rep rep) {
    List<Long> greatest = Leaves.greatest(rep.type());
    Node ok = nodes.TRUE;
    for (int i = 0; i < greatest.size(); i++) {
      if (greatest.get(i) != Layout.UNBOUNDED) {
        Node leaf = rep.leaves().get(i);
        ok = nodes.and(ok, nodes.lessOrEqual(nodes.FALSE, leaf));
        ok = nodes.and(ok, nodes.lessOrEqual(leaf, nodes.constant(greatest.get(i))));
      }
    }
    return ok;
  }

  /** The same value as one of a wider type, or of another range. */
  Rep convert(Rep rep, Type type) {
    if (rep.type().equals(type)) {
      return rep;
    }
    if (rep.type().isInteger() && type.isInteger()) {
      return ofNumber(number(rep), type);
    }
    if (type instanceof Type.Maybe(Type element)) {
      if (!(rep.type() instanceof Type.Maybe(Type from))) {
        Rep inner = convert(rep, element);
        if (element.isScalar()) {
          return Rep.of(type, some(inner.leaf()));
        }
        List<Node> leaves = new ArrayList<>(List.of(nodes.TRUE));
        leaves.addAll(inner.leaves());
        return new Rep(type, leaves);
      }
      if (from instanceof Type.Range(long a, _) && element instanceof Type.Range(long b, _)) {
        Node moved = a >= b && rep.leaf().lo >= 0
            ? nodes.add(rep.leaf(), nodes.constant(a - b))
            : some(convert(unwrapped(rep), element).leaf());
        return Rep.of(type, nodes.ite(present(rep), moved, nodes.FALSE));
      }
    }
    throw new NotLowered("a value of " + rep.type() + " used as one of " + type);
  }

  /** The leaf of an option with something in it: one more, but what is below its type stays, not to look like none. */
  private Node some(Node leaf) {
    Node more = nodes.add(leaf, nodes.TRUE);
    return leaf.lo >= 0 ? more : nodes.ite(nodes.less(leaf, nodes.FALSE), leaf, more);
  }

  Node present(Rep option) {
    return nodes.not(nodes.equal(option.leaves().getFirst(), nodes.FALSE));
  }

  /** What is in an option that is not none. */
  Rep unwrapped(Rep option) {
    Type element = ((Type.Maybe) option.type()).element();
    if (!element.isScalar()) {
      return option.part(element, 1);
    }
    Node leaf = option.leaf();
    Node less = nodes.add(leaf, nodes.constant(-1));
    return Rep.of(element, leaf.lo >= 0 ? less : nodes.ite(nodes.less(leaf, nodes.FALSE), leaf, less));
  }

  Node equal(Rep left, Rep right) {
    if (left.type().isInteger() && right.type().isInteger()) {
      return nodes.equal(number(left), number(right));
    }
    if (left.type() instanceof Type.SetOf(Type.Range a) && right.type() instanceof Type.SetOf(Type.Range b)
        && !a.equals(b)) {
      return nodes.and(subset(left, a, right), subset(right, b, left));
    }
    if (left.type() instanceof Type.ListOf(int n, _) && right.type() instanceof Type.ListOf(int m, _)
        && !left.type().equals(right.type())) {
      Node same = nodes.equal(size(left), size(right));
      for (int i = 0; i < Math.min(n, m); i++) {
        Node here = nodes.less(nodes.constant(i), size(left));
        same = nodes.and(same, nodes.implies(here, equal(slot(left, i), slot(right, i))));
      }
      return same;
    }
    Rep other = left.type().equals(right.type())
        ? right
        : right.type() instanceof Type.Maybe && !(left.type() instanceof Type.Maybe)
        ? right
        : convert(right, left.type());
    Rep one = left.type().equals(other.type()) ? left : convert(left, other.type());
    Node all = nodes.TRUE;
    for (int i = 0; i < one.leaves().size(); i++) {
      all = nodes.and(all, nodes.equal(one.leaves().get(i), other.leaves().get(i)));
    }
    return all;
  }

  /** A place of a list. */
  static Rep slot(Rep list, int i) {
    Type element = ((Type.ListOf) list.type()).element();
    return list.part(element, 1 + i * Leaves.count(element));
  }

  /** Whether a set of numbers has no element that another one, of a different range, lacks. */
  private Node subset(Rep set, Type.Range elements, Rep other) {
    Node all = nodes.TRUE;
    for (int i = 0; i < Leaves.size(elements); i++) {
      Rep x = Rep.of(elements, nodes.constant(i));
      all = nodes.and(all, nodes.implies(contains(set, x), contains(other, x)));
    }
    return all;
  }

  Rep choose(Node condition, Rep then, Rep otherwise) {
    if (condition.isConstant()) {
      return condition.isTrue() ? then : otherwise;
    }
    List<Node> leaves = new ArrayList<>();
    for (int i = 0; i < then.leaves().size(); i++) {
      leaves.add(nodes.ite(condition, then.leaves().get(i), otherwise.leaves().get(i)));
    }
    return new Rep(then.type(), leaves);
  }

  /** The entry of a map at a position; anything outside. */
  Rep entry(Rep map, Node index) {
    Type range = ((Type.MapOf) map.type()).range();
    int step = Leaves.count(range);
    int n = map.leaves().size() / step;
    if (index.isConstant()) {
      return map.part(range, entryAt((Type.MapOf) map.type(), index.k()));
    }
    Rep result = map.part(range, (n - 1) * step);
    for (int i = n - 2; i >= 0; i--) {
      result = choose(nodes.equal(index, nodes.constant(i)), map.part(range, i * step), result);
    }
    return result;
  }

  /** Where the leaves of an entry begin; of the nearest one, if there is none. */
  static int entryAt(Type.MapOf map, long index) {
    return Math.clamp(index, 0, Values.keyCount(map) - 1) * Leaves.count(map.range());
  }

  /** Where the leaves of a field begin. */
  int offset(Type.Record type, int field) {
    int from = 0;
    for (int i = 0; i < field; i++) {
      from += Leaves.count(type.fields().get(i).type());
    }
    return from;
  }

  Node contains(Rep collection, Rep element) {
    return switch (collection.type()) {
      case Type.SetOf(Type type) -> {
        Node i = convert(element, type).leaf();
        int n = Leaves.size(type);
        if (i.isConstant()) {
          yield i.k() < 0 || i.k() >= n
              ? nodes.FALSE
              : nodes.bit(
                  collection.leaves().get((int) i.k() / Leaves.CHUNK), nodes.constant(Leaves.bit((int) i.k(), n)));
        }
        if (n > Leaves.CHUNK) {
          Node some = nodes.FALSE;
          for (int k = 0; k < n; k++) {
            some = nodes.or(some, nodes.and(
                nodes.equal(i, nodes.constant(k)), contains(collection, Rep.of(type, nodes.constant(k)))));
          }
          yield some;
        }
        yield nodes.and(
            inside(i, n), nodes.bit(collection.leaf(), nodes.subtract(nodes.constant(n - 1L), i)));
      }
      case Type.ListOf(int capacity, _) -> {
        Node some = nodes.FALSE;
        for (int i = 0; i < capacity; i++) {
          Node here = nodes.less(nodes.constant(i), size(collection));
          some = nodes.or(some, nodes.and(here, equal(slot(collection, i), element)));
        }
        yield some;
      }
      case Type.Bool _, Type.Enumeration _, Type.Sort _, Type.Range _, Type.Unbounded _, Type.Maybe _, Type.MapOf _,
          Type.Record _ -> throw new IllegalArgumentException("no collection: " + collection.type());
    };
  }

  /** The set with an element more, if the condition holds. */
  Rep with(Rep set, Rep element, Node condition) {
    return changed(set, element, condition, true);
  }

  /** The set with or without an element, if the condition holds. */
  Rep changed(Rep set, Rep element, Node condition, boolean add) {
    Type type = ((Type.SetOf) set.type()).element();
    Node i = convert(element, type).leaf();
    int n = Leaves.size(type);
    List<Node> leaves = new ArrayList<>(set.leaves());
    if (!i.isConstant() && n <= Leaves.CHUNK) {
      Node inside = nodes.and(condition, inside(i, n));
      Node bit = nodes.shiftLeft(nodes.TRUE, nodes.subtract(nodes.constant(n - 1L), i));
      leaves.set(0, set(leaves.getFirst(), bit, inside, add));
      return new Rep(set.type(), leaves);
    }
    for (int k = 0; k < n; k++) {
      Node hit = nodes.and(condition, nodes.equal(i, nodes.constant(k)));
      if (!hit.isFalse()) {
        int chunk = k / Leaves.CHUNK;
        leaves.set(chunk, set(leaves.get(chunk), nodes.constant(1L << Leaves.bit(k, n)), hit, add));
      }
    }
    return new Rep(set.type(), leaves);
  }

  private Node set(Node leaf, Node bit, Node condition, boolean add) {
    return nodes.ite(condition, add ? nodes.bitOr(leaf, bit) : nodes.bitClear(leaf, bit), leaf);
  }

  /** How many elements a set or list has. */
  Node size(Rep collection) {
    if (collection.type() instanceof Type.ListOf) {
      return collection.leaves().getFirst();
    }
    Node sum = nodes.FALSE;
    for (Node leaf : collection.leaves()) {
      sum = nodes.add(sum, nodes.bitCount(leaf));
    }
    return sum;
  }
}
