package baton.checker.explicit;

/** Writes the successors of packed states. Used by one thread at a time. */
interface Stepper {
  /** Some resolution is ill. */
  int ILL = 1;

  /** Some resolution of an action (not a fault) is ill. */
  int ACTION_ILL = 2;

  /**
   * Writes each successor of the state at {@code in[at]} from {@code out[from]} on: the number of its label, then
   * its words. Successors of one label are distinct and stand together.
   *
   * @return where the last one ends; {@code out} has room for {@link #most()}
   */
  int expand(long[] in, int at, long[] out, int from);

  /** {@link #ILL} and {@link #ACTION_ILL}, or 0. */
  int ill(long[] in, int at);

  /** The greatest number of successors of any state. */
  int most();
}
