package baton.checker.pdr;

import baton.checker.pdr.Predecessors.Answer;
import baton.checker.transition.Cube;
import java.util.Comparator;

/**
 * From a cube that cannot be entered to one with fewer facts, and so more states, that cannot be entered either. What
 * stands in the way of leaving out a fact may itself be unreachable: then that is learnt first.
 */
final class Generalisation {
  private static final int MOST_COUNTEREXAMPLES = 3;

  private final Frames frames;
  private final Predecessors predecessors;
  private final double[] useful;

  Generalisation(Frames frames, Predecessors predecessors, int facts) {
    this.frames = frames;
    this.predecessors = predecessors;
    useful = new double[facts];
  }

  /**
   * Learns a clause that excludes the cube, from {@code level} on, as far up as it can be shown; gives the level.
   * Where the cube itself cannot be entered even from the last frame, facts are left out only as far as that stays
   * so: what is true for a few steps only would be learnt again and again.
   *
   * @param core as much of the cube as cannot be entered from the frame below {@code level}
   */
  int learn(Cube cube, Cube core, int level) {
    Cube small = outsideInitial(core, cube);
    int highest = level;
    while (highest <= frames.last()
        && predecessors.before(small, highest) instanceof Answer.None(Cube less)) {
      small = outsideInitial(less, small);
      highest++;
    }
    small = shrink(small, highest, true);
    highest = Math.min(highest, frames.last());
    for (int fact : small.facts().toArray()) {
      useful[fact] += 1;
    }
    frames.learn(small, highest);
    return highest;
  }

  /** The core, with as many facts of the cube as keep initial states out. */
  private Cube outsideInitial(Cube core, Cube cube) {
    Cube grown = core;
    for (int fact : cube.facts().toArray()) {
      if (!grown.has(fact)) {
        if (!predecessors.isInitial(grown)) {
          return grown;
        }
        grown = grown.with(fact);
      }
    }
    return grown;
  }

  private Cube shrink(Cube cube, int level, boolean deeply) {
    Cube small = cube;
    int[] order = cube.facts().boxed()
        .sorted(Comparator.comparingDouble((Integer f) -> useful[f]).thenComparing(f -> f))
        .mapToInt(Integer::intValue)
        .toArray();
    for (int fact : order) {
      if (small.size() > 1 && small.has(fact)) {
        small = without(small.without(fact), level, deeply, small);
      }
    }
    return small;
  }

  /** As little as can be of {@code fewer}, if that cannot be entered; else {@code otherwise}. */
  private Cube without(Cube fewer, int level, boolean deeply, Cube otherwise) {
    int tries = 0;
    while (!predecessors.isInitial(fewer)) {
      switch (predecessors.before(fewer, level - 1)) {
        case Answer.None(Cube core) -> {
          return outsideInitial(core, fewer);
        }
        case Answer.Initial _ -> {
          return otherwise;
        }
        case Answer.Some(Cube counterexample, _) -> {
          if (!deeply || ++tries > MOST_COUNTEREXAMPLES || level < 2 || !block(counterexample, level - 1)) {
            return otherwise;
          }
        }
      }
    }
    return otherwise;
  }

  /** Learns that a cube is not reached, if that is as easy as one question. */
  private boolean block(Cube cube, int level) {
    if (predecessors.isInitial(cube) || !(predecessors.before(cube, level - 1) instanceof Answer.None(Cube core))) {
      return false;
    }
    Cube small = outsideInitial(core, cube);
    int highest = level;
    while (highest < frames.last() && predecessors.before(small, highest) instanceof Answer.None) {
      highest++;
    }
    frames.learn(shrink(small, highest, false), highest);
    return true;
  }
}
