package baton.checker.integers;

import baton.counterexamples.Trace;
import baton.models.ir.Expr;
import java.util.List;

/** What was found out about a question. */
sealed interface Outcome {
  /** No run comes to it: these are true of all that are reached, and of nothing that it is about. */
  record Never(List<Expr> invariant) implements Outcome {
    public Never {
      invariant = List.copyOf(invariant);
    }
  }

  /** The canonical run that comes to it. */
  record Sometime(Trace run) implements Outcome {}

  /** No run of at most so many steps does (-1: not even that is known). */
  record Open(int steps, String why) implements Outcome {}
}
