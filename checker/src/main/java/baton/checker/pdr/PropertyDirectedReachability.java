package baton.checker.pdr;

import baton.checker.symbolic.Finding;
import baton.checker.symbolic.Procedure;
import baton.checker.transition.Cube;
import baton.checker.transition.Symmetry;
import baton.checker.transition.TransitionSystem;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** Finds an inductive invariant without anything bad, or a run to something bad. */
public final class PropertyDirectedReachability implements Procedure {
  @Override
  public Finding decide(TransitionSystem system, int bound, BooleanSupplier stop, IntConsumer progress) {
    return decide(system, List.of(), bound, stop, progress);
  }

  @Override
  public Finding decide(
      TransitionSystem system, List<List<Cube>> known, int bound, BooleanSupplier stop, IntConsumer progress) {
    return switch (Pdr.run(system, Symmetry.of(system), known, bound, stop, progress)) {
      case Outcome.Invariant(var clauses, _, _) -> new Finding.Inductive(clauses);
      case Outcome.Reached(var guide, int least) -> new Finding.Sometime(least, guide);
      case Outcome.Stopped(int steps) -> new Finding.Open(steps);
    };
  }
}
