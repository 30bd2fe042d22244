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
  int put(long hash, long rest) {
    long bucket = quotient.home(hash);
    long wanted = TAKEN | quotient.slot(hash, rest);
    long step = quotient.step();
    long buckets = quotient.buckets();
    for (int probe = 1; probe <= quotient.probes(); probe++) {
      long first = bucket * SLOTS;
      for (int i = 0; i < SLOTS; i++) {
        long there = words.get(first + i);
        if (there == 0) {
          there = words.putIfZero(first + i, wanted);
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
