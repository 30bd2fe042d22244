package baton.tests.vacuity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random protocols of a few states, as text, whose properties are all about who is asked: conditions below quantifiers
 * over collections that depend on each other and are not defined everywhere, with right sides that are mostly true.
 */
final class Asking {
  private static final List<String> ACTIONS = List.of(
      "action up when n < %d { n += 1 }", "action back when n == 2 and %s { n := 0 }",
      "action toggle { on := not on }",
      "action take(k: Node) when owner == none and %s { owner := k }",
      "action drop when owner != none { owner := none }",
      "action give(k: Node) when (no j: Node { box[j] != none }) and %s { box[k] := Leaf(mark = %s, items = {%d, 2}) }",
      "action empty_(k: Node) when box[k] == none { box[k] := Leaf(mark = none, items = {}) }",
      "fault lose(k: Node) max 1 when box[k] != none { box[k] := none }",
      "action link(k, j: Node) when %s { links[k] += {j} }",
      "action push_ when size(queue) < %d { push(queue, if on then 2 else 0) }",
      "action pop_ when queue != [] { queue := [] }");

  /** The action that brings about what most quantifiers are about. */
  private static final int GIVE = 5;

  /** What may be said at some place: the names bound there, and of which nodes there surely is a box. */
  private record Names(List<String> nodes, List<String> numbers, List<String> boxes) {
    Names node(String k) {
      return new Names(plus(nodes, k), numbers, boxes);
    }

    Names number(String i) {
      return new Names(nodes, plus(numbers, i), boxes);
    }

    Names box(String k) {
      return new Names(nodes, numbers, plus(boxes, k));
    }

    private static List<String> plus(List<String> all, String more) {
      List<String> result = new ArrayList<>(all);
      result.add(more);
      return result;
    }
  }

  /** Which operators there are. */
  private enum Kind {
    INVARIANT,
    TRANSITION,
    PROPERTY
  }

  private final SplittableRandom random;
  private final List<String> steps = new ArrayList<>();
  private Kind kind = Kind.INVARIANT;
  private int names;

