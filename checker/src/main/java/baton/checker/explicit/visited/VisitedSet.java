package baton.checker.explicit.visited;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.function.Consumer;

/**
 * The states found so far, each in full: nothing is ever taken for something else.
 *
 * <p>Several threads may add, ask and touch at the same time; during every other call nobody else may be inside.
 * Many states at once make a {@link Batch}: touched before it is added, its cache misses overlap.
 */
public interface VisitedSet extends AutoCloseable {
  /** The state was there before. */
  int OLD = 0;

  /** The state has been added, by this call and no other. */
  int NEW = 1;

  /** There is no room, and the state has not been added: the set must {@link #grow}. */
  int FULL = -1;

  /**
   * What {@link Batch} and {@link #add} want to know; the same before and after the set has grown. Its most
   * significant bits depend on all bits of the state; the least significant ones may always be 0.
   */
  long hash(long[] words, int at);

  /** Adds the state at {@code words[at]}, of this hash: {@link #NEW}, {@link #OLD} or {@link #FULL}. */
  int add(long[] words, int at, long hash);

  /** Adds the state at {@code words[at]}: {@link #NEW}, {@link #OLD} or {@link #FULL}. */
  default int add(long[] words, int at) {
    return add(words, at, hash(words, at));
  }

  /** Brings the places of all into the cache; use the result, else nothing happens. */
  long touch(Batch batch);

  /**
   * Adds those of a batch that are left, in their order.
   *
   * @return whether that was all; else there is no room, and the set must {@link #grow} before it goes on
   */
  boolean add(long[] words, Batch batch);

  /** Whether a state has been added. */
  boolean has(long[] words, int at);

  /**
   * Makes room for more.
   *
   * @throws OutOfMemoryError if there is no memory for that; the set is then as before
   */
  void grow();

  /** How many states fit without probing for long; more than before after the set has grown. */
  long comfortable();

  /** How much memory it takes, in bytes. */
  long bytes();

  /** How much memory {@link #grow} needs beside that, in bytes, unless it must grow by more than usual. */
  long bytesToGrow();

  /** Gives each state once, in an order that says nothing, always in the same array. */
  void forEach(Consumer<long[]> to);

  /** Writes the whole set; {@link VisitedSets#read} makes it again. */
  void write(WritableByteChannel to) throws IOException;

  /** Gives the memory back; the set cannot be used any more. */
  @Override
  void close();
}
