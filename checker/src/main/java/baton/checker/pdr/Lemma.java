package baton.checker.pdr;

import baton.checker.transition.Cube;
import java.util.List;

/**
 * Never all facts of one of the cubes, in any state that is reached in so many steps.
 *
 * @param cubes each a renaming of the first
 */
record Lemma(List<Cube> cubes) {
  Lemma {
    cubes = List.copyOf(cubes);
  }

  Cube first() {
    return cubes.getFirst();
  }

  /** Whether one of the cubes is a part of this one: the lemma excludes all its states. */
  boolean excludes(Cube cube) {
    return cubes.stream().anyMatch(c -> c.isPartOf(cube));
  }
}
