package baton.cli;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.List;
import java.util.function.BiFunction;

/** In place of a real engine, one that says that it sees 100 states until it is told to stop, and then something. */
record UntilTold(Engine real, BiFunction<List<Goal>, Limits, Answer> then) implements Engine {
  @Override
  public String name() {
    return real.name();
  }

  @Override
  public Answer check(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
    while (limits.stop().get().isEmpty()) {
      progress.report(new Progress.Report("states", 1, 100, 100, 1));
      Thread.onSpinWait();
    }
    return then.apply(goals, limits);
  }
}
