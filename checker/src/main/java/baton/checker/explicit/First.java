package baton.checker.explicit;

/** A first state: with the memory before its instant, and behind it. Its arrays are not changed by anybody. */
final class First {
  private final long[] before;
  private final long[] words;

  First(long[] before, long[] words) {
    this.before = before;
    this.words = words;
  }

  long[] before() {
    return before;
  }

  long[] words() {
    return words;
  }
}
