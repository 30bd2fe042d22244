package baton.checker.mutation;

import baton.checker.Reason;

/** How the behaviour of a mutant differs. */
public sealed interface Difference {
  /** Not at all: every reachable state was compared. */
  record None() implements Difference {}

  /** Somewhere. {@code what}: the step that only one of them has, or that is ill in only one, or where runs begin. */
  record Found(String what) implements Difference {}

  record Unknown(Reason reason) implements Difference {}
}
