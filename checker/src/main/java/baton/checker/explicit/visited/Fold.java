package baton.checker.explicit.visited;

/** The hash of a state of many words. */
record Fold(int width) implements Key {
  @Override
  public long hash(long[] words, int at) {
    long h = 0;
    for (int w = 0; w < width; w++) {
      h = (h ^ words[at + w]) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 29;
      h *= 0xBF58476D1CE4E5B9L;
      h ^= h >>> 32;
    }
    return h * 0x94D049BB133111EBL;
  }
}
