package baton.checker.ground;

import java.util.List;

/**
 * One way to resolve the internal choices of one labelled step.
 *
 * @param label its number in {@link GroundProtocol#labels()}
 * @param taken the condition under which it completes, over the cells before the step
 * @param ill the condition under which it is ill-defined
 * @param changes what it writes, by ascending cell; where it is taken, each value is one that its cell can have
 */
public record Resolution(int label, Node taken, Node ill, List<Change> changes) {
  /** A cell, and its value after the step. */
  public record Change(int cell, Node value) {}

  public Resolution {
    changes = List.copyOf(changes);
  }
}
