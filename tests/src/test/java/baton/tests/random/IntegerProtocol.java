package baton.tests.random;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Small random protocols with integers that stay small: what is stored is at once required to be between
 * {@link #LEAST} and {@link #GREATEST}. With {@code int} for the type of these, and with a wide range, they mean the
 * same.
 */
public final class IntegerProtocol {
  private static final int LEAST = -3;
  private static final int GREATEST = 4;

  private final SplittableRandom random;
  private final StringBuilder text = new StringBuilder();

  private IntegerProtocol(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The protocol; {@code type} stands for that of its integers. */
  public static String of(long seed, String type) {
    return new IntegerProtocol(seed).protocol(type);
  }

  private String protocol(String type) {
    text.append("protocol Random\nsort K = 2\nenum E { a, b, c }\ntype N = ").append(type).append('\n')
        .append("type R = record { n: N, up: bool }\nvar x: N = ").append(number()).append("\nvar y: N = 0\n")
        .append("var m: K -> N = 1\nvar r: R? = none\nvar f: bool = false\nvar e: E = ")
        .append(one("a", "a", "any")).append("\nvar c: 0..3 = 0\nvar s: set of 1..3 = {}\nvar l: list[2] of R = []\n");
    int actions = 2 + random.nextInt(3);
    for (int i = 0; i < actions; i++) {
      action(i);
    }
    text.append("terminal { ").append(condition(1)).append(" }\n");
    text.append("invariant p { ").append(condition(2)).append(" }\n");
    text.append("invariant q { ").append(condition(1)).append(" implies ").append(condition(1)).append(" }\n");
    text.append("invariant w { x + y <= ").append(2 * GREATEST - random.nextInt(2)).append(" }\n");
    text.append("transition t { ").append(one("x' >= x", "did a0 implies x' != y'", "x' - x <= 3")).append(" }\n");
    text.append("invariant h { once (").append(condition(1)).append(") or ").append(condition(1)).append(" }\n");
    text.append("invariant v {\n  ").append(condition(1)).append(" implies 0 == 0;\n  ").append(condition(0))
        .append(" and ").append(condition(0)).append(" implies 0 == 0\n}\n");
    text.append("reach g { ").append(condition(1)).append(" and ").append(condition(1)).append(" }\n");
    return text.toString();
  }

  private void action(int number) {
    boolean parameter = random.nextInt(3) == 0 && number > 0;
    boolean fault = random.nextInt(5) == 0 && number > 0;
    String key = parameter ? "k" : "";
    text.append(fault ? "fault a" : "action a").append(number).append(parameter ? "(k: K)" : "")
        .append(fault ? " max 2" : "").append(" when ").append(condition(1)).append(" {\n");
    int statements = 1 + random.nextInt(3);
    for (int i = 0; i < statements; i++) {
      text.append("  ").append(statement(key)).append('\n');
    }
    text.append("}\n");
  }

  private String statement(String key) {
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> small("x", "x := " + integer(2, key));
      case 3 -> small("y", "y " + one("+=", "-=") + " " + integer(1, key));
      case 4 -> key.isEmpty() ? small("y", "y := y + 1") : small("m[k]", "m[k] := " + integer(1, key));
      case 5 -> small("x", "for j: K { x += " + one("1", "y", "m[j]") + " }");
      case 6 -> "for j: K where " + condition(0) + " { m[j] := " + integer(0, "j") + " }";
      case 7 -> "f := " + condition(1);
      case 8 -> one("e := b", "e := c", "c := " + integer(1, key), "if c < 3 { c += 1 }");
      case 9 -> small("r!.n", "r := R(n = " + integer(1, key) + ", up = f)") + "; if l == [] { push(l, r!) }";
      case 10 -> one("s := s + {" + one("1", "2", "3") + "}", "if x in s { y := 0 }", "if size(s) > 1 { s := {} }");
      default -> one("r := none", "l := []", "if l != [] { y := first(l).n }", "choose j: K where m[j] > 0; m[j] := 0");
    };
  }

  /** A statement, and that what it has stored is small. */
  private static String small(String place, String statement) {
    return statement + "; require " + place + " >= " + LEAST + " and " + place + " <= " + GREATEST;
  }

  private String number() {
    return Integer.toString(random.nextInt(6) - 2);
  }

  private String integer(int depth, String key) {
    List<String> leaves = new ArrayList<>(List.of("x", "y", "c", number(), "(if f then x else y)", "size(l)"));
    if (!key.isEmpty()) {
      leaves.add("m[" + key + "]");
    }
    String leaf = leaves.get(random.nextInt(leaves.size()));
    if (depth == 0) {
      return leaf;
    }
    String other = integer(depth - 1, key);
    return switch (random.nextInt(7)) {
      case 0, 1 -> "(" + leaf + " + " + other + ")";
      case 2 -> "(" + leaf + " - " + other + ")";
      case 3 -> "2 * " + leaf;
      case 4 -> leaf + " % 3";
      case 5 -> leaf + " / 2";
      default -> leaf;
    };
  }

  private String condition(int depth) {
    if (depth > 0) {
      String one = condition(depth - 1);
      String other = condition(depth - 1);
      return switch (random.nextInt(4)) {
        case 0 -> "(" + one + " and " + other + ")";
        case 1 -> "(" + one + " or " + other + ")";
        case 2 -> "not " + "(" + one + ")";
        default -> one;
      };
    }
    return switch (random.nextInt(7)) {
      case 0, 1, 2 -> integer(1, "") + " " + one("<", "<=", "==", "!=", ">") + " " + integer(0, "");
      case 3 -> one("f", "not f");
      case 4 -> "e " + one("==", "!=") + " " + one("E.a", "E.b", "E.c");
      case 5 -> one("all j: K { m[j] <= x }", "some j: K { m[j] == y }", "x in s", "l == []");
      default -> one("r == none", "(r != none and r!.n > x)", "r == R(n = x, up = f)");
    };
  }

  private String one(String... all) {
    return all[random.nextInt(all.length)];
  }
}
