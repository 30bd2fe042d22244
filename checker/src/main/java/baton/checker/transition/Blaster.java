package baton.checker.transition;

import baton.checker.ground.Node;
import baton.checker.ground.NotLowered;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongBinaryOperator;

/**
 * Nodes as literals. A number is asked for by value ("is it v?") as long as few values are in question, since
 * that is what one-hot atoms answer at once; else in two's complement.
 */
final class Blaster {
  private static final long FEW = 66;
  private static final long MOST_PAIRS = 1 << 14;

  private record Case(int node, long value) {}

  private final Aig aig;
  private final Atoms atoms;
  private final Words words;
  private final Map<Integer, Integer> truths = new HashMap<>();
  private final Map<Case, Integer> cases = new HashMap<>();
  private final Map<Integer, int[]> numbers = new HashMap<>();

  Blaster(Aig aig, Atoms atoms) {
    this.aig = aig;
    this.atoms = atoms;
    words = new Words(aig);
  }

  /** A node that is 0 or 1. */
  int truth(Node node) {
    Integer known = truths.get(node.id());
    if (known != null) {
      return known;
    }
    int literal = switch (node.op()) {
      case CONST -> node.k() == 0 ? Aig.FALSE : Aig.TRUE;
      case NOT -> Aig.not(truth(node.operand(0)));
      case AND -> aig.and(truth(node.operand(0)), truth(node.operand(1)));
      case OR -> aig.or(truth(node.operand(0)), truth(node.operand(1)));
      case EQ -> equal(node.operand(0), node.operand(1));
      case LT -> less(node.operand(0), node.operand(1));
      case ITE -> node.lo() >= 0 && node.hi() <= 1 && isTruth(node.operand(1)) && isTruth(node.operand(2))
          ? aig.ite(truth(node.operand(0)), truth(node.operand(1)), truth(node.operand(2)))
          : is(node, 1);
      case CELL, ADD, SUB, MUL, DIV, MOD, BIT_AND, BIT_OR, BIT_CLEAR, SHIFT_LEFT, SHIFT_RIGHT, BIT_COUNT ->
          is(node, 1);
      case NEXT, DID -> throw new IllegalArgumentException("not over the state before: " + node);
    };
    truths.put(node.id(), literal);
    return literal;
  }

  private static boolean isTruth(Node node) {
    return node.lo() >= 0 && node.hi() <= 1;
  }

  /** Whether a node is worth this number. */
  int is(Node node, long value) {
    if (value < node.lo() || value > node.hi()) {
      return Aig.FALSE;
    }
    Case key = new Case(node.id(), value);
    Integer known = cases.get(key);
    if (known != null) {
      return known;
    }
    int literal = switch (node.op()) {
      case CONST -> node.k() == value ? Aig.TRUE : Aig.FALSE;
      case CELL -> cell((int) node.k(), value);
      case ITE -> aig.ite(truth(node.operand(0)), is(node.operand(1), value), is(node.operand(2), value));
      case NOT, AND, OR, EQ, LT -> value == 1 ? truth(node) : Aig.not(truth(node));
      case ADD -> pairs(node) ? table(node, value, Long::sum) : binary(node, value);
      case SUB -> pairs(node) ? table(node, value, (a, b) -> a - b) : binary(node, value);
      case MUL -> pairs(node) ? table(node, value, (a, b) -> a * b) : binary(node, value);
      case DIV -> table(node, value, (a, b) -> b <= 0 ? 0 : Math.floorDiv(a, b));
      case MOD -> table(node, value, (a, b) -> b <= 0 ? 0 : Math.floorMod(a, b));
      case BIT_COUNT -> counts(node.operand(0))[(int) value];
      case BIT_AND, BIT_OR, BIT_CLEAR, SHIFT_LEFT, SHIFT_RIGHT -> binary(node, value);
      case NEXT, DID -> throw new IllegalArgumentException("not over the state before: " + node);
    };
    cases.put(key, literal);
    return literal;
  }

