package baton.checker.pdr;

import baton.checker.symbolic.Guide;
import baton.checker.transition.Cube;
import java.util.List;

/** What the search comes to. */
public sealed interface Outcome {
  /**
   * Nothing bad is reached.
   *
   * @param clauses each: never all of these facts; together they are inductive
   * @param level after how many steps nothing new was learnt
   */
  record Invariant(List<List<Cube>> clauses, int level, long questions) implements Outcome {
    public Invariant {
      clauses = List.copyOf(clauses);
    }
  }

  /** Something bad is reached by a run along the guide, and by none of fewer than {@code least} steps. */
  record Reached(Guide guide, int least) implements Outcome {}

  /** Told to stop, or out of patience; no run of at most so many steps reaches anything bad. */
  record Stopped(int steps) implements Outcome {}
}
