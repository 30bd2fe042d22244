package baton.checker.explicit;

import java.util.ArrayList;
import java.util.List;

/** The states of one level, in chunks; a chunk is what a worker takes at a time. */
final class Frontier {
  /** How many states a full chunk has. */
  static final int CHUNK = 2048;

  /** Some states, one behind the other. */
  static final class Chunk {
    final long[] words;
    int states;

    Chunk(int width) {
      words = new long[width * CHUNK];
    }
  }

  private final List<Chunk> chunks = new ArrayList<>();
  private final int width;
  private long states;

  Frontier(int width) {
    this.width = width;
  }

  int width() {
    return width;
  }

  List<Chunk> chunks() {
    return chunks;
  }

  long states() {
    return states;
  }

  void add(Chunk chunk) {
    chunks.add(chunk);
    states += chunk.states;
  }

  /** A level that is being filled by one worker. */
  static final class Writer {
    private final List<Chunk> chunks = new ArrayList<>();
    private final int width;
    private Chunk last;

    Writer(int width) {
      this.width = width;
      last = new Chunk(width);
    }

    void add(long[] words, int at) {
      if (last.states == CHUNK) {
        chunks.add(last);
        last = new Chunk(width);
      }
      System.arraycopy(words, at, last.words, last.states * width, width);
      last.states++;
    }

    /** Gives what was written to a frontier. */
    void flushTo(Frontier frontier) {
      chunks.forEach(frontier::add);
      chunks.clear();
      if (last.states > 0) {
        frontier.add(last);
        last = new Chunk(width);
      }
    }
  }
}
