package baton.checker.explicit.visited;

/** Eight slots of 64 bits in a bucket; the top bit says that a slot is taken. */
final class Compact64 extends Compact {
  /** How many bits of a slot can be used. */
  static final int BITS = 63;

  private static final long TAKEN = Long.MIN_VALUE;
  private static final int SLOTS = 8;
  private static final int SEEN = 3; // when batches are sifted

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
  int put(long first, long slot) {
    Words block = words;
    long wanted = TAKEN | slot;
    if (block.get(first) == 0 && block.putIfZero(first, wanted) == 0) {
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
        if (block.putIfZero(bucket * SLOTS + at, wanted) == 0) {
          return VisitedSet.NEW;
        } // else somebody else was faster: look again
      }
      bucket += probe;
      bucket -= bucket >= quotient.buckets() ? quotient.buckets() : 0;
      wanted += quotient.step();
    }
    return VisitedSet.FULL;
  }

  /**
   * What one look at a line shows, without a jump for each slot: {@link Line#FOUND}, {@link Line#FULL} or which slot is to
   * be taken. Others may fill slots meanwhile, and words that are read later may be newer: it is so of the slots that were
   * seen taken; one that was seen empty must be taken by compare-and-exchange.
   */
  private static int look(Words block, long line, int first, long wanted) {
    long found = 0;
    int taken = 0;
    for (int w = 0; w < Line.WORDS; w++) {
      long there = block.get(line, w);
      found |= Line.zero(there ^ wanted, 1);
      taken |= (int) (there >>> 63) << w;
    }
    return found < 0 ? Line.FOUND : Line.empty(taken, SLOTS, first);
  }

  @Override
  boolean isSeen(Words block, long first, long slot) {
    long found = 0;
    for (int s = 0; s < SEEN; s++) {
      found |= Line.zero(block.get(first / SLOTS, first + s & SLOTS - 1) ^ (TAKEN | slot), 1);
    }
    return found < 0;
  }
}
