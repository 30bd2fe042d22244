package baton.checker.bmc;

import baton.checker.sat.Cdcl;
import baton.checker.sat.SatSolver;
import baton.checker.symbolic.Deepening;
import baton.checker.symbolic.Finding;
import baton.checker.symbolic.Procedure;
import baton.checker.symbolic.Unrolling;
import baton.checker.transition.TransitionSystem;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Induction over runs (Sheeran, Singh and Stålmarck, FMCAD 2000): if no run of up to k steps is bad, and none of k
 * steps from anywhere, through different states and bad nowhere before, is bad at its end, then none is. That states
 * differ is demanded only where an answer does without it.
 */
public final class KInduction implements Procedure {
  @Override
  public Finding decide(TransitionSystem system, int bound, BooleanSupplier stop, IntConsumer progress) {
    Deepening base = new Deepening(system, stop);
    SatSolver solver = new Cdcl(stop);
    Unrolling anywhere = new Unrolling(system, solver);
    anywhere.demandState();
    int behind = behind(system);
    for (int k = 0; k <= bound; k++) {
      Finding runs = base.upTo(k, progress);
      if (!(runs instanceof Finding.Open(int steps)) || steps < k) {
        return runs;
      }
      if (k < behind) {
        continue; // what is bad about a step says nothing of runs without one
      }
      Optional<Boolean> proved = isProved(system, solver, anywhere, k);
      if (proved.isEmpty()) {
        return new Finding.Open(k);
      }
      if (proved.get()) {
        return new Finding.InductiveAt(k);
      }
      anywhere.excludeBad(k);
    }
    return new Finding.Open(bound);
  }

  /** How many steps the last bad thing may be behind the last state. */
  private static int behind(TransitionSystem system) {
    return system.bad().stream().mapToInt(system::stepsBehind).max().orElse(0);
  }

  /** Whether no run of so many steps from anywhere is bad at its end; empty if told to stop. */
  private static Optional<Boolean> isProved(
      TransitionSystem system, SatSolver solver, Unrolling anywhere, int k) {
    int bad = anywhere.bad(k);
    while (true) {
      switch (solver.solve(bad)) {
        case UNSATISFIABLE -> {
          return Optional.of(true);
        }
        case STOPPED -> {
          return Optional.empty();
        }
        case SATISFIABLE -> {
          if (!anywhere.separateEqual(k + 1 - behind(system))) {
            return Optional.of(false);
          }
        }
      }
    }
  }
}
