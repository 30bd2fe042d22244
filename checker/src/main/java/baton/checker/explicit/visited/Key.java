package baton.checker.explicit.visited;

/** Makes a hash of a state's words. A place in a table is told by the most significant bits. */
sealed interface Key permits Split, Fold {
  /** How many words a state has. */
  int width();

  long hash(long[] words, int at);

  /** For states that have only these bits in each of their words. */
  static Key of(long[] used) {
    for (long mask : used) {
      if (mask < 0) {
        throw new IllegalArgumentException("the top bit of a word is not a state's");
      }
    }
    return used.length <= 2 ? new Split(used) : new Fold(used.length);
  }
}
