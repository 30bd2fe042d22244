package baton.checker.explicit;

/** The states found so far, each in full: nothing is ever taken for something else. Safe for several threads. */
interface VisitedSet extends AutoCloseable {
  int OLD = 0;
  int NEW = 1;

  /** There is no room, and the state has not been added: the set must {@link #grow}. */
  int FULL = -1;

  /** What decides where a state is kept. */
  long hash(long[] words, int at);

  /** Brings the place where states of this hash are kept into the processor's cache; the value means nothing. */
  long touch(long hash);

  /** Adds the state at {@code words[at]}, of this hash: {@link #NEW}, {@link #OLD} or {@link #FULL}. */
  int add(long[] words, int at, long hash);

  /** Whether a state has been added; no thread is adding any. */
  boolean has(long[] words, int at);

  /**
   * Makes room for twice as many; no other call is in progress.
   *
   * @throws OutOfMemoryError if there is no memory for that; the set is then as before
   */
  void grow();

  /** How many states fit without probing for long. */
  long comfortable();

  /** How much memory it takes, in bytes. */
  long bytes();

  /** How much memory {@link #grow} would need beside that, in bytes. */
  long bytesToGrow();

  @Override
  void close();
}
