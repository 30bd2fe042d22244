package baton.checker.ground;

import baton.checker.ground.Node.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;

/**
 * Nodes made of each other at random. Beside each stands what it was made for, which knows nothing of how {@link Nodes}
 * simplifies.
 */
final class RandomNodes {
  private static final int CELLS = 5;
  private static final int MADE = 60;
  private static final int VALUATIONS = 40;
  private static final long LARGE = 1 << 12;

  /** A node, and its value for values of the cells. */
  private record Made(Node node, ToLongFunction<long[]> meaning) {}

  private final SplittableRandom random;
  private final Nodes nodes = new Nodes();
  private final long[] greatest = new long[CELLS];
  private final List<Made> truths = new ArrayList<>();
  private final List<Made> numbers = new ArrayList<>();
  private final List<Made> sets = new ArrayList<>();

  /** {@code missing}: by how much the bounds of cells are too narrow. */
  RandomNodes(long seed, int missing) {
    random = new SplittableRandom(seed);
    cell(0, 1, missing, truths);
    cell(1, random.nextInt(1, 6), missing, numbers);
    cell(2, random.nextInt(1, 6), missing, numbers);
    cell(3, 15, missing, sets);
    cell(4, 7, missing, sets);
    truths.add(constant(random.nextInt(2)));
    numbers.add(constant(random.nextInt(-3, 4)));
    sets.add(constant(random.nextInt(16)));
    for (int i = 0; i < MADE; i++) {
      switch (random.nextInt(3)) {
        case 0 -> truths.add(truth());
        case 1 -> numbers.add(number());
        default -> sets.add(set());
      }
    }
  }

  private void cell(int cell, long most, int missing, List<Made> into) {
    greatest[cell] = most;
    into.add(new Made(nodes.cell(cell, most - missing), cells -> cells[cell]));
  }

  private Made constant(long k) {
    return new Made(nodes.constant(k), _ -> k);
  }

  private Made any(List<Made> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Operations of these get no larger without end. */
  private Made small(List<Made> of, long least, long most) {
    List<Made> small = of.stream().filter(m -> m.node().lo() >= least && m.node().hi() <= most).toList();
    return small.isEmpty() ? constant(1) : any(small);
  }

  private static Made made(Node node, Op op, Made a, Made b) {
    return new Made(node, cells -> NodeValues.of(op, a.meaning.applyAsLong(cells), b.meaning.applyAsLong(cells), 0));
  }

  private Made ite(List<Made> of) {
    Made a = any(truths);
    Made b = any(of);
    Made c = any(of);
    return new Made(
        nodes.ite(a.node(), b.node(), c.node()),
        cells -> (a.meaning.applyAsLong(cells) == 1 ? b : c).meaning.applyAsLong(cells));
  }

  private Made truth() {
    Made a = any(truths);
    Made b = any(truths);
    Made x = any(numbers);
    Made y = any(numbers);
    return switch (random.nextInt(9)) {
      case 0 -> made(nodes.equal(x.node(), y.node()), Op.EQ, x, y);
      case 1 -> made(nodes.less(x.node(), y.node()), Op.LT, x, y);
      case 2 -> new Made(
          nodes.lessOrEqual(x.node(), y.node()),
          cells -> x.meaning.applyAsLong(cells) <= y.meaning.applyAsLong(cells) ? 1 : 0);
      case 3 -> made(nodes.not(a.node()), Op.NOT, a, a);
      case 4 -> made(nodes.and(a.node(), b.node()), Op.AND, a, b);
      case 5 -> made(nodes.or(a.node(), b.node()), Op.OR, a, b);
      case 6 -> new Made(
          nodes.implies(a.node(), b.node()),
          cells -> a.meaning.applyAsLong(cells) == 0 || b.meaning.applyAsLong(cells) == 1 ? 1 : 0);
      case 7 -> {
        Made set = any(sets);
        Made i = small(numbers, 0, 20);
        yield new Made(
            nodes.bit(set.node(), i.node()),
            cells -> set.meaning.applyAsLong(cells) >> i.meaning.applyAsLong(cells) & 1);
      }
      default -> ite(truths);
    };
  }

  private Made number() {
    Made a = small(numbers, -LARGE, LARGE);
    Made b = small(numbers, -LARGE, LARGE);
    return switch (random.nextInt(8)) {
      case 0 -> made(nodes.add(a.node(), b.node()), Op.ADD, a, b);
      case 1 -> made(nodes.subtract(a.node(), b.node()), Op.SUB, a, b);
      case 2 -> made(nodes.multiply(a.node(), b.node()), Op.MUL, a, b);
      case 3 -> made(nodes.divide(a.node(), b.node()), Op.DIV, a, b);
      case 4 -> made(nodes.modulo(a.node(), b.node()), Op.MOD, a, b);
      case 5 -> {
        Made set = any(sets);
        yield made(nodes.bitCount(set.node()), Op.BIT_COUNT, set, set);
      }
      case 6 -> any(truths);
      default -> ite(numbers);
    };
  }

  private Made set() {
    Made a = any(sets);
    Made b = any(sets);
    return switch (random.nextInt(6)) {
      case 0 -> made(nodes.bitAnd(a.node(), b.node()), Op.BIT_AND, a, b);
      case 1 -> made(nodes.bitOr(a.node(), b.node()), Op.BIT_OR, a, b);
      case 2 -> made(nodes.bitClear(a.node(), b.node()), Op.BIT_CLEAR, a, b);
      case 3 -> {
        Made s = small(sets, 0, LARGE);
        Made by = small(numbers, 0, 20);
        yield made(nodes.shiftLeft(s.node(), by.node()), Op.SHIFT_LEFT, s, by);
      }
      case 4 -> {
        Made by = small(numbers, 0, 20);
        yield made(nodes.shiftRight(a.node(), by.node()), Op.SHIFT_RIGHT, a, by);
      }
      default -> ite(sets);
    };
  }

  /** Values that nodes should not have, for some values of the cells. */
  List<String> mistakes() {
    List<String> mistakes = new ArrayList<>();
    for (int i = 0; i < VALUATIONS; i++) {
      long[] cells = new long[CELLS];
      for (int c = 0; c < CELLS; c++) {
        cells[c] = random.nextLong(greatest[c] + 1);
      }
      NodeValues values = new NodeValues(cells);
      for (Node n : nodes.all()) {
        if (values.of(n) < n.lo() || values.of(n) > n.hi()) {
          mistakes.add(n + " is " + values.of(n) + ", not from " + n.lo() + " to " + n.hi());
        }
      }
      for (List<Made> all : List.of(truths, numbers, sets)) {
        for (Made m : all) {
          long meant = m.meaning.applyAsLong(cells);
          if (values.of(m.node()) != meant) {
            mistakes.add(m.node() + " is " + values.of(m.node()) + " and should be " + meant);
          }
        }
      }
    }
    return mistakes;
  }
}
