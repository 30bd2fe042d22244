package baton.checker.explicit.visited;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/** Makes sets of states. */
public final class VisitedSets {
  /**
   * What a set should be like.
   *
   * @param only the kind of its tables, if it is not to be the smallest at each size
   * @param onHeap to keep tables in arrays, even if the system would give memory outside the heap
   * @param states how many states there is room for at first
   * @param simple for so many states or fewer a table is a simple one, of no kind
   */
  public record Wishes(Optional<Kind> only, boolean onHeap, long states, int simple) {
    /** None in particular: begins small. */
    public static final Wishes NONE = new Wishes(Optional.empty(), false, 2048, 1 << 15);

    /** Tables are of some kind from the first one on. */
    public Wishes(Optional<Kind> only, boolean onHeap, long states) {
      this(only, onHeap, states, 0);
    }

    Words.Place place() {
      return onHeap ? Words.Place.HEAP : Words.Place.OUTSIDE;
    }
  }

  private VisitedSets() {}

  /**
   * An empty set of states that have only these bits in each of their words; adding another one is an error.
   * The top bit of a word is not a state's.
   */
  public static VisitedSet of(long[] used) {
    return of(used, Wishes.NONE);
  }

  /**
   * An empty set of states that have only these bits in each of their words.
   *
   * @throws IllegalArgumentException if the wished kind cannot hold such states
   */
  public static VisitedSet of(long[] used, Wishes wishes) {
    Key key = Key.of(used);
    if (wishes.only().isPresent() && wishes.only().get().buckets(key, 1).isEmpty()) {
      throw new IllegalArgumentException(wishes.only().get() + " does not hold such states");
    }
    return new GrowingSet(used, wishes, wishes.states());
  }

  /**
   * The set that was written; how many states there was room for at first does not matter any more.
   *
   * @throws IOException if there is something else, or a set of other states, or a damaged one
   */
  public static VisitedSet read(ReadableByteChannel from, long[] used, Wishes wishes) throws IOException {
    return new GrowingSet(used, wishes, Saved.read(used, wishes.place(), from));
  }
}
