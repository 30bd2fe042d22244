package baton.checker.explicit.graph;

import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.explicit.code.ClosureProgram;
import baton.checker.explicit.code.Packing;
import baton.checker.explicit.code.Program;
import baton.checker.ground.FairPlace;
import baton.checker.ground.Layout;
import baton.checker.ground.Lowered;
import baton.checker.ground.Lowering;
import baton.checker.liveness.Stopped;
import baton.counterexamples.Trace;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Protocol;
import baton.models.value.State;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The search on packed states with another idea of fairness: wrong engines, made on purpose. */
public final class FairLoopsProbe {
  private FairLoopsProbe() {}

  /** {@code mistake}: makes wrong fairness from the right one. */
  public static Optional<Trace> search(
      Protocol protocol, Goal.Liveness goal, BiFunction<Lowered, List<FairPlace>, List<FairPlace>> mistake)
      throws Stopped {
    Lowered lowered = Lowering.lower(protocol);
    Layout layout = lowered.protocol().layout();
    long[] greatest = new long[layout.cells()];
    for (int i = 0; i < greatest.length; i++) {
      greatest[i] = layout.greatest(i);
    }
    Packing packing = new Packing(greatest, List.of());
    List<long[]> first = new ArrayList<>();
    for (State state : new Interpreter(protocol).initialStates().states()) {
      long[] words = new long[packing.words()];
      packing.pack(layout.encode(state), words, 0);
      first.add(words);
    }
    Program program = new ClosureProgram(Program.Text.of(lowered.protocol(), packing, List.of()));
    Reached reached = Reached.by(new Reached.Making(
        lowered.protocol(), packing, first, _ -> program, 1, Limits.NONE, Progress.SILENT, _ -> true));
    Kinds kinds = new Kinds(reached, mistake.apply(lowered, FairPlace.of(lowered)));
    for (Goal.Claim claim : goal.claims()) {
      Optional<Trace> run = FairLoops.of(reached, kinds, lowered, claim).run();
      if (run.isPresent()) {
        return run;
      }
    }
    return Optional.empty();
  }
}
