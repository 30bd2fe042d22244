package baton.checker.explicit.visited;

/** Sixteen slots of 32 bits in a bucket; the top bit says that a slot is taken. */
final class Compact32 extends Compact {
  /** How many bits of a slot can be used. */
  static final int BITS = 31;

  private static final int TAKEN = Integer.MIN_VALUE;
  private static final int SLOTS = 16;

  Compact32(Quotient quotient, Words words) {
    super(quotient, words);
  }

  @Override
  public Kind kind() {
    return Kind.COMPACT32;
  }

  @Override
  int slots() {
    return SLOTS;
  }

  @Override
  long slot(long index) {
    int there = words.getHalf(index);
    return there == 0 ? -1 : there & ~TAKEN;
  }

  @Override
  void fill(long index, long slot) {
    words.setHalf(index, TAKEN | (int) slot);
  }

  @Override
  public long touch(long hash) {
    return words.getHalf(quotient.home(hash) * SLOTS);
  }

  @Override
  public long touch(Batch batch) {
    Words block = words;
    long buckets = quotient.buckets();
    long sum = 0;
    for (int i = 0; i < batch.size; i++) { // nothing else here, so that many of them are waited for at once
      sum += block.getHalf(Math.unsignedMultiplyHigh(batch.hashes[i], buckets) * SLOTS);
    }
    return sum;
  }

  @Override
  int put(long hash, long rest) {
    int wanted = TAKEN | (int) quotient.slot(hash, rest);
    return put(words, quotient.home(hash), wanted, quotient.buckets(), (int) quotient.step(), quotient.probes());
  }

  @Override
  public boolean add(long[] states, Batch batch) {
    Words block = words;
    Quotient q = quotient;
    Split split = q.split();
    long buckets = q.buckets();
    int step = (int) q.step();
    int probes = q.probes();
    for (int i = batch.added; i < batch.size; i++) {
      int place = batch.places[i];
      long hash = batch.hashes[i];
      int wanted = TAKEN | (int) q.slot(hash, split.rest(states, place));
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

  private static int put(Words block, long home, int first, long buckets, int step, int probes) {
    long bucket = home;
    int wanted = first;
    for (int probe = 1; probe <= probes; probe++) {
      long begin = bucket * SLOTS;
      for (int i = 0; i < SLOTS; i++) {
        int there = block.getHalf(begin + i);
        if (there == 0) {
          there = block.putHalfIfZero(begin + i, wanted);
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
    int wanted = TAKEN | (int) quotient.slot(hash, quotient.split().rest(state, at));
    for (int probe = 1; probe <= quotient.probes(); probe++) {
      for (int i = 0; i < SLOTS; i++) {
        int there = words.getHalf(bucket * SLOTS + i);
        if (there == 0 || there == wanted) {
          return there == wanted;
        }
      }
      bucket += probe;
      bucket -= bucket >= quotient.buckets() ? quotient.buckets() : 0;
      wanted += (int) quotient.step();
    }
    return false;
  }
}
