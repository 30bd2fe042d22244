package baton.checker.explicit.visited;

import java.util.Arrays;

/**
 * States that were met a moment ago, exactly: nearly half of all successors are among them, and the visited set need
 * not be asked. For one thread.
 */
public final class Recent {
  private static final int BITS = 11;
  private static final int SHIFT = Long.SIZE - BITS;

  private final int width;
  private final long[] known;

  /** For states of so many words. */
  public Recent(int width) {
    this.width = width;
    known = new long[width << BITS];
    Arrays.fill(known, -1);
  }

  /**
   * Makes a batch of successors, each behind its label in {@code words}, up to {@code end}: of those that were not met
   * a moment ago.
   */
  public void gather(long[] words, int end, VisitedSet visited, Batch into) {
    into.clear();
    into.size = width == 1 ? single(words, end, visited, into) : wide(words, end, visited, into);
  }

  /** How many there are. As {@link #wide} for states of one word. */
  private int single(long[] words, int end, VisitedSet visited, Batch into) {
    long[] before = known;
    int[] places = into.places;
    long[] hashes = into.hashes;
    int size = 0;
    for (int o = 1; o < end; o += 2) {
      long state = words[o];
      long hash = visited.hash(words, o);
      int r = (int) (hash >>> SHIFT);
      boolean same = before[r] == state;
      before[r] = state;
      places[size] = o;
      hashes[size] = hash;
      size += same ? 0 : 1; // without a jump that nobody can foretell
    }
    return size;
  }

  private int wide(long[] words, int end, VisitedSet visited, Batch into) {
    int[] places = into.places;
    long[] hashes = into.hashes;
    int size = 0;
    for (int o = 1; o < end; o += width + 1) {
      long hash = visited.hash(words, o);
      int r = (int) (hash >>> SHIFT) * width;
      boolean same = true;
      for (int w = 0; w < width; w++) {
        same &= known[r + w] == words[o + w];
        known[r + w] = words[o + w];
      }
      places[size] = o;
      hashes[size] = hash;
      size += same ? 0 : 1;
    }
    return size;
  }
}
