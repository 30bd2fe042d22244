package baton.checker.explicit.code;

/** Writes the successors of packed states. Used by one thread at a time. */
public interface Stepper {
  /**
   * Writes each successor of the state at {@code in[at]} from {@code out[from]} on: the number of its label, then
   * its words. Successors of one label are distinct and stand together.
   *
   * @return where the last one ends; {@code out} has room for {@link Program#most()}
   */
  int expand(long[] in, int at, long[] out, int from);
}
