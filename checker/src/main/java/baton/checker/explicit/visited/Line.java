package baton.checker.explicit.visited;

/**
 * Looks at a whole line of slots at once, without a jump for each: where in its line a state is cannot be foretold, and
 * a jump that was foretold wrongly costs more than all of this. Slots are filled from the first one on, and the top bit
 * of one that is taken is set. Others may fill slots meanwhile, and words that are read later may be newer: what a look
 * says is so of the slots that it saw taken; one that it saw empty must be taken by compare-and-exchange.
 *
 * <p>Several slots in a word are compared together: of {@code z}, a slot that is 0 where the wanted one is, {@code z - 1
 * & ~z} has the top bit, and a slot beside it has that wrongly at most if there is such a one.
 */
final class Line {
  /** The slot is there. */
  static final int FOUND = -1;

  /** The slot is not there and never will be: all are taken. */
  static final int FULL = -2;

  /** How many words a line has. */
  static final int WORDS = 8;

  private Line() {}

  /**
   * What one look at the line shows.
   *
   * @param wanted the slot, in each part of the word
   * @param ones 1 in each part
   * @param tops the top bit of each part
   * @return {@link #FOUND}, {@link #FULL}, or how many slots are taken
   */
  static int look(Words block, long line, long wanted, long ones, long tops) {
    long found = 0;
    long all = -1;
    int taken = 0;
    for (int w = 0; w < WORDS; w++) {
      long there = block.get(line, w);
      found |= zero(there ^ wanted, ones);
      all &= there;
      taken += taken(there, tops);
    }
    return (found & tops) != 0 ? FOUND : (all & tops) == tops ? FULL : taken;
  }

  /** Whether one look at the line shows the slot; see {@link #look}. */
  static boolean has(Words block, long line, long wanted, long ones, long tops) {
    long found = 0;
    for (int w = 0; w < WORDS; w++) {
      found |= zero(block.get(line, w) ^ wanted, ones);
    }
    return (found & tops) != 0;
  }

  private static long zero(long z, long ones) {
    return z - ones & ~z;
  }

  private static int taken(long word, long tops) {
    return Long.bitCount(word & tops);
  }
}
