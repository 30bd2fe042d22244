package baton.checker.explicit.visited;

/**
 * How a state becomes a bucket and what a slot in it must hold, and how the two become the state again.
 *
 * <p>The mixed number m of a state, out of M, belongs to bucket floor(m * B / M) of B: a table can have any
 * number of buckets, and states in the order of their numbers are in the order of their buckets. The numbers of
 * one bucket follow one another, so the low bits tell them apart if there are as many of them as the longest
 * such sequence needs. A slot holds these, the rest of the state, and how often a full bucket was passed over:
 * after d times a state lies d * (d + 1) / 2 buckets behind its own.
 */
final class Quotient {
  static final int LEAST_DISPLACEMENT_BITS = 5;
  private static final int MOST_DISPLACEMENT_BITS = 6;

  private final Split split;
  private final long buckets;
  private final int probes;
  private final int unusedBits;
  private final int restBits;
  private final int bits;
  private final long lowMask;
  private final long restMask;
  private final long perBucket;
  private final long beyond;

  /** For slots of so many bits. */
  Quotient(Split split, long buckets, int slotBits) {
    this.split = split;
    this.buckets = buckets;
    int mainBits = split.mainBits();
    unusedBits = 64 - mainBits;
    restBits = split.restBits();
    restMask = (1L << restBits) - 1;
    perBucket = Long.divideUnsigned(1L << mainBits, buckets);
    beyond = Long.remainderUnsigned(1L << mainBits, buckets);
    long longest = perBucket + (beyond > 0 ? 1 : 0);
    int lowBits = 64 - Long.numberOfLeadingZeros(longest - 1);
    lowMask = (1L << lowBits) - 1;
    bits = lowBits + restBits;
    int displacementBits = Math.min(slotBits - bits, MOST_DISPLACEMENT_BITS);
    if (displacementBits < LEAST_DISPLACEMENT_BITS || buckets > Kind.MOST_BUCKETS) {
      throw new IllegalArgumentException(bits + " bits in a slot of " + slotBits + ", " + buckets + " buckets");
    }
    probes = (int) Math.min(1L << displacementBits, buckets);
  }

  Split split() {
    return split;
  }

  long buckets() {
    return buckets;
  }

  /** In how many buckets a state is looked for. */
  int probes() {
    return probes;
  }

  /** What is added to a slot when a bucket is passed over. */
  long step() {
    return 1L << bits;
  }

  long home(long hash) {
    return Math.unsignedMultiplyHigh(hash, buckets);
  }

  /** What a slot holds in the home bucket. */
  long slot(long hash, long rest) {
    return (hash >>> unusedBits & lowMask) << restBits | rest;
  }

  /** The rest of the state that a slot holds. */
  long rest(long slot) {
    return slot & restMask;
  }

  /** Whether the state in this slot is in its home bucket. */
  boolean isHome(long slot) {
    return slot >>> bits == 0;
  }

  /** The home of the state in this slot of this bucket. */
  long home(long bucket, long slot) {
    long d = slot >>> bits;
    return Math.floorMod(bucket - d * (d + 1) / 2, buckets);
  }

  /** The least number of those whose home is this bucket. */
  long least(long home) {
    return home * perBucket + (home * beyond + buckets - 1) / buckets;
  }

  /** The hash of the state in a slot, its home being the bucket of this least number. */
  long hashFrom(long least, long slot) {
    return least + ((slot >>> restBits) - least & lowMask) << unusedBits;
  }
}
