package baton.checker.explicit.visited;

import java.util.function.Consumer;

/** A table of one size: what a {@link VisitedSet} is between growing and growing. */
sealed interface Table permits Small, LineTable {
  int add(long[] words, int at, long hash);

  /** As {@link VisitedSet#add(long[], Batch)}. */
  default boolean add(long[] words, Batch batch) {
    for (int i = batch.added; i < batch.size; i++) {
      if (!batch.came(i, add(words, batch.places[i], batch.hashes[i]))) {
        return false;
      }
    }
    return true;
  }

  boolean has(long[] words, int at, long hash);

  /** As {@link VisitedSet#touch}. */
  long touch(Batch batch);

  /** How many states fit without probing for long. */
  long comfortable();

  /** How much memory it takes. */
  long bytes();

  void forEach(Consumer<long[]> to);

  /** Adds all states to another table; false if not all of them fit. */
  boolean moveTo(Table other);

  /** Gives the memory back. */
  void close();
}
