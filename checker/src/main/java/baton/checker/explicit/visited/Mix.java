package baton.checker.explicit.visited;

/**
 * A permutation of the numbers of so many bits: the most significant bits of the result depend on all bits. Numbers
 * are the most significant bits of a word, the others of which are 0. The steps, multiplying by an odd number and adding
 * the upper half to the lower one without carry, can be undone.
 */
final class Mix {
  private static final long FIRST = 0x9E3779B97F4A7C15L;
  private static final long SECOND = 0xD6E8FEB86659FD93L;
  private static final long UNDO_FIRST = inverse(FIRST);
  private static final long UNDO_SECOND = inverse(SECOND);

  private final long window;
  private final int half;

  /** For numbers of 1 to 63 bits. */
  Mix(int bits) {
    if (bits < 1 || bits > 63) {
      throw new IllegalArgumentException(bits + " bits");
    }
    window = -1L << 64 - bits;
    half = (bits + 1) / 2;
  }

  long mix(long number) {
    return folded(folded(number) * FIRST) * SECOND;
  }

  long unmix(long mixed) {
    return folded(folded(mixed * UNDO_SECOND) * UNDO_FIRST);
  }

  /** Done twice, nothing has changed. */
  private long folded(long x) {
    return x ^ x >>> half & window;
  }

  /** By Newton's method: each round doubles the number of right bits, and an odd number is its own for three. */
  private static long inverse(long odd) {
    long x = odd;
    for (int right = 3; right < 64; right *= 2) {
      x *= 2 - odd * x;
    }
    return x;
  }
}
