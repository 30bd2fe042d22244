package baton.checker.explicit;

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

  void add(long[] from, int at, int width) {
    int to = states * width;
    for (int w = 0; w < width; w++) {
      words[to + w] = from[at + w];
    }
    states++;
  }
}
