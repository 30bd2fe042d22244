package baton.checker.explicit;

/**
 * How to search. No option changes a verdict or a counterexample.
 *
 * @param workers how many threads, from 1
 * @param symmetry whether states that differ by a permutation of interchangeable elements are explored once
 */
public record ExplicitOptions(int workers, boolean symmetry) {
  public ExplicitOptions {
    if (workers < 1) {
      throw new IllegalArgumentException("no search without workers");
    }
  }
}
