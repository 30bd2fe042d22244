package baton.checker.explicit.visited;

/**
 * How a line of slots is looked at without a jump for each: where in its line a state is cannot be foretold, and a jump
 * that was foretold wrongly costs more than to look at all of them. Several slots in a word are compared together.
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
   * Finds slots that are 0 in {@code z}, of which {@code ones} has the least bits: the result has their top bits, and that
   * of a slot beside one wrongly at most if there is such a one.
   */
  static long zero(long z, long ones) {
    return z - ones & ~z;
  }

  /** Which of so many slots is the first that is not taken, from {@code first} on and round, or {@link #FULL}. */
  static int empty(int taken, int slots, int first) {
    int free = ~taken & (1 << slots) - 1;
    int turned = free >>> first | free << slots - first;
    return free == 0 ? FULL : Integer.numberOfTrailingZeros(turned) + first & slots - 1;
  }
}
