package baton.checker.export.promela;

import baton.checker.ground.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Nodes as Promela. A node that is used often and is not small becomes a macro. */
final class Expressions {
  private static final int MACRO_USES = 3;
  private static final int MACRO_SIZE = 12;
  private static final int LARGE = 200;
  private static final int MOST_LISTED = 4;

  // how tightly an operator binds, as in C
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int BIT_OR = 3;
  private static final int BIT_AND = 4;
  private static final int EQUAL = 5;
  private static final int LESS = 6;
  private static final int SHIFT = 7;
  private static final int SUM = 8;
  private static final int PRODUCT = 9;
  private static final int UNARY = 10;
  private static final int ATOM = 11;

  private record Piece(String text, int level) {}

  private final Names names;
  private final IntFunction<String> variables;
  private final Identifiers identifiers;
  private final Map<Node, String> macros = new HashMap<>();
  private final List<String> definitions = new ArrayList<>();

  /** {@code variables} names cells, and the bits of goals behind them. */
  Expressions(Names names, IntFunction<String> variables, Identifiers identifiers) {
    this.names = names;
    this.variables = variables;
    this.identifiers = identifiers;
  }

  /** Makes macros of what these have in common, so that the text stays small; before any of them is printed. */
  void share(List<Node> roots, Sizes sizes) {
    Map<Node, Integer> uses = new java.util.TreeMap<>(java.util.Comparator.comparingInt(Node::id));
    roots.forEach(root -> count(root, uses));
    uses.forEach((node, n) -> {
      boolean macro = n >= MACRO_USES && sizes.of(node) >= MACRO_SIZE || n > 1 && sizes.of(node) >= LARGE;
      if (macro) {
        String text = piece(node, Optional.empty()).text();
        String name = identifiers.of(List.of("e" + (definitions.size() + 1)));
        definitions.add("#define " + name + " (" + text + ")");
        macros.put(node, name);
      }
    });
  }

  private static void count(Node node, Map<Node, Integer> uses) {
    if (uses.merge(node, 1, Integer::sum) == 1) {
      for (int i = 0; i < node.arity(); i++) {
        count(node.operand(i), uses);
      }
    }
  }

  /** The macros, each below those that it uses. */
  List<String> definitions() {
    return List.copyOf(definitions);
  }

  String print(Node node) {
    return piece(node, Optional.empty()).text();
  }

  /** What a cell gets. */
  String value(Node node, int cell) {
    return piece(node, Optional.of(cell)).text();
  }

  private String at(Node node, int level) {
    Piece p = piece(node, Optional.empty());
    return p.level() < level ? "(" + p.text() + ")" : p.text();
  }

  private Piece piece(Node node, Optional<Integer> cell) {
    String macro = macros.get(node);
    if (macro != null) {
      return new Piece(macro, ATOM);
    }
    return switch (node.op()) {
      case CONST -> cell.isPresent() ? new Piece(names.constant(cell.get(), node.k()), ATOM) : number(node.k());
      case CELL, NEXT -> new Piece(variables.apply((int) node.k()), ATOM);
      case DID -> throw new IllegalArgumentException("the label is known in each option");
      case NOT -> not(node.operand(0));
      case EQ -> equal(node, " == ");
      case LT -> infix(node, " < ", LESS);
      case AND -> infix(node, " && ", AND);
      case OR -> new Piece(at(node.operand(0), OR) + " || " + at(node.operand(1), OR), OR);
      case ADD -> sum(node);
      case SUB -> infix(node, " - ", SUM);
      case MUL -> infix(node, " * ", PRODUCT);
      case DIV -> divide(node);
      case MOD -> modulo(node);
      case ITE -> {
        String then = piece(node.operand(1), cell).text();
        String otherwise = piece(node.operand(2), cell).text();
        yield new Piece("(" + print(node.operand(0)) + " -> " + then + " : " + otherwise + ")", ATOM);
      }
      case BIT_AND -> member(node).orElseGet(() -> infix(node, " & ", BIT_AND));
      case BIT_OR -> infix(node, " | ", BIT_OR);
      case BIT_CLEAR ->
          new Piece(at(node.operand(0), UNARY) + " & ~" + at(node.operand(1), UNARY), BIT_AND);
      case SHIFT_LEFT -> infix(node, " << ", SHIFT);
      case SHIFT_RIGHT -> infix(node, " >> ", SHIFT);
      case BIT_COUNT -> bitCount(node);
    };
  }

