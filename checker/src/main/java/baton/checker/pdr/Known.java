package baton.checker.pdr;

import baton.checker.sat.SatSolver;
import baton.checker.transition.Cnf;

/** What is known of states, in a solver. */
interface Known {
  SatSolver solver();

  Cnf cnf();

  /** The assumptions under which what is known of a level holds. */
  int[] frame(int level);

  /** Told which assumptions were needed to refute something. */
  default void needed(int[] core) {}

  /** Whether every state that is found must be one, and not only what a question depends on. */
  default boolean exact() {
    return false;
  }
}
