package baton.checker.plan;

/** How a plan is made. */
public enum Method {
  /** Dynamic programming over sets of tasks; only where tasks come one after the other. */
  HELD_KARP("held-karp"),
  /** A search with constraints. */
  CHOCO("choco");

  private final String word;

  Method(String word) {
    this.word = word;
  }

  /** How reports call it. */
  public String word() {
    return word;
  }
}
