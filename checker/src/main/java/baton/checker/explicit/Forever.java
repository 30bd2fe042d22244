package baton.checker.explicit;

import baton.checker.Limits;
import baton.checker.Measured;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.explicit.code.Packing;
import baton.checker.explicit.code.Program;
import baton.checker.explicit.graph.LivenessVerdicts;
import baton.checker.explicit.graph.Reached;
import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Lowered;
import baton.checker.ground.NotLowered;
import baton.checker.liveness.FairRuns;
import baton.checker.liveness.Need;
import baton.checker.liveness.Stopped;
import baton.models.interpreter.InitialStates;
import baton.models.ir.Measure;
import baton.models.value.State;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goals about infinite runs and about stretches: judged on the graph of all states, without symmetry. */
final class Forever {
  private final LivenessVerdicts verdicts;

  Forever(Lowered lowered, InitialStates initial, ExplicitOptions options, Limits limits, Progress progress) {
    GroundProtocol ground = lowered.protocol();
    long[] greatest = new long[ground.layout().cells()];
    for (int i = 0; i < greatest.length; i++) {
      greatest[i] = ground.layout().greatest(i);
    }
    Packing packing = new Packing(greatest, List.of());
    List<long[]> first = new ArrayList<>();
    for (State state : initial.states()) {
      long[] words = new long[packing.words()];
      packing.pack(ground.layout().encode(state), words, 0);
      first.add(words);
    }
    Code code = new Code(Program.Text.of(ground, packing, List.of()), options.backend());
    verdicts = new LivenessVerdicts(lowered, new Reached.Making(
        ground, packing, first, code::now, options.workers(), limits, progress,
        new Budget(limits.memory())::allows));
  }

  /** {@code safety}: the verdict on what finite runs can violate. */
  Verdict verdict(Goal.Liveness goal, Verdict safety) {
    return switch (safety) {
      case Verdict.Violated _, Verdict.Undecided _, Verdict.Vacuous _ -> safety;
      case Verdict.Holds _, Verdict.HoldsToBound _ -> {
        try {
          yield verdicts.of(goal, safety);
        } catch (Stopped e) {
          yield FairRuns.undecided(e.reason(), safety);
        } catch (OutOfMemoryError _) {
          yield FairRuns.undecided(Reason.MEMORY, safety);
        } catch (NotLowered e) {
          yield new Verdict.Undecided(Reason.UNSUPPORTED, String.valueOf(e.getMessage()));
        }
      }
    };
  }

  /** Which of the fairness that is declared the goal needs; empty if it does not hold, or a limit is reached. */
  Optional<List<Need>> needs(Goal.Liveness goal) {
    try {
      return verdicts.needs(goal);
    } catch (Stopped | OutOfMemoryError | NotLowered _) {
      return Optional.empty();
    }
  }

  /** Whether a measure stays within its limit. */
  Verdict verdict(Goal.MeasureGoal goal) {
    try {
      return verdicts.of(goal);
    } catch (Stopped e) {
      return new Verdict.Undecided(e.reason(), "while looking at all states");
    } catch (OutOfMemoryError _) {
      return new Verdict.Undecided(Reason.MEMORY, "while looking at all states");
    }
  }

  /** The greatest value of a measure. */
  Measured measured(Measure measure) {
    try {
      return verdicts.of(measure);
    } catch (Stopped e) {
      return new Measured.Unknown(e.reason(), "while looking at all states");
    } catch (OutOfMemoryError _) {
      return new Measured.Unknown(Reason.MEMORY, "while looking at all states");
    }
  }
}
