package baton.checker;

/** Why a goal is undecided. */
public enum Reason {
  TIMEOUT("timeout"),
  MEMORY("memory"),
  BOUND("bound"),
  UNSUPPORTED("unsupported"),
  UNSIZED("unsized"),
  INTERRUPTED("interrupted"),
  /** Another engine has answered. Reports have its verdict instead. */
  ANSWERED("answered");

  private final String word;

  Reason(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
