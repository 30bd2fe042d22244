package baton.checker.certificate;

import baton.checker.ground.Layout;
import baton.checker.ground.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Nodes as terms of SMT-LIB. What is 0 or 1 is a Bool, a set is a Bool for each bit, anything else is an Int. Each node
 * is defined once, under a name of its own.
 */
final class SmtText {
  private final Set<Integer> sets;
  private final StringBuilder definitions = new StringBuilder();
  private final Map<Integer, String> truths = new HashMap<>();
  private final Map<Integer, String> numbers = new HashMap<>();
  private final Map<Integer, Map<Integer, String>> words = new HashMap<>(); // the bits that were asked for
  private int names;

  /** {@code sets}: the cells that are sets. */
  SmtText(Set<Integer> sets) {
    this.sets = sets;
  }

  /** What the terms given out refer to. */
  String definitions() {
    return definitions.toString();
  }

  private String define(String sort, String term) {
    String name = (sort.equals("Bool") ? "b" : "n") + names++;
    definitions.append("(define-fun ").append(name).append(" () ").append(sort).append(' ').append(term).append(")\n");
    return name;
  }

  static String all(List<String> terms) {
    return terms.isEmpty() ? "true" : terms.size() == 1 ? terms.getFirst() : "(and " + String.join(" ", terms) + ")";
  }

  static String some(List<String> terms) {
    return terms.isEmpty() ? "false" : terms.size() == 1 ? terms.getFirst() : "(or " + String.join(" ", terms) + ")";
  }

  /** The declaration of a cell, and that it has one of its values. */
  String declaration(int cell, long greatest) {
    if (sets.contains(cell)) {
      return IntStream.range(0, bits(greatest))
          .mapToObj(i -> "(declare-fun c" + cell + "_" + i + " () Bool)\n")
          .collect(Collectors.joining());
    }
    if (greatest == 1) {
      return "(declare-fun c" + cell + " () Bool)\n";
    }
    String declared = "(declare-fun c" + cell + " () Int)\n";
    return greatest == Layout.UNBOUNDED ? declared : declared + "(assert (<= 0 c" + cell + " " + greatest + "))\n";
  }

  private static int bits(long greatest) {
    return 64 - Long.numberOfLeadingZeros(greatest);
  }

  private static boolean isTruth(Node n) {
    return n.lo() >= 0 && n.hi() <= 1;
  }

  private boolean isSet(Node n) {
    return switch (n.op()) {
      case BIT_AND, BIT_OR, BIT_CLEAR, SHIFT_LEFT, SHIFT_RIGHT -> true;
      case CELL -> sets.contains((int) n.k());
      case ITE -> isSet(n.operand(1)) || isSet(n.operand(2));
      case CONST, NEXT, DID, ADD, SUB, MUL, DIV, MOD, EQ, LT, NOT, AND, OR, BIT_COUNT -> false;
    };
  }

  /** A node that is 0 or 1. */
  String truth(Node n) {
    String known = truths.get(n.id());
    if (known != null) {
      return known;
    }
    String term = switch (n.op()) {
      case CONST -> n.k() == 0 ? "false" : "true";
      case CELL -> isSet(n) ? bit(n, 0) : "c" + n.k();
      case NOT -> "(not " + truth(n.operand(0)) + ")";
      case AND -> "(and " + truth(n.operand(0)) + " " + truth(n.operand(1)) + ")";
      case OR -> "(or " + truth(n.operand(0)) + " " + truth(n.operand(1)) + ")";
      case EQ -> equal(n.operand(0), n.operand(1));
      case LT -> "(< " + number(n.operand(0)) + " " + number(n.operand(1)) + ")";
      case ITE -> isSet(n) || !isTruth(n.operand(1)) || !isTruth(n.operand(2))
          ? "(= " + number(n) + " 1)"
          : "(ite " + truth(n.operand(0)) + " " + truth(n.operand(1)) + " " + truth(n.operand(2)) + ")";
      case BIT_AND, BIT_OR, BIT_CLEAR, SHIFT_LEFT, SHIFT_RIGHT -> bit(n, 0);
      case ADD, SUB, MUL, DIV, MOD, BIT_COUNT -> "(= " + number(n) + " 1)";
      case NEXT, DID -> throw new IllegalArgumentException("not over one state: " + n);
    };
    String name = n.arity() == 0 ? term : define("Bool", term);
    truths.put(n.id(), name);
    return name;
  }

  private String equal(Node a, Node b) {
    if (isSet(a) || isSet(b)) {
      int width = bits(Math.max(a.hi(), b.hi()));
      return all(IntStream.range(0, width).mapToObj(i -> "(= " + bit(a, i) + " " + bit(b, i) + ")").toList());
    }
    return isTruth(a) && isTruth(b)
        ? "(= " + truth(a) + " " + truth(b) + ")"
        : "(= " + number(a) + " " + number(b) + ")";
  }

  private String number(Node n) {
    if (n.op() == Node.Op.CONST) {
      return literal(n.k());
    }
    String known = numbers.get(n.id());
    if (known != null) {
      return known;
    }
    String term = isSet(n) ? weighted(bits(n.hi()), i -> bit(n, i), i -> 1L << i) : plain(n);
    String name = n.arity() == 0 && !isTruth(n) && !isSet(n) ? term : define("Int", term);
    numbers.put(n.id(), name);
    return name;
  }

  private static String literal(long k) {
    return k < 0 ? "(- " + Long.toString(k).substring(1) + ")" : Long.toString(k);
  }

