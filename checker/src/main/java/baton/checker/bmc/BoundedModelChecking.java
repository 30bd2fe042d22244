package baton.checker.bmc;

import baton.checker.symbolic.Deepening;
import baton.checker.symbolic.Finding;
import baton.checker.symbolic.Procedure;
import baton.checker.transition.TransitionSystem;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** Looks at longer and longer runs: finds the shortest bad one, and proves nothing. */
public final class BoundedModelChecking implements Procedure {
  @Override
  public Finding decide(TransitionSystem system, int bound, BooleanSupplier stop, IntConsumer progress) {
    return new Deepening(system, stop).upTo(bound, progress);
  }
}
