package baton.checker.explicit.memo;

/** Whether the cells of a cluster turned out to have more values than there is room for. Shared by threads. */
final class Outgrown {
  private volatile boolean told;

  /** They have. */
  void tell() {
    if (!told) {
      told = true;
    }
  }

  boolean isTold() {
    return told;
  }
}