  private Asking(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The text of a seed. */
  static String of(long seed) {
    return new Asking(seed).generate();
  }

  private String of(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String generate() {
    List<String> lines = new ArrayList<>(List.of(
        "protocol Asking", "sort Node = " + (chance(25) ? 1 : 2),
        "type Leaf = record { mark: bool?, items: set of 0..2 }",
        "var n: 0..2 = " + random.nextInt(2), "var on: bool = " + of(List.of("false", "true", "any")),
        "var owner: Node? = none", "var box: Node -> Leaf? = none", "var links: Node -> set of Node = {}",
        "var queue: list[2] of 0..2 = []", "terminal { true }"));
    List<String> actions = new ArrayList<>(ACTIONS);
    Collections.shuffle(actions, new java.util.Random(random.nextLong()));
    actions.addFirst(ACTIONS.get(GIVE));
    for (String action : actions.stream().distinct().limit(3 + random.nextInt(2)).toList()) {
      String name = action.replaceAll("^\\w+ (\\w+).*", "$1");
      boolean parameters = action.contains(name + "(");
      steps.add("did " + name + (parameters ? "(" + (action.contains("k, j") ? "_, _" : "_") + ")" : ""));
      lines.add((chance(20) && action.startsWith("action") ? "fair " : "") + action
          .replace("%s }", "none }").replace("mark = %s", "mark = " + of(List.of("none", "true", "false")))
          .replace("%s", of(List.of("on", "n < 2", "n == 0", "true")))
          .replace("%d", "" + (1 + random.nextInt(2))));
    }
    lines.add("def held(a: Node) = owner == a implies true");
    lines.add("def each_(a: Node) = all b in links[a] where " + atom(new Names(List.of("a", "b"), List.of(), List.of()))
        + " { n == 2 implies true }");
    Names none = new Names(List.of(), List.of(), List.of());
    lines.add("invariant i0 { " + conditions(none, 3) + " }");
    lines.add("invariant i1(k: Node) { " + conditions(none.node("k"), 2) + " }");
    kind = Kind.TRANSITION;
    lines.add("def moved(i: 0..2) = " + of(steps) + " and (n == i)' implies true");
    lines.add("transition t0 { " + conditions(none, 3) + " }");
    lines.add("transition t1(k: Node) { " + conditions(none.node("k"), 2) + " }");
    kind = Kind.PROPERTY;
    lines.add("property p0 { always (" + conditions(none, 2) + ") }");
    lines.add("property p1(k: Node) { " + conditions(none.node("k"), 3) + " }");
    lines.add("property l0 { " + conditions(none, 2) + "; " + guard(none, 1) + " leadsto true }");
    return String.join("\n", lines) + "\n";
  }

  private String conditions(Names v, int depth) {
    String first = condition(v, depth);
    return chance(40) ? "(" + first + ") and (" + condition(v, depth - 1) + ")" : first;
  }

  private String condition(Names v, int depth) {
    if (depth <= 0) {
      return last(v);
    }
    String k = "k" + names++;
    String i = "i" + names++;
    return switch (random.nextInt(13)) {
      case 0, 1 -> "all " + k + ": Node where box[" + k + "] != none" + more(v.node(k), " and ") + " { "
          + inside(v.node(k).box(k), depth) + " }";
      case 2 -> "all " + k + ": Node" + more(v.node(k), " where ") + " { " + conditions(v.node(k), depth - 1) + " }";
      case 3 -> "all " + k + ": Node, " + i + " in links[" + k + "]" + more(v.node(k).node(i), " where ") + " { "
          + conditions(v.node(k).node(i), depth - 1) + " }";
      case 4 -> "all " + i + " in " + numbers(v) + more(v.number(i), " where ") + " { "
          + conditions(v.number(i), depth - 1) + " }";
      case 5 -> v.nodes().isEmpty() ? last(v)
          : "all " + k + " in links[" + of(v.nodes()) + "]" + more(v.node(k), " where ") + " { "
              + conditions(v.node(k), depth - 1) + " }";
      case 6 -> "all " + i + ": 0..2 where owner != none" + more(v.number(i), " and ") + " { all " + k
          + " in links[owner!] { " + conditions(v.number(i).node(k), depth - 1) + " } }";
      case 7, 8 -> kind == Kind.PROPERTY ? "always (" + conditions(v, depth - 1) + ")" : last(v);
      case 9, 10 -> def(v);
      default -> last(v);
    };
  }

  /** Something of the items of a box that there is. */
  private String inside(Names v, int depth) {
    String i = "i" + names++;
    return "all " + i + " in box[" + v.boxes().getLast() + "]!.items" + more(v.number(i), " where ") + " { "
        + conditions(v.number(i), depth - 1) + " }";
  }

  private String more(Names v, String joined) {
    return chance(50) ? joined + guard(v, 1) : "";
  }

  private String numbers(Names v) {
    if (!v.boxes().isEmpty() && chance(60)) {
      return "box[" + of(v.boxes()) + "]!.items";
    }
    if (!v.nodes().isEmpty() && chance(10)) {
      return "box[" + of(v.nodes()) + "]!.items"; // ill, where there is none
    }
    String i = "i" + names++;
    return chance(50) ? "queue" : "{" + i + ": 0..2 where " + atom(v.number(i)) + "}";
  }

  private String last(Names v) {
    return switch (random.nextInt(kind == Kind.PROPERTY ? 7 : 5)) {
      case 0 -> "true or " + guard(v, 1);
      case 1 -> guard(v, 1) + " implies " + guard(v, 0) + " implies true";
      case 2, 3, 4 -> guard(v, 2) + " implies true";
      case 5 -> "(" + guard(v, 1) + " leadsto true)";
      default -> "next true";
    };
  }

  private String def(Names v) {
    List<String> calls = new ArrayList<>();
    v.nodes().forEach(k -> calls.addAll(List.of("held(" + k + ")", "each_(" + k + ")")));
    if (kind == Kind.TRANSITION) {
      calls.addAll(List.of("moved(n)", "moved(2 - n)"));
      v.numbers().forEach(i -> calls.add("moved(" + i + ")"));
    }
    return calls.isEmpty() ? last(v) : of(calls);
  }

  private String guard(Names v, int depth) {
    if (depth == 0) {
      return atom(v);
    }
    String k = "k" + names++;
    return switch (random.nextInt(kind == Kind.TRANSITION ? 6 : 10)) {
      case 0 -> "(not " + guard(v, depth - 1) + ")";
      case 1 -> "(" + guard(v, depth - 1) + of(List.of(" and ", " or ", " implies ")) + guard(v, depth - 1) + ")";
      case 2 -> "(" + of(List.of("some", "all", "no", "one")) + " " + k + ": Node { " + guard(v.node(k), depth - 1)
          + " })";
      case 6 -> "(" + of(List.of("once ", "previously ", "historically ")) + guard(v, depth - 1) + ")";
      case 7 -> "(" + guard(v, depth - 1) + of(List.of(" since ", " weaksince ")) + guard(v, depth - 1) + ")";
      case 8 -> kind == Kind.PROPERTY && chance(10) ? "(eventually " + atom(v) + ")" : atom(v);
      default -> atom(v);
    };
  }

  private String atom(Names v) {
    List<String> atoms = new ArrayList<>(List.of(
        "n == 0", "n == 1", "n == 2", "on", "not on", "owner == none", "size(queue) > 0", "1 in queue"));
    for (String k : v.nodes()) {
      atoms.addAll(List.of("owner == " + k, "box[" + k + "] != none", "links[" + k + "] != {}",
          k + " in links[" + of(v.nodes()) + "]", k + " != " + of(v.nodes())));
    }
    for (String i : v.numbers()) {
      atoms.addAll(List.of(i + " == n", i + " < 1", i + " in queue"));
    }
    for (String k : v.boxes()) {
      atoms.addAll(List.of("box[" + k + "]!.mark == true", "size(box[" + k + "]!.items) > 1"));
    }
    if (!steps.isEmpty() && names > 0 && chance(25)) {
      return "(" + of(steps) + ")";
    }
    if (kind == Kind.TRANSITION && chance(25)) {
      return "(" + of(atoms) + ")'";
    }
    return "(" + of(atoms) + ")";
  }
}
