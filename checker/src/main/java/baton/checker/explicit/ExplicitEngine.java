package baton.checker.explicit;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.Finite;
import baton.checker.Limits;
import baton.checker.Measured;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.ground.Lowered;
import baton.checker.ground.Lowering;
import baton.checker.ground.NotLowered;
import baton.checker.liveness.Need;
import baton.models.interpreter.InitialStates;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Stopped;
import baton.models.interpreter.Unsupported;
import baton.models.ir.Measure;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Breadth-first search on packed states; for what only infinite runs violate, in the graph of all of them. */
public final class ExplicitEngine implements Engine {
  private final ExplicitOptions options;

  public ExplicitEngine(ExplicitOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return "explicit";
  }

  @Override
  public Answer check(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
    Optional<Verdict.Undecided> unsized = Finite.unsized(protocol);
    if (unsized.isPresent()) {
      return Answer.Verdicts.undecided(goals, unsized.get());
    }
    try {
      Lowered lowered = Lowering.lower(protocol);
      InitialStates initial = new Interpreter(protocol).initialStates(beginning(limits, progress));
      if (initial.states().isEmpty() && initial.ill().isEmpty()) {
        return new Answer.NoInitialState(initial.emptiedBy());
      }
      return new Check(lowered, initial, goals, options, limits, progress).answer();
    } catch (NotLowered | Unsupported e) {
      return Answer.Verdicts.undecided(goals, Reason.UNSUPPORTED, String.valueOf(e.getMessage()));
    } catch (Stopped _) {
      return Answer.Verdicts.beforeTheFirstStep(goals, limits);
    }
  }

  /** Whether to stop, asked for each so many candidates: how many there were is told, for there may be very many. */
  private static BooleanSupplier beginning(Limits limits, Progress progress) {
    AtomicLong asked = new AtomicLong();
    return () -> {
      progress.report(new Progress.Report(
          "initial states", 0, asked.incrementAndGet() * Interpreter.CANDIDATES_BETWEEN_QUESTIONS, 0, 0));
      return limits.stop().get().isPresent();
    };
  }

  /**
   * Which of the fairness that is declared each goal needs: those that hold, and are judged before a limit is reached.
   */
  public Map<Goal, List<Need>> needs(
      Protocol protocol, List<Goal.Liveness> goals, Limits limits, Progress progress) {
    Map<Goal, List<Need>> all = new LinkedHashMap<>();
    try {
      InitialStates initial = new Interpreter(protocol).initialStates();
      Forever forever = new Forever(Lowering.lower(protocol), initial, options, limits, progress);
      goals.forEach(g -> forever.needs(g).ifPresent(n -> all.put(g, n)));
      return all;
    } catch (NotLowered | Unsupported _) {
      return all;
    }
  }

  /** The greatest value of each measure, over all values of its parameters. */
  public Map<Measure, Measured> measure(
      Protocol protocol, List<Measure> measures, Limits limits, Progress progress) {
    Map<Measure, Measured> all = new LinkedHashMap<>();
    try {
      InitialStates initial = new Interpreter(protocol).initialStates();
      Forever forever = new Forever(Lowering.lower(protocol), initial, options, limits, progress);
      measures.forEach(m -> all.put(m, forever.measured(m)));
    } catch (NotLowered | Unsupported e) {
      measures.forEach(m -> all.put(m, new Measured.Unknown(Reason.UNSUPPORTED, String.valueOf(e.getMessage()))));
    }
    return all;
  }
}
