package baton.checker.symbolic;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.Finite;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.ground.Lowering;
import baton.checker.ground.NotLowered;
import baton.models.interpreter.Stopped;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.List;
import java.util.Optional;

/** An engine that judges each goal by a {@link Procedure} on a transition system. */
public final class SymbolicEngine implements Engine {
  private final String name;
  private final Procedure procedure;

  public SymbolicEngine(String name, Procedure procedure) {
    this.name = name;
    this.procedure = procedure;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Answer check(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
    Optional<Verdict.Undecided> unsized = Finite.unsized(protocol);
    if (unsized.isPresent()) {
      return Answer.Verdicts.undecided(goals, unsized.get());
    }
    try {
      return new Check(Lowering.lower(protocol), procedure, limits, progress).answer(goals);
    } catch (NotLowered e) {
      return Answer.Verdicts.undecided(goals, Reason.UNSUPPORTED, String.valueOf(e.getMessage()));
    } catch (Stopped _) {
      return Answer.Verdicts.beforeTheFirstStep(goals, limits);
    }
  }
}
