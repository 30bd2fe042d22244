package baton.checker.explicit.visited;

import java.util.function.Consumer;

/** A table of one size: what a {@link VisitedSet} is between growing and growing. */
sealed interface Table permits Compact, Buckets {
  int add(long[] words, int at, long hash);

  boolean has(long[] words, int at, long hash);

  /** Something that lies where states of this hash do. */
  long touch(long hash);

  /** How many states fit without probing for long. */
  long comfortable();

  Kind kind();

  long buckets();

  Words words();

  void forEach(Consumer<long[]> to);

  /** Adds all states to another table; false if not all of them fit. */
  boolean moveTo(Table other);
}
