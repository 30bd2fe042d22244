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
  static int look(Words block, long begin, long wanted, long ones, long tops) {
    long a = block.get(begin);
    long b = block.get(begin + 1);
    long c = block.get(begin + 2);
    long d = block.get(begin + 3);
    long e = block.get(begin + 4);
    long f = block.get(begin + 5);
    long g = block.get(begin + 6);
    long h = block.get(begin + 7);
    long found = zero(a ^ wanted, ones) | zero(b ^ wanted, ones) | zero(c ^ wanted, ones) | zero(d ^ wanted, ones)
        | zero(e ^ wanted, ones) | zero(f ^ wanted, ones) | zero(g ^ wanted, ones) | zero(h ^ wanted, ones);
    if ((found & tops) != 0) {
      return FOUND;
    }
    if ((a & b & c & d & e & f & g & h & tops) == tops) { // each seen to be taken, by something else
      return FULL;
    }
    return taken(a, tops) + taken(b, tops) + taken(c, tops) + taken(d, tops)
        + taken(e, tops) + taken(f, tops) + taken(g, tops) + taken(h, tops);
  }

  private static long zero(long z, long ones) {
    return z - ones & ~z;
  }

  private static int taken(long word, long tops) {
    return Long.bitCount(word & tops);
  }
}
