package baton.checker.explicit.visited;

/** Sixteen slots of 32 bits in a bucket; the top bit says that a slot is taken. */
final class Compact32 extends Compact {
  /** How many bits of a slot can be used. */
  static final int BITS = 31;

  private static final int TAKEN = Integer.MIN_VALUE;
  private static final int SLOTS = 16;
  private static final int SEEN = 3; // when batches are sifted
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
  int put(long first, long slot) {
    Words block = words;
    int wanted = TAKEN | (int) slot;
    if (block.getHalf(first) == 0 && block.putHalfIfZero(first, wanted) == 0) {
      return VisitedSet.NEW; // else it may be anywhere
    }
    long bucket = first / SLOTS;
    for (int probe = 1; probe <= quotient.probes(); probe++) {
      while (true) {
        int at = look(block, bucket, (int) first & SLOTS - 1, wanted);
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
      bucket -= bucket >= quotient.buckets() ? quotient.buckets() : 0;
      wanted += (int) quotient.step();
    }
    return VisitedSet.FULL;
  }

  /**
   * What one look at a line shows, without a jump for each slot: {@link Line#FOUND}, {@link Line#FULL} or which slot is to
   * be taken. Others may fill slots meanwhile, and words that are read later may be newer: it is so of the slots that were
   * seen taken; one that was seen empty must be taken by compare-and-exchange.
   */
  private static int look(Words block, long line, int first, int wanted) {
    long both = (wanted & 0xFFFFFFFFL) * ONES;
    long found = 0;
    int taken = 0;
    for (int w = 0; w < Line.WORDS; w++) {
      long there = block.get(line, w);
      found |= Line.zero(there ^ both, ONES);
      taken |= ((int) (there >>> 31) & 1 | (int) (there >>> 62) & 2) << 2 * w;
    }
    return (found & TOPS) != 0 ? Line.FOUND : Line.empty(taken, SLOTS, first);
  }

  @Override
  boolean isSeen(Words block, long first, long slot) {
    long found = 0;
    for (int s = 0; s < SEEN; s++) {
      found |= Line.zero(block.getHalf(first / SLOTS, first + s & SLOTS - 1) ^ (TAKEN | (int) slot), 1);
    }
    return found < 0;
  }
}
