package baton.checker.explicit.code;

/** Says which of up to 64 nodes are true. Used by one thread at a time. */
@FunctionalInterface
public interface Truths {
  /**
   * The truth of the first node in the least significant bit, and so on.
   *
   * @param pre where {@code CELL}s are, from {@code preAt} on
   * @param did what {@code DID} is
   * @param post where {@code NEXT}s are, from {@code postAt} on
   */
  long of(long[] pre, int preAt, long did, long[] post, int postAt);

  /**
   * What is true of the state {@code words[at]}, of nodes that look at states only. It came from {@code before}, of one
   * word, and what was true of that one may be left out.
   */
  default long since(long before, long[] words, int at) {
    return of(words, at, -1, words, at);
  }

  /** The greatest number of nodes. */
  int MOST = 64;
}
