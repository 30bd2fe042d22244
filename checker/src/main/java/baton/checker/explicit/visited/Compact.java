package baton.checker.explicit.visited;

import java.util.Arrays;
import java.util.function.Consumer;

/** A table of quotients: each slot holds what its bucket does not tell of a state, in one number. */
abstract sealed class Compact implements Table permits Compact32, Compact64 {
  final Quotient quotient;
  final Words words;

  Compact(Quotient quotient, Words words) {
    this.quotient = quotient;
    this.words = words;
  }

  /** How many slots a bucket has. */
  abstract int slots();

  /** 1 in each slot of a word. */
  abstract long ones();

  /** The top bit of each slot of a word. */
  abstract long tops();

  /** What is in a slot, or -1 if nothing is. */
  abstract long slot(long index);

  /** Writes what is in an empty slot. */
  abstract void fill(long index, long slot);

  /**
   * Adds what a slot holds in its home bucket. The hottest loop of a search, so each kind has it as it is for its slots:
   * written once, with slots as numbers, a search takes a tenth longer.
   */
  abstract int put(long home, long slot, long buckets, long step, int probes);

  @Override
  public final int add(long[] state, int at, long hash) {
    long slot = quotient.slot(hash, quotient.split().rest(state, at));
    return put(quotient.home(hash), slot, quotient.buckets(), quotient.step(), quotient.probes());
  }

  @Override
  public final boolean has(long[] state, int at, long hash) {
    long wanted = quotient.slot(hash, quotient.split().rest(state, at));
    long bucket = quotient.home(hash);
    for (int probe = 1; probe <= quotient.probes(); probe++) {
      for (int i = 0; i < slots(); i++) {
        long there = slot(bucket * slots() + i);
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

  /**
   * Leaves out of a batch what is in its home line: most that is there. Whether it is cannot be foretold, so that there is
   * no jump; and nothing is written to the table, so that all that is known of it stays in registers.
   */
  private void sift(long[] states, Batch batch) {
    Quotient q = quotient;
    Split split = q.split();
    Words block = words;
    long buckets = q.buckets();
    long ones = ones();
    long tops = tops();
    int[] places = batch.places;
    long[] hashes = batch.hashes;
    int n = batch.size;
    int left = 0;
    for (int i = 0; i < n; i++) {
      long hash = hashes[i];
      int place = places[i];
      long wanted = q.slot(hash, split.rest(states, place)) * ones | tops;
      places[left] = place;
      hashes[left] = hash;
      left += Line.has(block, Math.unsignedMultiplyHigh(hash, buckets), wanted, ones, tops) ? 0 : 1;
    }
    batch.size = left;
  }

  @Override
  public final boolean add(long[] states, Batch batch) {
    Quotient q = quotient;
    Split split = q.split();
    long buckets = q.buckets();
    long step = q.step();
    int probes = q.probes();
    if (batch.added == 0) {
      sift(states, batch);
    }
    for (int i = batch.added; i < batch.size; i++) {
      long hash = batch.hashes[i];
      long slot = q.slot(hash, split.rest(states, batch.places[i]));
      if (!batch.came(i, put(Math.unsignedMultiplyHigh(hash, buckets), slot, buckets, step, probes))) {
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

  @Override
  public final long comfortable() {
    return kind().comfortable(quotient.buckets());
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
          break;
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
      Filler filler = compact.new Filler();
      return visitAll(filler::put);
    }
    long[] state = new long[quotient.split().width()];
    return visitAll((hash, rest) -> {
      quotient.split().restore(hash, rest, state);
      return other.add(state, 0, hash) == VisitedSet.NEW;
    });
  }

  /**
   * Puts states that are not there yet, and come about in order of their buckets, while nobody else is inside.
   * Remembers for the last few buckets where they are empty, so that they are not looked through again.
   */
  private final class Filler {
    private static final int WINDOW = 8;
    private final long[] seen = new long[WINDOW];
    private final long[] empty = new long[WINDOW];

    Filler() {
      Arrays.fill(seen, -1);
    }

    boolean put(long hash, long rest) {
      long bucket = quotient.home(hash);
      long slot = quotient.slot(hash, rest);
      for (int probe = 1; probe <= quotient.probes(); probe++) {
        int remembered = (int) bucket & WINDOW - 1;
        long end = (bucket + 1) * slots();
        long index = seen[remembered] == bucket ? empty[remembered] : firstEmpty(end - slots(), end);
        seen[remembered] = bucket;
        empty[remembered] = Math.min(index + 1, end);
        if (index < end) {
          fill(index, slot);
          return true;
        }
        bucket += probe;
        bucket -= bucket >= quotient.buckets() ? quotient.buckets() : 0;
        slot += quotient.step();
      }
      return false;
    }

    private long firstEmpty(long from, long end) {
      long index = from;
      while (index < end && slot(index) >= 0) {
        index++;
      }
      return index;
    }
  }
}
