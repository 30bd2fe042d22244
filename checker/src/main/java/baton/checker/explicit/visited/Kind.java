package baton.checker.explicit.visited;

import java.util.OptionalLong;

/** The kinds of tables. */
public enum Kind {
  /** {@link Compact32}. */
  COMPACT32(16, 1),

  /** {@link Compact64}. */
  COMPACT64(8, 2),

  /** {@link Buckets}. */
  BUCKETS(8, 3);

  /** So that a product of two numbers of buckets is a long. */
  static final long MOST_BUCKETS = 1L << 31;

  private final int slots;
  private final int code;

  Kind(int slots, int code) {
    this.slots = slots;
    this.code = code;
  }

  /** The number that stands for a kind where a set is saved. */
  int code() {
    return code;
  }

  /** How many states fit without probing for long: seven eighths of all slots. */
  long comfortable(long buckets) {
    return buckets * slots / 8 * 7;
  }

  /** By how many hundredths a large table grows: then two thirds of its slots are taken, seven tenths of the words. */
  long growth() {
    return this == BUCKETS ? 25 : 30;
  }

  /** How many 64-byte lines a bucket is. */
  int lines(Key key) {
    return this == BUCKETS ? key.width() : 1;
  }

  /** The fewest buckets with room for so many states, if a table of this kind can hold such states at all. */
  OptionalLong buckets(Key key, long states) {
    int perBucket = slots / 8 * 7;
    long enough = Math.max(1, (states + perBucket - 1) / perBucket);
    long buckets = switch (this) {
      case COMPACT32 -> Math.max(enough, fewest(key, Compact32.BITS));
      case COMPACT64 -> Math.max(enough, fewest(key, Compact64.BITS));
      case BUCKETS -> enough;
    };
    return buckets <= MOST_BUCKETS ? OptionalLong.of(buckets) : OptionalLong.empty();
  }

  /** How many buckets it takes to leave so few bits for a slot that a displacement fits beside them. */
  private static long fewest(Key key, int bits) {
    int room = bits - Quotient.LEAST_DISPLACEMENT_BITS;
    return switch (key) {
      case Fold _ -> Long.MAX_VALUE;
      case Split split -> {
        int excess = split.mainBits() + split.restBits() - room;
        yield split.restBits() > room || excess > 62 ? Long.MAX_VALUE : 1L << Math.max(0, excess);
      }
    };
  }

  /** An empty table with so many buckets. */
  LineTable table(Key key, long buckets, Words words) {
    return switch (this) {
      case COMPACT32 -> new Compact32(new Quotient((Split) key, buckets, Compact32.BITS), words);
      case COMPACT64 -> new Compact64(new Quotient((Split) key, buckets, Compact64.BITS), words);
      case BUCKETS -> new Buckets(key, buckets, words);
    };
  }
}
