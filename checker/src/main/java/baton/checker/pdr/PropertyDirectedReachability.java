package baton.checker.pdr;

import baton.checker.symbolic.Finding;
import baton.checker.symbolic.Learnt;
import baton.checker.symbolic.Procedure;
import baton.checker.transition.Symmetry;
import baton.checker.transition.TransitionSystem;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** Finds an inductive invariant without anything bad, or a run to something bad. */
public final class PropertyDirectedReachability implements Procedure {
  private static final long PATIENCE = 3000;

  private final long patience;

  public PropertyDirectedReachability() {
    this(PATIENCE);
  }

  /**
   * With so much patience, in questions to the solver: who is not done by then begins anew with the facts, and pairs of
   * facts, that never hold in any state.
   */
  public PropertyDirectedReachability(long patience) {
    this.patience = patience;
  }

  @Override
  public Finding decide(TransitionSystem system, int bound, BooleanSupplier stop, IntConsumer progress) {
    return finding(Pdr.run(system, Symmetry.of(system), List.of(), bound, Long.MAX_VALUE, stop, progress));
  }

  @Override
  public Finding decide(TransitionSystem system, Learnt learnt, int bound, BooleanSupplier stop, IntConsumer progress) {
    Symmetry symmetry = Symmetry.of(system);
    if (learnt.isExtensible()) {
      Outcome first = Pdr.run(system, symmetry, learnt.clauses(), bound, patience, stop, progress);
      boolean isOver = !(first instanceof Outcome.Stopped(int steps)) || steps >= bound;
      if (isOver || !extend(learnt)) {
        return finding(first);
      }
    }
    return finding(Pdr.run(system, symmetry, learnt.clauses(), bound, Long.MAX_VALUE, stop, progress));
  }

  /** False if told to stop. */
  private static boolean extend(Learnt learnt) {
    try {
      learnt.extend(Pairs::of);
      return true;
    } catch (Stopped _) {
      return false;
    }
  }

  private static Finding finding(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Invariant(var clauses, _, _) -> new Finding.Inductive(clauses);
      case Outcome.Reached(var guide, int least) -> new Finding.Sometime(least, guide);
      case Outcome.Stopped(int steps) -> new Finding.Open(steps);
    };
  }
}
