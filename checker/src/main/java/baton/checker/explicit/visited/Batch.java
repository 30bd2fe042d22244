package baton.checker.explicit.visited;

/**
 * States on their way into a set, many at once: their places are fetched together, and the loops that add them keep
 * what they need in registers. Used by one thread at a time.
 */
public final class Batch {
  final int[] places;
  final long[] hashes;
  private final int[] fresh;
  int size;
  int added;
  private int found;

  /** For at most so many states. */
  public Batch(int most) {
    places = new int[most];
    hashes = new long[most];
    fresh = new int[most];
  }

  /** Begins again with none. */
  public void clear() {
    size = 0;
    added = 0;
    found = 0;
  }

  /** The state at this place of the words, of this hash. */
  public void put(int place, long hash) {
    places[size] = place;
    hashes[size++] = hash;
  }

  /** What came of adding number i; gives whether it did not have to be left for later. */
  boolean came(int i, int result) {
    added = i;
    if (result == VisitedSet.FULL) {
      return false;
    }
    added++;
    fresh[found] = places[i];
    found += result;
    return true;
  }

  /** How many of them were new to the set. */
  public int found() {
    return found;
  }

  /** The place of the new one that was added as number i, from 0. */
  public int fresh(int i) {
    return fresh[i];
  }
}
