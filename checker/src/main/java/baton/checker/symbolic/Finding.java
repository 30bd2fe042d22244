package baton.checker.symbolic;

import baton.checker.Evidence;

/** What a procedure has found out about a question. */
public sealed interface Finding {
  /** No run comes to it. */
  record Never(Evidence evidence) implements Finding {}

  /** Some run of at most {@code most} steps does, and none of fewer than {@code least}. */
  record Sometime(int least, int most) implements Finding {}

  /** No run of at most so many steps does (-1: not even that is known); it was told to stop there. */
  record Open(int steps) implements Finding {}
}
