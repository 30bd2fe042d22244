package baton.checker.explicit;

import baton.checker.explicit.visited.Batch;

/** Some states, one behind the other: what a worker takes at a time. */
final class Chunk {
  /** How many states a full chunk has. */
  static final int FULL = 2048;

  final long[] words;
  int states;

  Chunk(int width) {
    words = new long[width * FULL];
  }

  boolean isFull() {
    return states == FULL;
  }

  /** Adds those of a batch that were new, from number {@code first} on, until it is full; gives how many it took. */
  int add(long[] from, Batch batch, int first, int width) {
    int n = Math.min(batch.found() - first, FULL - states);
    int to = states * width;
    for (int i = first; i < first + n; i++) {
      int at = batch.fresh(i);
      if (width == 1) {
        words[to++] = from[at];
      } else {
        System.arraycopy(from, at, words, to, width);
        to += width;
      }
    }
    states += n;
    return n;
  }

  /** Adds a state to one that is not full. */
  void add(long[] from, int at, int width) {
    System.arraycopy(from, at, words, states * width, width);
    states++;
  }
}
