package baton.checker.explicit.memo;

import java.util.Arrays;

/**
 * What was found for each number of a projection: a table with linear probing that grows to a limit. Most of it is
 * empty, so that nearly every key is where it is looked for first. For one thread.
 */
final class Memo {
  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final int BITS = 6;
  private static final int LOAD = 8;

  private long[] slots = new long[2 << BITS]; // each key, and behind it what was found
  private int shift = Long.SIZE - BITS;
  private final int most;
  private int used;

  /** With room for so many keys. */
  Memo(int most) {
    this.most = most;
    Arrays.fill(slots, Projection.NONE);
  }

  /** Where in the slots a key is if nothing was in its way. */
  private int home(long key) {
    return (int) (key * SPREAD >>> shift) << 1;
  }

  /** What was found for a key, or {@code otherwise}. */
  long get(long key, long otherwise) {
    int i = home(key);
    return slots[i] == key ? slots[i + 1] : further(key, i, otherwise);
  }

  private long further(long key, int from, long otherwise) {
    int mask = slots.length - 1;
    for (int i = from; slots[i] != Projection.NONE; i = i + 2 & mask) {
      if (slots[i] == key) {
        return slots[i + 1];
      }
    }
    return otherwise;
  }

  boolean isFull() {
    return used == most;
  }

  /** Adds a key that is not there to a table that is not full. */
  void put(long key, long found) {
    used++;
    if (2L * used * LOAD > slots.length) {
      long[] old = slots;
      slots = new long[old.length * 2];
      Arrays.fill(slots, Projection.NONE);
      shift--;
      for (int i = 0; i < old.length; i += 2) {
        if (old[i] != Projection.NONE) {
          place(old[i], old[i + 1]);
        }
      }
    }
    place(key, found);
  }

  private void place(long key, long found) {
    int mask = slots.length - 1;
    int i = home(key);
    while (slots[i] != Projection.NONE) {
      i = i + 2 & mask;
    }
    slots[i] = key;
    slots[i + 1] = found;
  }
}
