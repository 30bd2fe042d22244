package baton.checker.liveness;

import baton.counterexamples.Trace;
import baton.models.value.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** All reachable states as a graph whose edges, the steps, have weights: what a measure is computed on. */
public interface Weighed {
  Graph graph();

  Distances distances();

  /** Whether no step leads out of the graph. */
  boolean isComplete();

  /** A step whose weight is negative or ill-defined, in words, if there is one. */
  Optional<String> unclear();

  /** What an edge counts; not negative. */
  long weight(int edge);

  /** The states in which the measure's condition is true, for some values of its parameters. */
  BitSet inside(List<Value> arguments);

  /** The greatest value allowed in runs through a state; empty if it is negative or ill-defined. */
  OptionalLong limit(int state, List<Value> arguments);

  /** A shortest run to a state, and from there on along edges. */
  Trace trace(int state, List<Integer> onwards, OptionalInt loopStart);
}
