package baton.checker.explicit.visited;

import java.util.function.Consumer;

/**
 * Whole states, eight in a bucket: first the first word of each, which are one line, then what follows the first
 * word of the first state, and so on. Every word of a state that is there has its top bit set: whoever has put the
 * first word in place writes the others at once, and who needs them earlier waits until they are not 0.
 */
final class Buckets implements LineTable {
  private static final long HERE = Long.MIN_VALUE;
  private static final int SLOTS = 8;
  private static final int PROBES = 64;

  private final Key key;
  private final long buckets;
  private final Words words;
  private final int width;
  private final int others;
  private final int probes;

  Buckets(Key key, long buckets, Words words) {
    this.key = key;
    this.buckets = buckets;
    this.words = words;
    width = key.width();
    others = width - 1;
    probes = (int) Math.min(PROBES, buckets);
  }

  @Override
  public Kind kind() {
    return Kind.BUCKETS;
  }

  @Override
  public long buckets() {
    return buckets;
  }

  @Override
  public Words words() {
    return words;
  }

  private long firstOf(long hash) {
    return Math.unsignedMultiplyHigh(hash, buckets) * SLOTS * width;
  }

  @Override
  public long touch(Batch batch) {
    boolean second = width == 2;
    long sum = 0;
    for (int i = 0; i < batch.size; i++) {
      long first = firstOf(batch.hashes[i]);
      sum += second ? words.get(first) + words.get(first + SLOTS) : words.get(first);
    }
    return sum;
  }

  /** Where the other words are of the state whose first word is this one of a bucket. */
  private long othersOf(long first, int slot) {
    return first + SLOTS + (long) slot * others;
  }

  @Override
  public int add(long[] state, int at, long hash) {
    long wanted = state[at] | HERE;
    long first = firstOf(hash);
    long end = buckets * SLOTS * width;
    for (int probe = 1; probe <= probes; probe++) {
      for (int i = 0; i < SLOTS; i++) {
        long there = words.get(first + i);
        if (there == 0) {
          there = words.putIfZero(first + i, wanted);
          if (there == 0) {
            publish(state, at, othersOf(first, i));
            return VisitedSet.NEW;
          }
        }
        if (there == wanted && othersEqual(state, at, othersOf(first, i))) {
          return VisitedSet.OLD;
        }
      }
      first += (long) probe * SLOTS * width;
      first -= first >= end ? end : 0;
    }
    return VisitedSet.FULL;
  }

  private void publish(long[] state, int at, long to) {
    for (int w = 0; w < others; w++) {
      words.setRelease(to + w, state[at + 1 + w] | HERE);
    }
  }

  private boolean othersEqual(long[] state, int at, long from) {
    for (int w = 0; w < others; w++) {
      long there = words.getAcquire(from + w);
      while (there == 0) {
        Thread.onSpinWait();
        there = words.getAcquire(from + w);
      }
      if (there != (state[at + 1 + w] | HERE)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean has(long[] state, int at, long hash) {
    long wanted = state[at] | HERE;
    long first = firstOf(hash);
    for (int probe = 1; probe <= probes; probe++) {
      for (int i = 0; i < SLOTS; i++) {
        long there = words.get(first + i);
        if (there == 0) {
          return false;
        }
        if (there == wanted && othersEqual(state, at, othersOf(first, i))) {
          return true;
        }
      }
      first += (long) probe * SLOTS * width;
      first -= first >= buckets * SLOTS * width ? buckets * SLOTS * width : 0;
    }
    return false;
  }

  /** For each state, until it answers false. */
  private interface Visitor {
    boolean visit(long[] state);
  }

  private boolean visitAll(Visitor visitor) {
    long[] state = new long[width];
    for (long first = 0; first < buckets * SLOTS * width; first += (long) SLOTS * width) {
      for (int i = 0; i < SLOTS && words.get(first + i) != 0; i++) {
        state[0] = words.get(first + i) & ~HERE;
        for (int w = 0; w < others; w++) {
          state[1 + w] = words.get(othersOf(first, i) + w) & ~HERE;
        }
        if (!visitor.visit(state)) {
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
}
