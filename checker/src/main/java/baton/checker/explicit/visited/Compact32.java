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
  int put(long home, long slot, long buckets, long step, int probes) {
    Words block = words;
    long bucket = home;
    int wanted = TAKEN | (int) slot;
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
      wanted += (int) step;
    }
    return VisitedSet.FULL;
  }
}
