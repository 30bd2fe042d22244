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
  int put(long hash, long rest) {
    long bucket = quotient.home(hash);
    int wanted = TAKEN | (int) quotient.slot(hash, rest);
    int step = (int) quotient.step();
    long buckets = quotient.buckets();
    for (int probe = 1; probe <= quotient.probes(); probe++) {
      long first = bucket * SLOTS;
      for (int i = 0; i < SLOTS; i++) {
        int there = words.getHalf(first + i);
        if (there == 0) {
          there = words.putHalfIfZero(first + i, wanted);
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
