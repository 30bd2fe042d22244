package baton.checker.explicit.visited;

/** Sixteen slots of 32 bits in a bucket; the top bit says that a slot is taken. */
final class Compact32 extends Compact {
  /** How many bits of a slot can be used. */
  static final int BITS = 31;

  private static final int TAKEN = Integer.MIN_VALUE;
  private static final int SLOTS = 16;
  private static final long HALF = 0xFFFFFFFFL;
  private static final long ONES = 0x0000000100000001L;
  private static final long TOPS = 0x8000000080000000L;

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
  long ones() {
    return ONES;
  }

  @Override
  long tops() {
    return TOPS;
  }

  @Override
  int put(long home, long slot, long buckets, long step, int probes) {
    Words block = words;
    long bucket = home;
    int wanted = TAKEN | (int) slot;
    for (int probe = 1; probe <= probes; probe++) {
      while (true) {
        int at = look(block, bucket, wanted);
        if (at == Line.FOUND) {
          return VisitedSet.OLD;
        }
        if (at == Line.FULL) {
          break;
        }
        if (block.putHalfIfZero(bucket * SLOTS + at, wanted) == 0) {
          return VisitedSet.NEW;
        } // else somebody else was faster: look again
      }
      bucket += probe;
      bucket -= bucket >= buckets ? buckets : 0;
      wanted += (int) step;
    }
    return VisitedSet.FULL;
  }

  private static int look(Words block, long bucket, int wanted) {
    return Line.look(block, bucket, wanted & HALF | (long) wanted << 32, ONES, TOPS);
  }
}
