package baton.checker.explicit.visited;

/**
 * A permutation of the numbers of so many bits: the most significant bits of the result depend on all bits.
 * Its steps, multiplying by an odd number and adding the upper half to the lower one without carry, can be undone.
 */
final class Mix {
  private static final long FIRST = 0x9E3779B97F4A7C15L;
  private static final long SECOND = 0xD6E8FEB86659FD93L;
  private static final long UNDO_FIRST = inverse(FIRST);
  private static final long UNDO_SECOND = inverse(SECOND);

  private final long mask;
  private final int half;

  /** For numbers of 1 to 63 bits. */
  Mix(int bits) {
    if (bits < 1 || bits > 63) {
      throw new IllegalArgumentException(bits + " bits");
    }
    mask = (1L << bits) - 1;
    half = (bits + 1) / 2;
  }

  long mix(long number) {
    long x = number ^ number >>> half;
    x = x * FIRST & mask;
    x ^= x >>> half;
    return x * SECOND & mask;
  }

  long unmix(long mixed) {
    long x = mixed * UNDO_SECOND & mask;
    x ^= x >>> half;
    x = x * UNDO_FIRST & mask;
    return x ^ x >>> half;
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
