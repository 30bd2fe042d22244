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
  long ones() {
    return 1;
  }

  @Override
  long tops() {
    return TAKEN;
  }

  @Override
  int put(long home, long slot, long buckets, long step, int probes) {
    Words block = words;
    long bucket = home;
    long wanted = TAKEN | slot;
    for (int probe = 1; probe <= probes; probe++) {
      while (true) {
        int at = look(block, bucket, wanted);
        if (at == Line.FOUND) {
          return VisitedSet.OLD;
        }
        if (at == Line.FULL) {
          break;
        }
        if (block.putIfZero(bucket * SLOTS + at, wanted) == 0) {
          return VisitedSet.NEW;
        } // else somebody else was faster: look again
      }
      bucket += probe;
      bucket -= bucket >= buckets ? buckets : 0;
      wanted += step;
    }
    return VisitedSet.FULL;
  }

  private static int look(Words block, long bucket, long wanted) {
    return Line.look(block, bucket, wanted, 1, TAKEN);
  }
}
