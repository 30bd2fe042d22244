package baton.checker.explicit.visited;

/**
 * A state of one or two words as a pair of numbers: the main one, mixed with all the rest, and the rest as it is.
 * The hash is the main one, its bits moved to the top; the state can be told from hash and rest.
 */
final class Split implements Key {
  private final int width;
  private final long unusedMain;
  private final long unusedRest;
  private final int main;
  private final int mainShift; // to the top
  private final long window;
  private final int mainBits;
  private final int restShift;
  private final int restBits;
  private final Mix mix;

  /** For states that have only these bits in each of their one or two words. */
  Split(long[] used) {
    width = used.length;
    main = width == 2 && bits(used[1]) > bits(used[0]) ? 1 : 0;
    long rest = width == 2 ? used[1 - main] : 0;
    unusedMain = ~used[main];
    unusedRest = ~rest;
    mainBits = Math.max(1, bits(used[main]));
    mainShift = used[main] == 0 ? 64 - mainBits : Long.numberOfLeadingZeros(used[main]);
    window = -1L << 64 - mainBits;
    restShift = rest == 0 ? 0 : Long.numberOfTrailingZeros(rest);
    restBits = bits(rest);
    mix = new Mix(mainBits);
  }

  /** How many bits there are from the first used one to the last. */
  private static int bits(long used) {
    return used == 0 ? 0 : 64 - Long.numberOfLeadingZeros(used) - Long.numberOfTrailingZeros(used);
  }

  @Override
  public int width() {
    return width;
  }

  /** How many bits the main number has, at least 1. */
  int mainBits() {
    return mainBits;
  }

  /** How many bits the rest has, at most as many as the main number, or none. */
  int restBits() {
    return restBits;
  }

  @Override
  public long hash(long[] words, int at) {
    long word = words[at + main];
    if ((word & unusedMain) != 0) {
      throw unexpected(words, at);
    }
    long number = word << mainShift;
    if (width == 2) {
      number ^= scatter(rest(words, at)) & window;
    }
    return mix.mix(number);
  }

  private static long scatter(long rest) {
    long x = rest * 0xBF58476D1CE4E5B9L;
    x ^= x >>> 32;
    return x * 0x94D049BB133111EBL;
  }

  /** The rest of a state. */
  long rest(long[] words, int at) {
    if (width == 1) {
      return 0;
    }
    long word = words[at + 1 - main];
    if ((word & unusedRest) != 0) {
      throw unexpected(words, at);
    }
    return word >>> restShift;
  }

  /** Taken without its other bits, this state would be mistaken for another one. */
  private IllegalArgumentException unexpected(long[] words, int at) {
    return new IllegalArgumentException("no state has the bits of "
        + java.util.Arrays.toString(java.util.Arrays.copyOfRange(words, at, at + width)));
  }

  /** Writes the state of which these are the hash and the rest. */
  void restore(long hash, long rest, long[] into) {
    long number = mix.unmix(hash);
    if (width == 2) {
      number ^= scatter(rest) & window;
      into[1 - main] = rest << restShift;
    }
    into[main] = number >>> mainShift;
  }
}
