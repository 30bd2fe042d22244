package baton.checker;

import baton.counterexamples.Trace;

/** What a measure is, over all runs. */
public sealed interface Measured {
  /**
   * The greatest value.
   *
   * @param run one that attains it
   * @param complete whether no run was left out; else it is the greatest of short ones
   */
  record Greatest(long value, Trace run, boolean complete) implements Measured {}

  /** There is none: the loop of the run counts again and again. */
  record Unbounded(Trace run) implements Measured {}

  /** No answer, and why. */
  record Unknown(Reason reason, String detail) implements Measured {}
}