  private int cell(int cell, long value) {
    int first = atoms.first(cell);
    if (!atoms.isBits(cell)) {
      return atoms.count(cell) == 0 ? Aig.TRUE : atoms.literal(atoms.fact(first, (int) value));
    }
    int[] bits = new int[atoms.count(cell)];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = atoms.literal(atoms.fact(first + i, (int) (value >> i & 1)));
    }
    return aig.and(bits);
  }

  private int binary(Node node, long value) {
    int[] word = number(node);
    return words.equal(word, words.constant(value, word.length));
  }

  private static boolean few(Node node) {
    return node.hi() - node.lo() >= 0 && node.hi() - node.lo() < FEW;
  }

  private static boolean pairs(Node node) {
    Node a = node.operand(0);
    Node b = node.operand(1);
    return few(a) && few(b);
  }

  /** All pairs of operands that give the value. */
  private int table(Node node, long value, LongBinaryOperator op) {
    Node a = node.operand(0);
    Node b = node.operand(1);
    long span = a.hi() - a.lo(); // negative if it leaves 64 bits
    long other = b.hi() - b.lo();
    if (span < 0 || span >= MOST_PAIRS || other < 0 || other >= MOST_PAIRS || (span + 1) * (other + 1) > MOST_PAIRS) {
      throw new NotLowered("a quotient or remainder of numbers with many values");
    }
    int some = Aig.FALSE;
    for (long x = a.lo(); x <= a.hi(); x++) {
      for (long y = b.lo(); y <= b.hi(); y++) {
        if (op.applyAsLong(x, y) == value) {
          some = aig.or(some, aig.and(is(a, x), is(b, y)));
        }
      }
    }
    return some;
  }

  /** For each number whether so many bits of a node are set. */
  private int[] counts(Node node) {
    int[] bits = number(node);
    int[] counts = {Aig.TRUE};
    for (int bit : bits) {
      int[] more = new int[counts.length + 1];
      for (int i = 0; i < more.length; i++) {
        int stays = i < counts.length ? aig.and(counts[i], Aig.not(bit)) : Aig.FALSE;
        more[i] = i == 0 ? stays : aig.or(stays, aig.and(counts[i - 1], bit));
      }
      counts = more;
    }
    return Arrays.copyOf(counts, Math.max(counts.length, 65));
  }

  private int equal(Node a, Node b) {
    if (b.isConstant()) {
      return is(a, b.k());
    }
    if (!few(a) || !few(b)) {
      return words.equal(number(a), number(b));
    }
    int some = Aig.FALSE;
    for (long v = Math.max(a.lo(), b.lo()); v <= Math.min(a.hi(), b.hi()); v++) {
      some = aig.or(some, aig.and(is(a, v), is(b, v)));
    }
    return some;
  }

  private int less(Node a, Node b) {
    if (!few(a) || !few(b)) {
      return words.less(number(a), number(b));
    }
    int some = Aig.FALSE;
    int above = Aig.FALSE;
    for (long v = b.hi() - 1; v >= a.lo(); v--) {
      above = aig.or(above, is(b, v + 1));
      some = aig.or(some, aig.and(is(a, v), above));
    }
    return some;
  }

  /** A node in two's complement. */
  int[] number(Node node) {
    int[] known = numbers.get(node.id());
    if (known == null) {
      known = compute(node, Words.width(node.lo(), node.hi()));
      numbers.put(node.id(), known);
    }
    return known;
  }

  private int[] compute(Node node, int width) {
    return switch (node.op()) {
      case CONST -> words.constant(node.k(), width);
      case CELL -> cellBits(node, width);
      case NOT, AND, OR, EQ, LT -> words.resize(new int[] {truth(node), Aig.FALSE}, width);
      case ITE ->
          words.ite(truth(node.operand(0)), number(node.operand(1)), number(node.operand(2)), width);
      case ADD -> words.add(number(node.operand(0)), number(node.operand(1)), Aig.FALSE, width);
      case SUB -> words.subtract(number(node.operand(0)), number(node.operand(1)), width);
      case MUL -> words.multiply(number(node.operand(0)), number(node.operand(1)), width);
      case DIV, MOD, BIT_COUNT -> byValue(node, width);
      case BIT_AND -> bitwise(node, width, aig::and);
      case BIT_OR -> bitwise(node, width, aig::or);
      case BIT_CLEAR -> bitwise(node, width, (a, b) -> aig.and(a, Aig.not(b)));
      case SHIFT_LEFT -> shift(node, width, 1);
      case SHIFT_RIGHT -> shift(node, width, -1);
      case NEXT, DID -> throw new IllegalArgumentException("not over the state before: " + node);
    };
  }

  private int[] cellBits(Node node, int width) {
    int cell = (int) node.k();
    if (!atoms.isBits(cell)) {
      return byValue(node, width);
    }
    int[] word = words.constant(0, width);
    for (int i = 0; i < atoms.count(cell); i++) {
      word[i] = atoms.literal(atoms.fact(atoms.first(cell) + i, 1));
    }
    return word;
  }

  private int[] byValue(Node node, int width) {
    int[] word = words.constant(0, width);
    for (long v = node.lo(); v <= node.hi(); v++) {
      int is = is(node, v);
      for (int i = 0; i < width; i++) {
        word[i] = (v >> Math.min(i, 63) & 1) == 1 ? aig.or(word[i], is) : word[i];
      }
    }
    return word;
  }

  private interface Gate {
    int of(int a, int b);
  }

  private int[] bitwise(Node node, int width, Gate gate) {
    int[] a = words.resize(number(node.operand(0)), width);
    int[] b = words.resize(number(node.operand(1)), width);
    int[] word = new int[width];
    for (int i = 0; i < width; i++) {
      word[i] = gate.of(a[i], b[i]);
    }
    return word;
  }

  private int[] shift(Node node, int width, int direction) {
    Node by = node.operand(1);
    int[] from = number(node.operand(0));
    int[] word = words.constant(0, width);
    for (long n = by.lo(); n <= by.hi(); n++) {
      int here = is(by, n);
      for (int i = 0; i < width; i++) {
        long source = i - direction * n;
        if (source >= 0 && source < Math.max(from.length, width)) {
          int bit = source < from.length ? from[(int) source] : from[from.length - 1];
          word[i] = aig.or(word[i], aig.and(here, bit));
        }
      }
    }
    return word;
  }
}
