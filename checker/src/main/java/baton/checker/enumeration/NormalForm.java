package baton.checker.enumeration;

/**
 * The least of all orders of the same steps that respect what depends on what (Anisimov and Knuth, 1979): no letter can
 * be moved in front of a greater one.
 */
final class NormalForm {
  private final Letters letters;
  private final Independence independence;

  NormalForm(Letters letters, Independence independence) {
    this.letters = letters;
    this.independence = independence;
  }

  boolean dependent(int letter, int other) {
    return independence.dependent(letters.label(letter), letters.label(other));
  }

  /** Whether a word of {@code length} letters that is in normal form is so with one letter more. */
  boolean mayFollow(int[] word, int length, int letter) {
    for (int i = length - 1; i >= 0 && !dependent(word[i], letter); i--) {
      if (letters.compare(letter, word[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The normal form of a word. */
  int[] of(int[] word) {
    int[] left = word.clone();
    int[] normal = new int[word.length];
    for (int n = 0; n < normal.length; n++) {
      int rest = left.length - n;
      int best = -1;
      for (int i = 0; i < rest; i++) {
        if (isFirst(left, i) && (best < 0 || letters.compare(left[i], left[best]) < 0)) {
          best = i;
        }
      }
      normal[n] = left[best];
      System.arraycopy(left, best + 1, left, best, rest - best - 1);
    }
    return normal;
  }

  private boolean isFirst(int[] word, int at) {
    for (int i = 0; i < at; i++) {
      if (dependent(word[i], word[at])) {
        return false;
      }
    }
    return true;
  }
}
