package baton.checker.explicit;

/** How much memory a search may take, in bytes: what was in use when it began counts too. */
final class Budget {
  private final long most;
  private final long heap;

  Budget(long memory) {
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    most = Math.max(0, memory - used);
    heap = Math.max(0, runtime.maxMemory() - used) / 4 * 3;
  }

  boolean allows(long bytes) {
    return bytes <= most;
  }

  /** What is left for chunks, which are on the heap, beside so many bytes elsewhere. */
  long rest(long bytes) {
    return Math.clamp(most - bytes, 0, heap);
  }
}