  private static String weighted(int n, IntFunction<String> bit, IntFunction<Long> weight) {
    List<String> terms =
        IntStream.range(0, n).mapToObj(i -> "(ite " + bit.apply(i) + " " + weight.apply(i) + " 0)").toList();
    return terms.isEmpty() ? "0" : terms.size() == 1 ? terms.getFirst() : "(+ " + String.join(" ", terms) + ")";
  }

  private String plain(Node n) {
    return switch (n.op()) {
      case CELL -> isTruth(n) ? "(ite c" + n.k() + " 1 0)" : "c" + n.k();
      case NOT, AND, OR, EQ, LT -> "(ite " + truth(n) + " 1 0)";
      case ITE -> "(ite " + truth(n.operand(0)) + " " + number(n.operand(1)) + " " + number(n.operand(2)) + ")";
      case ADD -> "(+ " + number(n.operand(0)) + " " + number(n.operand(1)) + ")";
      case SUB -> "(- " + number(n.operand(0)) + " " + number(n.operand(1)) + ")";
      case MUL -> product(n.operand(0), n.operand(1));
      case DIV -> quotient("div", n.operand(0), n.operand(1));
      case MOD -> quotient("mod", n.operand(0), n.operand(1));
      case BIT_COUNT -> weighted(bits(n.operand(0).hi()), i -> bit(n.operand(0), i), _ -> 1L);
      case CONST, BIT_AND, BIT_OR, BIT_CLEAR, SHIFT_LEFT, SHIFT_RIGHT, NEXT, DID ->
          throw new IllegalArgumentException("no plain number: " + n);
    };
  }

  /** A product with a constant, or one case for each value of the first factor. */
  private String product(Node a, Node b) {
    if (a.isConstant() || b.isConstant()) {
      return "(* " + number(a) + " " + number(b) + ")";
    }
    return cases(a, k -> "(* " + literal(k) + " " + number(b) + ")");
  }

  /** As nodes mean it: 0 unless the divisor is positive. */
  private String quotient(String op, Node a, Node b) {
    return cases(b, k -> k <= 0 ? "0" : "(" + op + " " + number(a) + " " + literal(k) + ")");
  }

  private String cases(Node n, java.util.function.LongFunction<String> term) {
    if (n.hi() - n.lo() < 0 || n.hi() - n.lo() > 256) {
      throw new NotWritten("a product or quotient of numbers with many values");
    }
    String chosen = term.apply(n.hi());
    for (long k = n.hi() - 1; k >= n.lo(); k--) {
      chosen = "(ite (= " + number(n) + " " + literal(k) + ") " + term.apply(k) + " " + chosen + ")";
    }
    return chosen;
  }

  private String bit(Node n, int i) {
    if (n.op() == Node.Op.CONST) {
      return (n.k() >> Math.min(i, 63) & 1) == 1 ? "true" : "false";
    }
    if (i >= Math.max(1, bits(n.hi()))) {
      return "false";
    }
    Map<Integer, String> word = words.computeIfAbsent(n.id(), _ -> new HashMap<>());
    String known = word.get(i);
    if (known == null) {
      known = compute(n, i);
      word.put(i, known);
    }
    return known;
  }

  private String compute(Node n, int i) {
    return switch (n.op()) {
      case CELL -> isSet(n) ? "c" + n.k() + "_" + i : single(n, i);
      case BIT_AND -> both(bit(n.operand(0), i), bit(n.operand(1), i));
      case BIT_OR -> either(bit(n.operand(0), i), bit(n.operand(1), i));
      case BIT_CLEAR -> both(bit(n.operand(0), i), not(bit(n.operand(1), i)));
      case ITE -> {
        String then = bit(n.operand(1), i);
        String otherwise = bit(n.operand(2), i);
        yield then.equals(otherwise)
            ? then
            : define("Bool", "(ite " + truth(n.operand(0)) + " " + then + " " + otherwise + ")");
      }
      case SHIFT_LEFT -> shifted(n, i, -1);
      case SHIFT_RIGHT -> shifted(n, i, 1);
      case NOT, AND, OR, EQ, LT -> single(n, i);
      case CONST, ADD, SUB, MUL, DIV, MOD, BIT_COUNT, NEXT, DID -> throw new NotWritten("a number used as a set");
    };
  }

  private String single(Node n, int i) {
    if (!isTruth(n)) {
      throw new NotWritten("a number used as a set");
    }
    return i == 0 ? truth(n) : "false";
  }

  private static String not(String a) {
    return a.equals("true") ? "false" : a.equals("false") ? "true" : "(not " + a + ")";
  }

  private String both(String a, String b) {
    return a.equals("false") || b.equals("false") ? "false"
        : a.equals("true") ? b
        : b.equals("true") ? a
        : define("Bool", "(and " + a + " " + b + ")");
  }

  private String either(String a, String b) {
    return a.equals("true") || b.equals("true") ? "true"
        : a.equals("false") ? b
        : b.equals("false") ? a
        : define("Bool", "(or " + a + " " + b + ")");
  }

  private String shifted(Node n, int i, int direction) {
    Node by = n.operand(1);
    List<String> cases = new ArrayList<>();
    for (long k = Math.max(0, by.lo()); k <= Math.min(62, by.hi()); k++) {
      long source = i + direction * k;
      String bit = source >= 0 && source < 64 ? bit(n.operand(0), (int) source) : "false";
      if (by.isConstant()) {
        return bit;
      }
      if (!bit.equals("false")) {
        String here = "(= " + number(by) + " " + literal(k) + ")";
        cases.add(bit.equals("true") ? here : "(and " + here + " " + bit + ")");
      }
    }
    return cases.isEmpty() ? "false" : define("Bool", some(cases));
  }
}
