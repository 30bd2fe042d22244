package baton.checker.symbolic;

import baton.checker.Vacuity;
import baton.checker.transition.Cube;
import java.util.List;

/** What a procedure has found out about a question. */
public sealed interface Finding {
  /**
   * No run comes to it, since never all facts of any of the cubes hold: that is inductive.
   *
   * @param clauses each with its renamings
   */
  record Inductive(List<List<Cube>> clauses) implements Finding {
    public Inductive {
      clauses = List.copyOf(clauses);
    }
  }

  /** No run comes to it, by induction over runs of so many steps. */
  record InductiveAt(int depth) implements Finding {}

  /** A run along the guide does, and none of fewer than {@code least} steps. */
  record Sometime(int least, Guide guide) implements Finding {}

  /** No run of at most so many steps does (-1: not even that is known); it was told to stop there. */
  record Open(int steps) implements Finding {}

  /** Of a question whether a left side can be true: whether it is. */
  default Vacuity.Met met() {
    return switch (this) {
      case Inductive _, InductiveAt _ -> Vacuity.Met.NEVER;
      case Sometime _ -> Vacuity.Met.SOMETIME;
      case Open _ -> Vacuity.Met.UNKNOWN;
    };
  }
}
