package baton.checker.integers;

import baton.checker.Answer;
import baton.checker.Limits;
import baton.checker.LoweredEngine;
import baton.checker.Progress;
import baton.checker.ground.Lowering;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.List;

/** Judges protocols in which something is an {@code int}, by Z3. Its library has been loaded. */
public final class IntegerEngine extends LoweredEngine {
  private final String name;
  private final Approach approach;

  public IntegerEngine(String name, Approach approach) {
    this.name = name;
    this.approach = approach;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  protected Answer answer(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
    return new Check(Lowering.withIntegers(protocol, limits.stopped()), approach, limits, progress).answer(goals);
  }
}
