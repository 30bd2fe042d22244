package baton.checker.symbolic;

import baton.checker.Answer;
import baton.checker.Limits;
import baton.checker.LoweredEngine;
import baton.checker.Progress;
import baton.checker.ground.Lowering;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.List;

/** An engine that judges each goal by a {@link Procedure} on a transition system. */
public final class SymbolicEngine extends LoweredEngine {
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
  protected Answer answer(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
    return new Check(Lowering.lower(protocol, limits.stopped()), procedure, limits, progress).answer(goals);
  }
}
