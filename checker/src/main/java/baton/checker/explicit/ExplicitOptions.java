package baton.checker.explicit;

import baton.checker.explicit.visited.VisitedSets;

/**
 * How to search. No option changes a verdict or a counterexample.
 *
 * @param workers how many threads, from 1
 * @param symmetry whether states that differ by a permutation of interchangeable elements are explored once
 * @param backend what successors are computed by
 * @param checkpoints where a search is saved that is stopped
 * @param levels how much memory the levels of a search may take, in bytes; what is more is kept on disk
 * @param visited what the set of visited states should be like
 */
public record ExplicitOptions(
    int workers, boolean symmetry, Backend backend, Checkpoints checkpoints, long levels,
    VisitedSets.Wishes visited) {
  /** What successors are computed by. */
  public enum Backend {
    /** Closures at first; when a search turns out to be long, tables, and bytecode for what is not looked up. */
    AUTO,
    CLOSURES,
    BYTECODE,
    /** Tables from the beginning, and closures for the rest. */
    MEMO
  }

  /** Without checkpoints, and as much memory as there is. */
  public ExplicitOptions(int workers, boolean symmetry, Backend backend) {
    this(workers, symmetry, backend, Checkpoints.NONE);
  }

  /** As much memory as there is. */
  public ExplicitOptions(int workers, boolean symmetry, Backend backend, Checkpoints checkpoints) {
    this(workers, symmetry, backend, checkpoints, Long.MAX_VALUE, VisitedSets.Wishes.NONE);
  }

  public ExplicitOptions {
    if (workers < 1) {
      throw new IllegalArgumentException("no search without workers");
    }
  }
}
