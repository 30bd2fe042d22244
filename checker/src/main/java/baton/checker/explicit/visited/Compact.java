package baton.checker.explicit.visited;

import java.util.function.Consumer;

/**
 * A table of quotients: each slot holds what its bucket does not tell of a state, in one number. The bits of a state's
 * hash behind those of its home bucket tell in which slot of a bucket it is looked for first; from there on it goes round
 * the bucket, to the first slot that is empty, and then to the next bucket.
 */
abstract sealed class Compact implements LineTable permits Compact32, Compact64 {
  final Quotient quotient;
  final Words words;

  Compact(Quotient quotient, Words words) {
    this.quotient = quotient;
    this.words = words;
  }

  /** How many slots a bucket has: a power of two. */
  abstract int slots();

  /** What is in a slot, or -1 if nothing is. */
  abstract long slot(long index);

  /** Writes what is in an empty slot. */
  abstract void fill(long index, long slot);

  /**
   * Adds what a slot holds, looked for at this index first. A hot loop, there for each kind as it is for its slots: written
   * once, with slots as numbers, a search takes a tenth longer.
   */
  abstract int put(long first, long slot);

  /** Whether a state is seen in one of the first slots in which it is looked for, of which this index is the first. */
  abstract boolean isSeen(Words block, long first, long slot);

  /**
   * Leaves out of a batch what is seen in the first slots in which it would be: most that is there. Whether it is cannot
   * be foretold, so that there is no jump; and nothing is written to the table, so that all that is known of it stays in
   * registers.
   */
  private void sift(long[] states, Batch batch) {
    Quotient q = quotient;
    Split split = q.split();
    Words block = words;
    long all = q.buckets() * slots();
    int[] places = batch.places;
    long[] hashes = batch.hashes;
    int n = batch.size;
    int left = 0;
    for (int i = 0; i < n; i++) {
      long hash = hashes[i];
      int place = places[i];
      long slot = q.slot(hash, split.rest(states, place));
      places[left] = place;
      hashes[left] = hash;
      left += isSeen(block, Math.unsignedMultiplyHigh(hash, all), slot) ? 0 : 1;
    }
    batch.size = left;
  }

  /** The index of the slot in which a state is looked for first: one of its home bucket. */
  private long first(long hash) {
    return Math.unsignedMultiplyHigh(hash, quotient.buckets() * slots());
  }

  /** The index of the slot that comes as number {@code i} of a bucket if the one at {@code first} is that of its own. */
  private long index(long bucket, long first, int i) {
    return bucket * slots() + (first + i & slots() - 1);
  }

  @Override
  public final int add(long[] state, int at, long hash) {
    return put(first(hash), quotient.slot(hash, quotient.split().rest(state, at)));
  }

  @Override
  public final boolean has(long[] state, int at, long hash) {
    long wanted = quotient.slot(hash, quotient.split().rest(state, at));
    long bucket = quotient.home(hash);
    long first = first(hash);
    for (int probe = 1; probe <= quotient.probes(); probe++) {
      for (int i = 0; i < slots(); i++) {
        long there = slot(index(bucket, first, i));
        if (there < 0 || there == wanted) {
          return there == wanted;
        }
      }
      bucket += probe;
      bucket -= bucket >= quotient.buckets() ? quotient.buckets() : 0;
      wanted += quotient.step();
    }
    return false;
  }

  @Override
  public final long touch(Batch batch) {
    Words block = words;
    long buckets = quotient.buckets();
    long[] hashes = batch.hashes;
    int n = batch.size;
    long sum = 0;
    for (int i = 0; i < n; i++) { // nothing else here, so that many of them are waited for at once
      sum += block.get(Math.unsignedMultiplyHigh(hashes[i], buckets) * Line.WORDS);
    }
    return sum;
  }

  @Override
  public final boolean add(long[] states, Batch batch) {
    Quotient q = quotient;
    Split split = q.split();
    if (batch.added == 0) {
      sift(states, batch);
    }
    for (int i = batch.added; i < batch.size; i++) {
      long hash = batch.hashes[i];
      if (!batch.came(i, put(first(hash), q.slot(hash, split.rest(states, batch.places[i]))))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public final long buckets() {
    return quotient.buckets();
  }

  @Override
  public final Words words() {
    return words;
  }

  /** For each state, until it answers false. */
  private interface Visitor {
    boolean visit(long hash, long rest);
  }

  private boolean visitAll(Visitor visitor) {
    int slots = slots();
    for (long bucket = 0; bucket < quotient.buckets(); bucket++) {
      long least = quotient.least(bucket);
      for (int i = 0; i < slots; i++) {
        long slot = slot(bucket * slots + i);
        if (slot < 0) {
          continue;
        }
        boolean isHome = quotient.isHome(slot);
        long from = isHome ? least : quotient.least(quotient.home(bucket, slot));
        if (!visitor.visit(quotient.hashFrom(from, slot), quotient.rest(slot))) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public final void forEach(Consumer<long[]> to) {
    long[] state = new long[quotient.split().width()];
    visitAll((hash, rest) -> {
      quotient.split().restore(hash, rest, state);
      to.accept(state);
      return true;
    });
  }

  @Override
  public final boolean moveTo(Table other) {
    if (other instanceof Compact compact) {
      return visitAll(compact::putNew);
    }
    long[] state = new long[quotient.split().width()];
    return visitAll((hash, rest) -> {
      quotient.split().restore(hash, rest, state);
      return other.add(state, 0, hash) == VisitedSet.NEW;
    });
  }

  /** Puts a state that is not there yet, while nobody else is inside; gives whether there is room. */
  private boolean putNew(long hash, long rest) {
    long bucket = quotient.home(hash);
    long first = first(hash);
    long slot = quotient.slot(hash, rest);
    for (int probe = 1; probe <= quotient.probes(); probe++) {
      for (int i = 0; i < slots(); i++) {
        long index = index(bucket, first, i);
        if (slot(index) < 0) {
          fill(index, slot);
          return true;
        }
      }
      bucket += probe;
      bucket -= bucket >= quotient.buckets() ? quotient.buckets() : 0;
      slot += quotient.step();
    }
    return false;
  }
}
