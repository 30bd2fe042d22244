package baton.checker.explicit;

/** Writes the successors of packed states. Used by one thread at a time. */
interface Stepper {
  /** Some action (not a fault) is enabled or ill. */
  int ACTION = 1 << 30;

  /** Some resolution is ill. */
  int ILL = 1 << 29;

  int COUNT = ILL - 1;

  /**
   * Writes each successor of the state at {@code in[at]}: the number of its label, then its words. Successors of
   * one label are distinct and stand together; labels ascend.
   *
   * @return how many, with {@link #ACTION} and {@link #ILL}; {@code out} has room for {@link #most()}
   */
  int expand(long[] in, int at, long[] out);

  /** The greatest number of successors of any state. */
  int most();
}
