package baton.tests.liveness;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Random formulas with operators of past and future, as text.
 *
 * @param mixed whether operators of the future may stand below those of the past, and formulas below {@code ==}
 */
record Formulas(RandomGenerator random, List<String> atoms, boolean mixed) {
  private static final List<String> FUTURE = List.of("not", "always", "eventually", "next");
  private static final List<String> PAST = List.of("not", "once", "historically", "previously");
  private static final List<String> FUTURE2 = List.of("and", "or", "implies", "until", "release", "leadsto");
  private static final List<String> PAST2 = List.of("and", "or", "since", "weaksince", "==");

  private String of(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  String any(int depth) {
    return formula(depth, false);
  }

  private String formula(int depth, boolean below) {
    if (depth == 0 || random.nextInt(8) == 0) {
      return "(" + of(atoms) + ")";
    }
    boolean past = below || random.nextInt(4) == 0;
    boolean inside = past && !mixed;
    return random.nextInt(5) < 2
        ? "(" + of(past ? PAST : FUTURE) + " " + formula(depth - 1, inside) + ")"
        : "(" + formula(depth - 1, inside) + " " + of(past ? PAST2 : FUTURE2) + " " + formula(depth - 1, inside) + ")";
  }
}
