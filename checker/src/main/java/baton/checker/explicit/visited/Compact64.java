package baton.checker.explicit.visited;

/** Eight slots of 64 bits in a bucket; the top bit says that a slot is taken. */
final class Compact64 extends Compact {
  /** How many bits of a slot can be used. */
  static final int BITS = 63;

  private static final long TAKEN = Long.MIN_VALUE;
  private static final int SLOTS = 8;

  Compact64(Quotient quotient, Words words) {
    super(quotient, words);
  }

  @Override
  public Kind kind() {
    return Kind.COMPACT64;
  }

  @Override
  int slots() {
    return SLOTS;
  }

  @Override
  long slot(long index) {
    long there = words.get(index);
    return there == 0 ? -1 : there & ~TAKEN;
  }

  @Override
  void fill(long index, long slot) {
    words.set(index, TAKEN | slot);
  }

  @Override
  public long touch(long hash) {
    return words.get(quotient.home(hash) * SLOTS);
  }

  @Override
  public long touch(Batch batch) {
    Words block = words;
    long buckets = quotient.buckets();
    long sum = 0;
    for (int i = 0; i < batch.size; i++) { // nothing else here, so that many of them are waited for at once
      sum += block.get(Math.unsignedMultiplyHigh(batch.hashes[i], buckets) * SLOTS);
    }
    return sum;
  }

  @Override
  int put(long hash, long rest) {
    long wanted = TAKEN | quotient.slot(hash, rest);
    return put(words, quotient.home(hash), wanted, quotient.buckets(), quotient.step(), quotient.probes());
  }

  @Override
  public boolean add(long[] states, Batch batch) {
    Words block = words;
    Quotient q = quotient;
    Split split = q.split();
    long buckets = q.buckets();
    long step = q.step();
    int probes = q.probes();
    for (int i = batch.added; i < batch.size; i++) {
      int place = batch.places[i];
      long hash = batch.hashes[i];
      long wanted = TAKEN | q.slot(hash, split.rest(states, place));
      int result = put(block, Math.unsignedMultiplyHigh(hash, buckets), wanted, buckets, step, probes);
      if (result == VisitedSet.FULL) {
        batch.added = i;
        return false;
      }
      batch.fresh[batch.found] = place;
      batch.found += result;
    }
    batch.added = batch.size;
    return true;
  }

  private static int put(Words block, long home, long first, long buckets, long step, int probes) {
    long bucket = home;
    long wanted = first;
    for (int probe = 1; probe <= probes; probe++) {
      long begin = bucket * SLOTS;
      for (int i = 0; i < SLOTS; i++) {
        long there = block.get(begin + i);
        if (there == 0) {
          there = block.putIfZero(begin + i, wanted);
          if (there == 0) {
            return VisitedSet.NEW;
          }
        }
        if (there == wanted) {
          return VisitedSet.OLD;
        }
      }
      bucket += probe;
      bucket -= bucket >= buckets ? buckets : 0;
      wanted += step;
    }
    return VisitedSet.FULL;
  }

  @Override
  public boolean has(long[] state, int at, long hash) {
    long bucket = quotient.home(hash);
    long wanted = TAKEN | quotient.slot(hash, quotient.split().rest(state, at));
    for (int probe = 1; probe <= quotient.probes(); probe++) {
      for (int i = 0; i < SLOTS; i++) {
        long there = words.get(bucket * SLOTS + i);
        if (there == 0 || there == wanted) {
          return there == wanted;
        }
      }
      bucket += probe;
      bucket -= bucket >= quotient.buckets() ? quotient.buckets() : 0;
      wanted += quotient.step();
    }
    return false;
  }
}
