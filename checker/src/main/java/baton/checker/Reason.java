package baton.checker;

/** Why a goal is undecided. */
public enum Reason {
  TIMEOUT("timeout"),
  MEMORY("memory"),
  BOUND("bound"),
  UNSUPPORTED("unsupported"),
  UNSIZED("unsized"),
  INTERRUPTED("interrupted");

  private final String word;

  Reason(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
