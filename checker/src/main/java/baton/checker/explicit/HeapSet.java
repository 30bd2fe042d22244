package baton.checker.explicit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Open addressing with linear probing in an array of the heap. */
final class HeapSet implements VisitedSet {
  private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int MOST_PROBES = 1 << 9;
  private static final long HERE = Long.MIN_VALUE;

  private final int width;
  private long[] table;
  private int log;

  /** For states of this many words, with room for about 2^log of them. */
  HeapSet(int width, int log) {
    this.width = width;
    this.log = log;
    table = new long[width << log];
  }

  @Override
  public int add(long[] words, int at, long hash) {
    return add(table, log, words, at, hash);
  }

  @Override
  public long touch(long hash) {
    return table[(int) (hash >>> 64 - log) * width];
  }

  private int add(long[] into, int size, long[] words, int at, long hash) {
    long first = words[at] | HERE;
    int mask = (1 << size) - 1;
    int slot = (int) (hash >>> 64 - size);
    for (int probe = 0; probe < MOST_PROBES; probe++) {
      int i = slot * width;
      long there = (long) WORDS.getAcquire(into, i);
      if (there == 0) {
        there = (long) WORDS.compareAndExchange(into, i, 0L, first);
        if (there == 0) {
          for (int w = 1; w < width; w++) {
            WORDS.setRelease(into, i + w, words[at + w] | HERE);
          }
          return NEW;
        }
      }
      if (there == first && restEquals(into, i, words, at)) {
        return OLD;
      }
      slot = slot + 1 & mask;
    }
    return FULL;
  }

  @Override
  public boolean has(long[] words, int at) {
    long first = words[at] | HERE;
    int slot = (int) (hash(words, at) >>> 64 - log);
    for (int probe = 0; probe < MOST_PROBES; probe++) {
      int i = slot * width;
      if (table[i] == 0) {
        return false;
      }
      if (table[i] == first && restEquals(table, i, words, at)) {
        return true;
      }
      slot = slot + 1 & (1 << log) - 1;
    }
    return false;
  }

  /** Whoever wrote the first word writes the others at once: they are waited for. */
  private boolean restEquals(long[] into, int i, long[] words, int at) {
    for (int w = 1; w < width; w++) {
      long there = (long) WORDS.getAcquire(into, i + w);
      while (there == 0) {
        Thread.onSpinWait();
        there = (long) WORDS.getAcquire(into, i + w);
      }
      if (there != (words[at + w] | HERE)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public long hash(long[] words, int at) {
    long h = 0;
    for (int w = 0; w < width; w++) {
      h = (h ^ (words[at + w] & ~HERE)) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 29;
      h *= 0xBF58476D1CE4E5B9L;
      h ^= h >>> 32;
    }
    return h * 0x94D049BB133111EBL;
  }

  @Override
  public void grow() {
    int more = log + 1;
    while ((long) width << more < Integer.MAX_VALUE - 8) {
      long[] larger = new long[width << more];
      if (moveTo(larger, more)) {
        table = larger;
        log = more;
        return;
      }
      more++;
    }
    throw new OutOfMemoryError("a table of 2^" + more + " states");
  }

  private boolean moveTo(long[] larger, int size) {
    for (int i = 0; i < table.length; i += width) {
      if (table[i] != 0) {
        long[] words = clean(i);
        if (add(larger, size, words, 0, hash(words, 0)) != NEW) {
          return false;
        }
      }
    }
    return true;
  }

  private long[] clean(int i) {
    long[] words = new long[width];
    for (int w = 0; w < width; w++) {
      words[w] = table[i + w] & ~HERE;
    }
    return words;
  }

  @Override
  public long comfortable() {
    return (1L << log) * 6 / 10;
  }

  @Override
  public long bytes() {
    return 8L * table.length;
  }

  @Override
  public long bytesToGrow() {
    return 16L * table.length;
  }

  @Override
  public void close() {}
}
