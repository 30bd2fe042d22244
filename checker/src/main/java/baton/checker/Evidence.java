package baton.checker;

import baton.counterexamples.Trace;

/** Why a goal holds. */
public sealed interface Evidence {
  /** Every reachable state was looked at; of a goal with memory, every pair of state and memory. */
  record Exhaustive(long states, long transitions, int depth) implements Evidence {}

  /** A run that reaches what was asked for. */
  record Witness(Trace trace) implements Evidence {}
}
