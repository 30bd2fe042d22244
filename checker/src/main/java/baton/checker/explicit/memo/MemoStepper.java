package baton.checker.explicit.memo;

import baton.checker.explicit.code.Stepper;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks up what steps do. For each key of a cluster a pool has the successors, one behind the other as a {@link
 * Stepper} writes them, but with the bits that change instead of the words. For one thread.
 */
final class MemoStepper implements Stepper {
  /** So many successors may be written behind the last one: the first two are written whether they are there or not. */
  static final int SPARE = 2;

  private static final int LENGTH_BITS = 24;
  private static final long LENGTH = (1L << LENGTH_BITS) - 1;
  private static final long UNKNOWN = -1;

  /** A cluster as one thread sees it. */
  static final class Place {
    final Projection projection;
    final Stepper steps;
    final AtomicBoolean outgrown;
    final Memo memo;

    /** {@code steps} computes what is not known yet; so many keys are kept. */
    Place(Projection projection, Stepper steps, AtomicBoolean outgrown, int keys) {
      memo = new Memo(keys);
      this.projection = projection;
      this.steps = steps;
      this.outgrown = outgrown;
    }
  }

  private final int width;
  private final Place[] places;
  private final Memo[] memos;
  private final long[] masks;
  private final Stepper rest;
  private final long[] scratch;
  private long[] pool = new long[1 << 10];
  private int end;

  /** {@code most}: the greatest number of successors of any state. */
  MemoStepper(int width, int most, Place[] places, Stepper rest) {
    this.width = width;
    this.places = places.clone();
    this.rest = rest;
    memos = Arrays.stream(places).map(p -> p.memo).toArray(Memo[]::new);
    masks = Arrays.stream(places).mapToLong(p -> p.projection.maskOfOnly()).toArray();
    scratch = new long[most * (width + 1)];
  }

  @Override
  public int expand(long[] in, int at, long[] out, int from) {
    return rest.expand(in, at, out, width == 1 ? one(in, at, out, from) : wide(in, at, out, from));
  }

  /** For states of one word: nearly everywhere there are at most two successors, so that there is nothing to foretell. */
  private int one(long[] in, int at, long[] out, int from) {
    long state = in[at];
    int o = from;
    for (int c = 0; c < memos.length; c++) {
      long key = state & masks[c];
      long found = memos[c].get(key, UNKNOWN);
      if (found == UNKNOWN) {
        found = compute(places[c], key, in, at);
      }
      long[] known = pool;
      int p = (int) (found >>> LENGTH_BITS);
      int length = (int) (found & LENGTH);
      out[o] = known[p];
      out[o + 1] = state ^ known[p + 1];
      out[o + 2] = known[p + 2];
      out[o + 3] = state ^ known[p + 3];
      for (int i = 4; i < length; i += 2) {
        out[o + i] = known[p + i];
        out[o + i + 1] = state ^ known[p + i + 1];
      }
      o += length;
    }
    return o;
  }

  private int wide(long[] in, int at, long[] out, int from) {
    int o = from;
    for (int c = 0; c < memos.length; c++) {
      long key = places[c].projection.of(in, at);
      long found = memos[c].get(key, UNKNOWN);
      if (found == UNKNOWN) {
        found = compute(places[c], key, in, at);
      }
      int p = (int) (found >>> LENGTH_BITS);
      int behind = p + (int) (found & LENGTH);
      while (p < behind) {
        out[o++] = pool[p++];
        for (int w = 0; w < width; w++) {
          out[o++] = in[at + w] ^ pool[p++];
        }
      }
    }
    return o;
  }

  /** Where in the pool the successors begin and how long they are; if the table is full, only until the next call. */
  private long compute(Place place, long key, long[] in, int at) {
    int length = place.steps.expand(in, at, scratch, 0);
    int spare = SPARE * (width + 1);
    if (end + length + spare > pool.length) {
      pool = Arrays.copyOf(pool, 2 * pool.length + length + spare);
    }
    for (int s = 0; s < length; s += width + 1) {
      pool[end + s] = scratch[s];
      for (int w = 1; w <= width; w++) {
        pool[end + s + w] = scratch[s + w] ^ in[at + w - 1];
      }
    }
    long found = (long) end << LENGTH_BITS | length;
    if (place.memo.isFull()) {
      place.outgrown.setRelease(true);
    } else {
      place.memo.put(key, found);
      end += length;
    }
    return found;
  }
}
