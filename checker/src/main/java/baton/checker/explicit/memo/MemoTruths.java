package baton.checker.explicit.memo;

import baton.checker.explicit.code.Truths;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks up what is true. For one thread. */
final class MemoTruths implements Truths {
  /** A cluster as one thread sees it. */
  static final class Place {
    final boolean after;
    final Projection projection;
    final Truths disjuncts;
    final long negated;
    final int[] index;
    final AtomicBoolean outgrown;
    final Memo memo;

    /**
     * What is computed where it is not known yet.
     *
     * @param after whether the cells are those after a step
     * @param negated of which disjuncts the opposite counts, as bits
     * @param index for each disjunct the bit of the result
     * @param keys so many are kept
     */
    Place(
        boolean after, Projection projection, Truths disjuncts, long negated, int[] index, AtomicBoolean outgrown, int keys) {
      memo = new Memo(keys);
      this.after = after;
      this.projection = projection;
      this.disjuncts = disjuncts;
      this.negated = negated;
      this.index = index.clone();
      this.outgrown = outgrown;
    }
  }

  private static final long UNKNOWN = -1; // never found: see MOST_NODES

  /** In the results of lists of more nodes than this one of them could be taken for what is not known. */
  static final int MOST_NODES = MOST - 1;

  private final boolean single;
  private final Place[] places;
  private final long[] masks;
  private final long[] own; // for each place the bits that no other depends on
  private final int[] owner = new int[Long.SIZE]; // for each bit a place that depends on it
  private final Truths rest;
  private final int[] restIndex;

  /** {@code width}: how many words a state has; {@code restIndex}: for each node that {@code rest} knows the bit of the result. */
  MemoTruths(int width, Place[] places, Truths rest, int[] restIndex) {
    single = width == 1;
    this.places = places.clone();
    masks = Arrays.stream(places).mapToLong(p -> p.projection.maskOfOnly()).toArray();
    own = new long[masks.length];
    for (int c = 0; c < masks.length; c++) {
      own[c] = -1;
      for (int other = 0; other < masks.length; other++) {
        own[c] &= other == c ? -1 : ~masks[other];
      }
      for (long left = masks[c]; left != 0; left &= left - 1) {
        owner[Long.numberOfTrailingZeros(left)] = c;
      }
    }
    this.rest = rest;
    this.restIndex = restIndex.clone();
  }

  @Override
  public long of(long[] pre, int preAt, long did, long[] post, int postAt) {
    long all = 0;
    for (int c = 0; c < places.length; c++) {
      Place place = places[c];
      long[] words = place.after ? post : pre;
      int at = place.after ? postAt : preAt;
      long key = single ? words[at] & masks[c] : place.projection.of(words, at);
      long found = place.memo.get(key, UNKNOWN);
      all |= found == UNKNOWN ? compute(place, key, pre, preAt, did, post, postAt) : found;
    }
    return restIndex.length == 0 ? all : all | others(pre, preAt, did, post, postAt);
  }

  private long others(long[] pre, int preAt, long did, long[] post, int postAt) {
    long values = rest.of(pre, preAt, did, post, postAt);
    long all = 0;
    for (int i = 0; i < restIndex.length; i++) {
      all |= (values >>> i & 1) << restIndex[i];
    }
    return all;
  }

  /** Where all that has changed is of one place, nothing else can have become true. */
  @Override
  public long since(long before, long[] words, int at) {
    long changed = before ^ words[at];
    if (places.length > 0 && changed != 0) {
      int c = owner[Long.numberOfTrailingZeros(changed)];
      if ((changed & ~own[c]) == 0) {
        long key = words[at] & masks[c];
        long found = places[c].memo.get(key, UNKNOWN);
        long known = found == UNKNOWN ? compute(places[c], key, words, at, -1, words, at) : found;
        return restIndex.length == 0 ? known : known | others(words, at, -1, words, at);
      }
    }
    return of(words, at, -1, words, at);
  }

  private static long compute(Place place, long key, long[] pre, int preAt, long did, long[] post, int postAt) {
    long values = place.disjuncts.of(pre, preAt, did, post, postAt) ^ place.negated;
    long found = 0;
    for (int i = 0; i < place.index.length; i++) {
      found |= (values >>> i & 1) << place.index[i];
    }
    if (place.memo.isFull()) {
      place.outgrown.setRelease(true);
    } else {
      place.memo.put(key, found);
    }
    return found;
  }
}
