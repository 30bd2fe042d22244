package baton.checker.explicit;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.ground.Lowered;
import baton.checker.ground.Lowering;
import baton.checker.ground.NotLowered;
import baton.models.interpreter.InitialStates;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Unsupported;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.List;

/** Breadth-first search on packed states. */
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
    if (!protocol.unsized().isEmpty()) {
      return Answer.Verdicts.undecided(goals, Reason.UNSIZED, "give a size with -s " + protocol.unsized().getFirst() + "=n");
    }
    try {
      Lowered lowered = Lowering.lower(protocol);
      InitialStates initial = new Interpreter(protocol).initialStates();
      if (initial.states().isEmpty() && initial.ill().isEmpty()) {
        return new Answer.NoInitialState(initial.emptiedBy());
      }
      return new Check(lowered, initial, goals, options, limits, progress).answer();
    } catch (NotLowered | Unsupported e) {
      return Answer.Verdicts.undecided(goals, Reason.UNSUPPORTED, String.valueOf(e.getMessage()));
    }
  }
}
