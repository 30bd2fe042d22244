package baton.tests.liveness;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random protocols of a handful of states, some of whose actions are fair, with a random formula and measures. */
final class FairProtocols {
  private static final List<String> GUARDS =
      List.of("true", "x", "not x", "n == 0", "n == 1", "n != 1", "x and n == 0", "x or n == 1");
  private static final List<String> EFFECTS = List.of(
      "x := true", "x := false", "x := not x", "n := 0", "n := 1", "n := (n + 1) % 3", "n := (n + 1) % 3; x := not x",
      "choose v: 0..1; n := v", "choose b: bool; x := b", "");

  private final SplittableRandom random;
  private final boolean mixed;
  private final List<String> atoms = new ArrayList<>(List.of("x", "n == 0", "n == 1", "n == 2"));

  private FairProtocols(long seed) {
    mixed = seed % 10 == 0; // such formulas take longer
    random = new SplittableRandom(seed);
  }

  /** The text of a seed; the formula is that of {@code property p}. */
  static String of(long seed) {
    return new FairProtocols(seed).generate();
  }

  /** The same with a {@code property v} of several conditions that hold, some of which may never be asked for. */
  static String withSides(long seed) {
    FairProtocols protocol = new FairProtocols(seed);
    String text = protocol.generate();
    List<String> conditions = new ArrayList<>();
    for (int n = 2 + protocol.random.nextInt(3); n > 0; n--) {
      String left = protocol.of(List.of("", "once ", "previously ", "not ")) + protocol.of(protocol.atoms) + " and "
          + protocol.of(protocol.atoms) + " and " + protocol.of(protocol.atoms);
      conditions.add("(" + left + ") leadsto true");
    }
    return text + "property v {\n  " + String.join("\n  ", conditions) + "\n}\n";
  }

  private String of(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private String generate() {
    List<String> lines = new ArrayList<>(List.of("protocol Fair", "var x: bool = false", "var n: 0..2 = 0"));
    int fair = random.nextInt(4);
    int actions = 2 + random.nextInt(3);
    boolean routine = random.nextInt(3) == 0;
    for (int i = 0; i < actions; i++) {
      lines.add(action(i, fair-- > 0, routine));
    }
    if (routine) {
      lines.add(routine(fair > 0));
    }
    lines.add("property p { " + new Formulas(random, atoms, mixed).any(3) + " }");
    lines.add("measure time = most time while " + of(GUARDS));
    lines.add("measure steps(k: 0..2) = most steps of a0, a1 while n != k and " + of(GUARDS));
    lines.add("measure limited = most steps of a1 while " + of(GUARDS) + " at most " + random.nextInt(4));
    return String.join("\n", lines) + "\n";
  }

  private String action(int i, boolean fair, boolean routine) {
    boolean fault = !fair && random.nextInt(4) == 0;
    boolean parameter = random.nextInt(4) == 0;
    String kind = fault ? "fault " : fair ? of(List.of("fair ", "strong fair ", "fair ")) + "action " : "action ";
    String head = kind + "a" + i + (parameter ? "(b: bool)" : "") + (fault && random.nextBoolean() ? " max 1" : "");
    String abort = routine && fault ? "; abort r" : "";
    String takes = random.nextInt(3) == 0 ? " takes " + random.nextInt(4) : "";
    String when = takes + " when " + of(GUARDS) + (parameter ? " and (b or x)" : "");
    String text = head + when + " { " + of(EFFECTS) + abort + " }";
    atoms.add("did a" + i + (parameter ? "(_)" : ""));
    if (random.nextInt(3) == 0) {
      atoms.add("enabled a" + i + (parameter ? "(true)" : ""));
    }
    if (random.nextInt(4) == 0) {
      String word = fault || random.nextBoolean() ? "or fault " : "or ";
      text += " " + word + "z" + i + (word.length() > 3 && random.nextBoolean() ? " max 1" : "") + " { require "
          + of(GUARDS) + "; " + of(EFFECTS) + " }";
    }
    return text;
  }

  private String routine(boolean fair) {
    atoms.add("running r");
    atoms.add("did r.two");
    return (fair ? "fair " : "") + "routine r when " + of(GUARDS) + " {\n  step one { " + of(EFFECTS) + " }\n"
        + (random.nextBoolean() ? "  or fault oneFails { return }\n" : "")
        + "  step two { require " + of(GUARDS) + "; " + of(EFFECTS) + " }\n}";
  }
}
