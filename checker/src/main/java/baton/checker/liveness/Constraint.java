package baton.checker.liveness;

import java.util.BitSet;

/** What must be so of a run for ever, in numbers of nodes and edges of its graph. */
public sealed interface Constraint {
  /** Again and again one of the nodes, or one of the edges. Weak fairness: disabled, or taken. */
  record Recurs(BitSet nodes, BitSet edges) implements Constraint {}

  /** If again and again one of the nodes, then again and again one of the edges. Strong fairness. */
  record Responds(BitSet nodes, BitSet edges) implements Constraint {}

  /** The nodes that matter to it. */
  BitSet nodes();

  /** The edges that matter to it. */
  BitSet edges();
}
