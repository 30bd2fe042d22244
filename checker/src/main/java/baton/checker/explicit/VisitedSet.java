package baton.checker.explicit;

/** The states found so far, each in full: nothing is ever taken for something else. Safe for several threads. */
interface VisitedSet {
  int OLD = 0;
  int NEW = 1;

  /** There is no room, and the state has not been added: the set must {@link #grow}. */
  int FULL = -1;

  /** Adds the state at {@code words[at]}: {@link #NEW}, {@link #OLD} or {@link #FULL}. */
  int add(long[] words, int at);

  /**
   * Makes room for twice as many; no other call is in progress.
   *
   * @throws OutOfMemoryError if there is no memory for that; the set is then as before
   */
  void grow();

  /** How many states fit without probing for long. */
  long comfortable();

  /** How much memory it takes. */
  long bytes();
}
