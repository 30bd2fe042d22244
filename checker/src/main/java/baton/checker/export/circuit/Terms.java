package baton.checker.export.circuit;

import baton.checker.sat.IntVector;
import baton.checker.transition.Aig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Literals of a graph as terms of SMT-LIB: trees of conjunctions as one {@code and}, of disjunctions as one {@code or};
 * what stands in several places is named by a {@code let}, those of one depth together.
 */
final class Terms {
  private final Aig aig;
  private final IntFunction<String> input;

  /** {@code input}: the term of an input, by its number. */
  Terms(Aig aig, IntFunction<String> input) {
    this.aig = aig;
    this.input = input;
  }

  /** What {@code body} makes of the terms of these literals, in the scope of the names that they need. */
  String let(List<Integer> literals, Function<IntFunction<String>, String> body) {
    int[] uses = new int[aig.size()];
    boolean[] seen = new boolean[aig.size()];
    IntVector order = new IntVector();
    literals.forEach(literal -> count(literal >> 1, uses, seen, order));
    Map<Integer, String> named = new LinkedHashMap<>();
    Map<Integer, Integer> depth = new LinkedHashMap<>();
    TreeMap<Integer, List<String>> levels = new TreeMap<>();
    for (int i = 0; i < order.size(); i++) {
      int number = order.get(i);
      if (!aig.isAnd(number)) {
        continue;
      }
      int below = depth(number, depth);
      if (uses[number] > 1) {
        String name = "n" + number;
        levels.computeIfAbsent(below, _ -> new ArrayList<>()).add("(" + name + " " + and(number, named) + ")");
        named.put(number, name);
        depth.put(number, below + 1);
      } else {
        depth.put(number, below);
      }
    }
    StringBuilder out = new StringBuilder();
    levels.values().forEach(bindings -> out.append("(let (").append(String.join("\n  ", bindings)).append(")\n"));
    return out + body.apply(literal -> term(literal, named)) + ")".repeat(levels.size());
  }

  /** How many levels of names are below a conjunction. */
  private int depth(int number, Map<Integer, Integer> depth) {
    return Math.max(depth.getOrDefault(aig.left(number) >> 1, 0), depth.getOrDefault(aig.right(number) >> 1, 0));
  }

  /** Counts uses, operands first. */
  private void count(int root, int[] uses, boolean[] seen, IntVector order) {
    uses[root]++;
    IntVector open = new IntVector();
    open.add(root);
    while (!open.isEmpty()) {
      int number = open.get(open.size() - 1);
      if (seen[number]) {
        open.removeLast();
        continue;
      }
      if (!aig.isAnd(number)) {
        seen[number] = true;
        open.removeLast();
        continue;
      }
      int a = aig.left(number) >> 1;
      int b = aig.right(number) >> 1;
      if (seen[a] && seen[b]) {
        seen[number] = true;
        open.removeLast();
        order.add(number);
        uses[a]++;
        uses[b]++;
      } else {
        open.add(a);
        open.add(b);
      }
    }
  }

  private String term(int literal, Map<Integer, String> named) {
    int number = literal >> 1;
    if (number == 0) {
      return literal == Aig.TRUE ? "true" : "false";
    }
    boolean negated = (literal & 1) == 1;
    if (named.containsKey(number) || !aig.isAnd(number)) {
      String name = named.containsKey(number) ? named.get(number) : input.apply(number);
      return negated ? "(not " + name + ")" : name;
    }
    return negated ? or(number, named) : and(number, named);
  }

  private String and(int number, Map<Integer, String> named) {
    StringBuilder out = new StringBuilder("(and");
    operands(number, named).forEach(l -> out.append(' ').append(term(l, named)));
    return out.append(')').toString();
  }

  private String or(int number, Map<Integer, String> named) {
    StringBuilder out = new StringBuilder("(or");
    operands(number, named).forEach(l -> out.append(' ').append(term(Aig.not(l), named)));
    return out.append(')').toString();
  }

  /** The operands of a tree of conjunctions; what has a name is a leaf, and so is what is negated. */
  private List<Integer> operands(int root, Map<Integer, String> named) {
    List<Integer> leaves = new ArrayList<>();
    List<Integer> open = new ArrayList<>(List.of(root));
    while (!open.isEmpty()) {
      int number = open.removeLast();
      for (int l : new int[] {aig.right(number), aig.left(number)}) {
        if ((l & 1) == 0 && aig.isAnd(l >> 1) && !named.containsKey(l >> 1)) {
          open.add(l >> 1);
        } else {
          leaves.add(l);
        }
      }
    }
    return leaves;
  }
}
