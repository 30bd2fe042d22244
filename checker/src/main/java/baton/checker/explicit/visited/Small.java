package baton.checker.explicit.visited;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Whole states in an array, half of it empty: for so few that neither memory nor the misses of caches count, but what it
 * takes until the JVM has compiled all of a larger table does. One thread after the other.
 */
final class Small implements Table {
  private static final long HERE = Long.MIN_VALUE; // in the first word of each state

  private final Key key;
  private final int width;
  private final int states;
  private final long[] words;
  private int used;

  /** For so many states. */
  Small(Key key, int states) {
    this.key = key;
    this.states = states;
    width = key.width();
    words = new long[Integer.highestOneBit(Math.max(states, 1) * 4 - 1) * width];
  }

  /** Where the state at {@code state[at]} is, or the empty place where it belongs. */
  private int find(long[] state, int at, long hash) {
    int slots = words.length / width;
    int slot = (int) Math.unsignedMultiplyHigh(hash, slots);
    while (words[slot * width] != 0 && !isAt(slot * width, state, at)) {
      slot = slot + 1 & slots - 1;
    }
    return slot * width;
  }

  private boolean isAt(int place, long[] state, int at) {
    boolean same = words[place] == (state[at] | HERE);
    for (int w = 1; w < width; w++) {
      same &= words[place + w] == state[at + w];
    }
    return same;
  }

  @Override
  public synchronized int add(long[] state, int at, long hash) {
    int place = find(state, at, hash);
    if (words[place] != 0) {
      return VisitedSet.OLD;
    }
    if (used == states) {
      return VisitedSet.FULL;
    }
    used++;
    System.arraycopy(state, at, words, place, width);
    words[place] |= HERE;
    return VisitedSet.NEW;
  }

  @Override
  public synchronized boolean add(long[] states, Batch batch) {
    return Table.super.add(states, batch);
  }

  @Override
  public synchronized boolean has(long[] state, int at, long hash) {
    return words[find(state, at, hash)] != 0;
  }

  /** There is nothing to wait for. */
  @Override
  public long touch(Batch batch) {
    return 0;
  }

  @Override
  public long comfortable() {
    return states;
  }

  @Override
  public long bytes() {
    return 8L * words.length;
  }

  /** Gives each state until that is false, always in the same array. */
  private boolean visitAll(Predicate<long[]> visitor) {
    long[] state = new long[width];
    for (int place = 0; place < words.length; place += width) {
      if (words[place] != 0) {
        System.arraycopy(words, place, state, 0, width);
        state[0] &= ~HERE;
        if (!visitor.test(state)) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public void forEach(Consumer<long[]> to) {
    visitAll(state -> {
      to.accept(state);
      return true;
    });
  }

  @Override
  public boolean moveTo(Table other) {
    return visitAll(state -> other.add(state, 0, key.hash(state, 0)) == VisitedSet.NEW);
  }

  @Override
  public void close() {}
}
