package baton.tests.liveness;

import java.util.List;
import java.util.random.RandomGenerator;

/** Random formulas, with operators of past and future anywhere, as text. */
record Formulas(RandomGenerator random, List<String> atoms) {
  private static final List<String> UNARY = List.of("not", "always", "eventually", "next", "once", "historically", "previously");
  private static final List<String> FUTURE = List.of("not", "always", "eventually", "next");
  private static final List<String> BINARY =
      List.of("and", "or", "implies", "until", "release", "leadsto", "since", "weaksince");
  private static final List<String> FUTURE2 = List.of("and", "or", "implies", "until", "release", "leadsto");

  private <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Below an operator of the past stand operators of the past only: no engine judges the others. */
  String any(int depth) {
    return formula(depth, false);
  }

  private String formula(int depth, boolean past) {
    if (depth == 0 || random.nextInt(8) == 0) {
      return of(atoms);
    }
    if (random.nextInt(5) < 2) {
      String op = past || random.nextInt(4) == 0 ? of(UNARY) : of(FUTURE);
      if (past && FUTURE.contains(op) && !op.equals("not")) {
        op = "once";
      }
      boolean below = past || !FUTURE.contains(op);
      return "(" + op + " " + formula(depth - 1, below) + ")";
    }
    String op = past || random.nextInt(4) == 0 ? of(BINARY) : of(FUTURE2);
    if (past && List.of("until", "release", "leadsto").contains(op)) {
      op = "since";
    }
    boolean below = past || op.equals("since") || op.equals("weaksince");
    return "(" + formula(depth - 1, below) + " " + op + " " + formula(depth - 1, below) + ")";
  }
}
