package baton.checker.explicit.visited;

import java.util.function.Consumer;

/** A table of one size: what a {@link VisitedSet} is between growing and growing. */
sealed interface Table permits Compact, Buckets {
  int add(long[] words, int at, long hash);

  /** As {@link VisitedSet#add(long[], Batch)}. */
  default boolean add(long[] words, Batch batch) {
    for (; batch.added < batch.size; batch.added++) {
      int place = batch.places[batch.added];
      int result = add(words, place, batch.hashes[batch.added]);
      if (result == VisitedSet.FULL) {
        return false;
      }
      batch.fresh[batch.found] = place;
      batch.found += result;
    }
    return true;
  }

  boolean has(long[] words, int at, long hash);

  /** Something that lies where states of this hash do. */
  long touch(long hash);

  /** As {@link VisitedSet#touch(Batch)}. */
  default long touch(Batch batch) {
    long sum = 0;
    for (int i = 0; i < batch.size; i++) {
      sum += touch(batch.hashes[i]);
    }
    return sum;
  }

  /** How many states fit without probing for long. */
  long comfortable();

  Kind kind();

  long buckets();

  Words words();

  void forEach(Consumer<long[]> to);

  /** Adds all states to another table; false if not all of them fit. */
  boolean moveTo(Table other);
}
