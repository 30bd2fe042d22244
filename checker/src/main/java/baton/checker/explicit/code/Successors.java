package baton.checker.explicit.code;

/** What steppers and those who use them share about the form of their output. */
public final class Successors {
  private Successors() {}

  /** Whether the successor at {@code at} is one of those from {@code from} on; the first word of each is its label. */
  public static boolean isIn(long[] out, int from, int at, int stride) {
    for (int i = from; i < at; i += stride) {
      int w = 1;
      while (w < stride && out[i + w] == out[at + w]) {
        w++;
      }
      if (w == stride) {
        return true;
      }
    }
    return false;
  }
}
