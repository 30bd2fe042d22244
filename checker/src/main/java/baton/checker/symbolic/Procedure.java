package baton.checker.symbolic;

import baton.checker.transition.TransitionSystem;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** One way to find out whether something bad can be reached. */
@FunctionalInterface
public interface Procedure {
  /**
   * Decides a question as far as it can.
   *
   * @param bound the greatest number of steps to look at
   * @param stop whether to stop, asked often
   * @param progress told for how many steps nothing has been found
   */
  Finding decide(TransitionSystem system, int bound, BooleanSupplier stop, IntConsumer progress);

  /**
   * The same where something may be known of all states that runs come to. Whoever makes no use of that asks without.
   *
   * @param learnt what is known; may be extended
   */
  default Finding decide(
      TransitionSystem system, Learnt learnt, int bound, BooleanSupplier stop, IntConsumer progress) {
    return decide(system, bound, stop, progress);
  }
}
