package baton.checker;

import baton.checker.ground.NotLowered;
import baton.models.interpreter.Cancelled;
import baton.models.interpreter.Unsupported;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** An engine that works on the lowered protocol: where there is none, or not in time, all goals are undecided. */
public abstract class LoweredEngine implements Engine {
  @Override
  public final Answer check(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
    Optional<Verdict.Undecided> unsized = Finite.unsized(protocol);
    if (unsized.isPresent()) {
      return Answer.Verdicts.undecided(goals, unsized.get());
    }
    AtomicReference<Reason> limit = new AtomicReference<>(Reason.TIMEOUT);
    try {
      return answer(protocol, goals, limits.heardBy(limit::set), progress);
    } catch (NotLowered | Unsupported e) {
      return Answer.Verdicts.undecided(goals, Reason.UNSUPPORTED, String.valueOf(e.getMessage()));
    } catch (Cancelled _) {
      return Answer.Verdicts.beforeTheFirstStep(goals, limit.get());
    }
  }

  /** The answer of {@link #check}, for a protocol whose sorts all have a size. */
  protected abstract Answer answer(Protocol protocol, List<Goal> goals, Limits limits, Progress progress);
}
