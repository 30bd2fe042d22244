package baton.checker.resilience;

import baton.counterexamples.Trace;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.List;

/** The fewest faults that break a goal. */
public sealed interface Least {
  /**
   * A multiset of faults that breaks it. None smaller does, and none of the same size that is of fewer kinds or, of as
   * many kinds, of ones declared earlier.
   *
   * @param kinds in the order of declaration, each as often as it happens, or can if that is what the goal is about
   * @param protocol with just these faults as budgets, of which the trace is a run
   * @param goal that the trace violates, of that protocol
   * @param proven whether every smaller or earlier set is known to be survived, in runs of any length
   */
  record Faults(List<String> kinds, Protocol protocol, Goal goal, Trace trace, boolean proven) implements Least {
    public Faults {
      kinds = List.copyOf(kinds);
    }
  }

  /** No set of so many faults as were asked about breaks it, as far as is known; the cells say how far that is. */
  record NotFound() implements Least {}
}