  /** Whether a cell has one of a few values: lowered, a bit of a constant. */
  private Optional<Piece> member(Node node) {
    Node shifted = node.operand(0);
    if (!node.operand(1).isConstant() || node.operand(1).k() != 1 || shifted.op() != Node.Op.SHIFT_RIGHT
        || !shifted.operand(0).isConstant() || shifted.operand(1).op() != Node.Op.SUB) {
      return Optional.empty();
    }
    Node from = shifted.operand(1).operand(0);
    Node cell = shifted.operand(1).operand(1);
    if (!from.isConstant() || cell.op() != Node.Op.CELL && cell.op() != Node.Op.NEXT) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    for (long k = 0; k <= cell.hi(); k++) {
      if ((shifted.operand(0).k() >> (from.k() - k) & 1) == 1) {
        values.add(variables.apply((int) cell.k()) + " == " + names.constant((int) cell.k(), k));
      }
    }
    boolean few = !values.isEmpty() && values.size() <= MOST_LISTED;
    return few ? Optional.of(new Piece("(" + String.join(" || ", values) + ")", ATOM)) : Optional.empty();
  }

  private static Piece number(long k) {
    return new Piece(Long.toString(k), k < 0 ? UNARY : ATOM);
  }

  private Piece infix(Node node, String op, int level) {
    // C warns of what it would read right; so does a reader: brackets where operators of two kinds meet
    int strict = level <= AND || level == SUM ? level : UNARY;
    return new Piece(at(node.operand(0), strict) + op + at(node.operand(1), level == AND ? AND : UNARY), level);
  }

  private Piece not(Node body) {
    if (macros.containsKey(body)) {
      return new Piece("!" + at(body, UNARY), UNARY);
    }
    if (body.op() == Node.Op.EQ) {
      return equal(body, " != ");
    }
    if (body.op() == Node.Op.LT) {
      return infix(body, " >= ", LESS);
    }
    return new Piece("!" + at(body, UNARY), UNARY);
  }

  private Piece equal(Node node, String op) {
    Node a = node.operand(0);
    Node b = node.operand(1);
    boolean cell = a.op() == Node.Op.CELL || a.op() == Node.Op.NEXT;
    if (b.isConstant() && cell && !macros.containsKey(a)) {
      int k = (int) a.k();
      return new Piece(variables.apply(k) + op + names.constant(k, b.k()), EQUAL);
    }
    return new Piece(at(a, UNARY) + op + at(b, UNARY), EQUAL);
  }

  private Piece sum(Node node) {
    Node b = node.operand(1);
    return b.isConstant() && b.k() < 0
        ? new Piece(at(node.operand(0), SUM) + " - " + -b.k(), SUM)
        : infix(node, " + ", SUM);
  }

  /** C rounds towards zero, we round down; and 0 unless the divisor is positive. */
  private Piece divide(Node node) {
    String a = at(node.operand(0), UNARY);
    String b = at(node.operand(1), UNARY);
    String down = node.operand(0).lo() >= 0 ? a + " / " + b
        : "(" + a + " >= 0 -> " + a + " / " + b + " : -((-1 - " + a + ") / " + b + ") - 1)";
    return positive(node.operand(1), b, down, node.operand(0).lo() >= 0 ? PRODUCT : ATOM);
  }

  private Piece modulo(Node node) {
    String a = at(node.operand(0), UNARY);
    String b = at(node.operand(1), UNARY);
    String rest = node.operand(0).lo() >= 0 ? a + " % " + b
        : "(" + a + " >= 0 -> " + a + " % " + b + " : " + b + " - 1 - ((-1 - " + a + ") % " + b + "))";
    return positive(node.operand(1), b, rest, node.operand(0).lo() >= 0 ? PRODUCT : ATOM);
  }

  private static Piece positive(Node divisor, String text, String value, int level) {
    return divisor.lo() > 0 ? new Piece(value, level) : new Piece("(" + text + " > 0 -> " + value + " : 0)", ATOM);
  }

  private Piece bitCount(Node node) {
    String a = at(node.operand(0), UNARY);
    List<String> bits = new ArrayList<>();
    for (int i = 0; i < 64 - Long.numberOfLeadingZeros(node.operand(0).hi()); i++) {
      bits.add(i == 0 ? "(" + a + " & 1)" : "((" + a + " >> " + i + ") & 1)");
    }
    return new Piece(String.join(" + ", bits), SUM);
  }
}
