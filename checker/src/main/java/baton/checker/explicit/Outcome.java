package baton.checker.explicit;

import java.util.Optional;

/** What a search has found. Its arrays are not changed by anybody. */
final class Outcome {
  private final long orbits;
  private final long states;
  private final long transitions;
  private final long initials;
  private final int depth;
  private final boolean onlyLoops;
  private final Optional<Search.Stop> stopped;
  private final long[] fired;
  private final int[] hitAt;
  private final boolean[] hasMet;

  Outcome(
      long orbits, long states, long transitions, long initials, int depth, boolean onlyLoops,
      Optional<Search.Stop> stopped, long[] fired, int[] hitAt, boolean[] hasMet) {
    this.orbits = orbits;
    this.states = states;
    this.transitions = transitions;
    this.initials = initials;
    this.depth = depth;
    this.onlyLoops = onlyLoops;
    this.stopped = stopped;
    this.fired = fired;
    this.hitAt = hitAt;
    this.hasMet = hasMet;
  }

  /** How many states were explored, each standing for its orbit. */
  long orbits() {
    return orbits;
  }

  /** For how many states those stand. */
  long states() {
    return states;
  }

  long transitions() {
    return transitions;
  }

  long initials() {
    return initials;
  }

  int depth() {
    return depth;
  }

  /** Whether a state was seen all of whose steps lead back to it, with one action at least. */
  boolean onlyLoops() {
    return onlyLoops;
  }

  Optional<Search.Stop> stopped() {
    return stopped;
  }

  /** How many steps each label took. */
  long fired(int label) {
    return fired[label];
  }

  /** At which length of a run a question was first decided, or {@link Watcher#NEVER}. */
  int hitAt(int question) {
    return hitAt[question];
  }

  /** Whether the left side of a goal was ever true, or it has none. */
  boolean hasMet(int question) {
    return hasMet[question];
  }
}
