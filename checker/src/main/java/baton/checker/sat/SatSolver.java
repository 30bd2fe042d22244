package baton.checker.sat;

import java.util.List;

/** Clauses that grow, and questions about them. For one thread. */
public interface SatSolver {
  /** What a question comes to. */
  enum Outcome {
    SATISFIABLE,
    UNSATISFIABLE,
    /** Told to stop; says nothing. */
    STOPPED
  }

  /** A new variable; they are numbered from 0. */
  int newVariable();

  int variables();

  /** Adds a clause for ever. */
  void add(int... clause);

  /**
   * Whether some assignment satisfies all clauses and assumptions.
   *
   * @param once clauses for this question only, without common variables that are new
   * @param domain the variables that must get a value; every clause that a full assignment could violate,
   *     though none of these variables can, is the caller's affair. Empty: all variables
   */
  Outcome solve(int[] assumptions, List<int[]> once, int[] domain);

  default Outcome solve(int... assumptions) {
    return solve(assumptions, List.of(), new int[0]);
  }

  /** Whether a literal is true in the assignment found; asked before anything else changes. */
  boolean isTrue(int literal);

  /** Of the assumptions of the last question, some that contradict the clauses; in their order. */
  int[] core();
}
