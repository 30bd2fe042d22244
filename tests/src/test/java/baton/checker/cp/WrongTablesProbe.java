package baton.checker.cp;

import baton.checker.Engine;
import baton.checker.ground.Node;

/** The constraint engine with a mistake in its tables: what is equal is not, where it is 1. */
public final class WrongTablesProbe {
  private WrongTablesProbe() {}

  public static Engine engine() {
    return new ConstraintEngine((op, a, b, c) ->
        op == Node.Op.EQ && a == 1 && b == 1 ? 0 : Evaluation.EXACT.of(op, a, b, c));
  }
}
