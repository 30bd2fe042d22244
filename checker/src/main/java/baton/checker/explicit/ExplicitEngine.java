package baton.checker.explicit;

import baton.checker.Answer;
import baton.checker.Limits;
import baton.checker.LoweredEngine;
import baton.checker.Measured;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.ground.Lowered;
import baton.checker.ground.Lowering;
import baton.checker.ground.NotLowered;
import baton.checker.liveness.Need;
import baton.models.interpreter.Cancelled;
import baton.models.interpreter.InitialStates;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Unsupported;
import baton.models.ir.Measure;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Breadth-first search on packed states; for what only infinite runs violate, in the graph of all of them. */
public final class ExplicitEngine extends LoweredEngine {
  private final ExplicitOptions options;

  public ExplicitEngine(ExplicitOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return "explicit";
  }

  @Override
  protected Answer answer(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
    Lowered lowered = Lowering.lower(protocol, limits.stopped());
    InitialStates initial = initial(protocol, limits, progress);
    return initial.states().isEmpty() && initial.ill().isEmpty()
        ? new Answer.NoInitialState(initial.emptiedBy())
        : new Check(lowered, initial, goals, options, limits, progress).answer();
  }

  /** There may be very many: how many candidates there were so far is told. */
  private static InitialStates initial(Protocol protocol, Limits limits, Progress progress) {
    return new Interpreter(protocol).initialStates(candidates -> {
      progress.report(new Progress.Report("initial states", 0, candidates, 0, 0));
      return limits.stop().get().isPresent();
    });
  }

  /**
   * Which of the fairness that is declared each goal needs: those that hold, and are judged before a limit is reached.
   */
  public Map<Goal, List<Need>> needs(
      Protocol protocol, List<Goal.Liveness> goals, Limits limits, Progress progress) {
    Map<Goal, List<Need>> all = new LinkedHashMap<>();
    try {
      Forever forever = forever(protocol, limits, progress);
      goals.forEach(g -> forever.needs(g).ifPresent(n -> all.put(g, n)));
      return all;
    } catch (NotLowered | Unsupported | Cancelled _) {
      return all;
    }
  }

  private Forever forever(Protocol protocol, Limits limits, Progress progress) {
    return new Forever(
        Lowering.lower(protocol, limits.stopped()), initial(protocol, limits, progress), options, limits, progress);
  }

  /** The greatest value of each measure, over all values of its parameters. */
  public Map<Measure, Measured> measure(
      Protocol protocol, List<Measure> measures, Limits limits, Progress progress) {
    Map<Measure, Measured> all = new LinkedHashMap<>();
    AtomicReference<Reason> limit = new AtomicReference<>(Reason.TIMEOUT);
    try {
      Forever forever = forever(protocol, limits.heardBy(limit::set), progress);
      measures.forEach(m -> all.put(m, forever.measured(m)));
    } catch (NotLowered | Unsupported e) {
      measures.forEach(m -> all.put(m, new Measured.Unknown(Reason.UNSUPPORTED, String.valueOf(e.getMessage()))));
    } catch (Cancelled _) {
      measures.forEach(m -> all.put(m, new Measured.Unknown(limit.get(), Answer.Verdicts.BEFORE_THE_FIRST_STEP)));
    }
    return all;
  }
}
