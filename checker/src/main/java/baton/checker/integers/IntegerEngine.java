package baton.checker.integers;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.Finite;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.ground.Lowering;
import baton.checker.ground.NotLowered;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.List;
import java.util.Optional;

/** Judges protocols in which something is an {@code int}, by Z3. Its library has been loaded. */
public final class IntegerEngine implements Engine {
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
  public Answer check(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
    Optional<Verdict.Undecided> unsized = Finite.unsized(protocol);
    if (unsized.isPresent()) {
      return Answer.Verdicts.undecided(goals, unsized.get());
    }
    try {
      return new Check(Lowering.withIntegers(protocol), approach, limits, progress).answer(goals);
    } catch (NotLowered e) {
      return Answer.Verdicts.undecided(goals, Reason.UNSUPPORTED, String.valueOf(e.getMessage()));
    }
  }
}
