package baton.checker.integers;

/** What is asked of Z3. */
public enum Approach {
  /** Spacer for an invariant, and for the shortest run where there is none. */
  INVARIANTS,
  /** Runs, shorter ones first. */
  RUNS
}
