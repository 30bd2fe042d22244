package baton.checker.symbolic;

import baton.checker.transition.Cube;
import java.util.List;

/**
 * Where a run to something bad leads through: from some state of each cube the end can be reached, in as many steps as
 * there are cubes behind it, plus {@code stepsBehind}.
 *
 * @param cubes that of the initial state first; one without facts says nothing
 * @param stepsBehind how many steps follow the last cube
 */
public record Guide(List<Cube> cubes, int stepsBehind) {
  public Guide {
    cubes = List.copyOf(cubes);
  }

  /** How many steps the run has. */
  public int length() {
    return cubes.size() - 1 + stepsBehind;
  }
}
