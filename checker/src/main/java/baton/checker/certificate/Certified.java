package baton.checker.certificate;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Verdict;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * An engine whose every proof others have shown to be one before it is reported. They are asked as soon as the engine
 * says that it has found one, so that a limit that is reached later takes away nothing that was shown by then.
 */
public final class Certified implements Engine {
  private final Engine engine;
  private final Recheck recheck;
  private final Optional<Rereading> rereading;
  private final LongSupplier nanoTime;
  private final BiConsumer<Goal, Rechecked> told;

  /** By SMTInterpol alone, of the invariant as the engine gives it. */
  public Certified(Engine engine) {
    this(engine, new Recheck(Optional.empty()), Optional.empty(), () -> 0, (_, _) -> {});
  }

  /**
   * An engine whose proofs are shown again.
   *
   * @param rereading reads the invariant's text, which is then what is shown; empty: the engine's formulas are
   * @param nanoTime a clock
   * @param told of each proof that was shown
   */
  public Certified(
      Engine engine, Recheck recheck, Optional<Rereading> rereading, LongSupplier nanoTime,
      BiConsumer<Goal, Rechecked> told) {
    this.engine = engine;
    this.recheck = recheck;
    this.rereading = rereading;
    this.nanoTime = nanoTime;
    this.told = told;
  }

  @Override
  public String name() {
    return engine.name();
  }

  /** Throws {@link RefutedProof} if a proof is none. */
  @Override
  public Answer check(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
    try (ProofCheck check = new ProofCheck(protocol, recheck, rereading, nanoTime, limits)) {
      Proofs proofs = new Proofs(check, told, progress);
      Answer answer = engine.check(protocol, goals, limits, proofs);
      if (!(answer instanceof Answer.Verdicts(var verdicts, var exploration, var answeredBy))) {
        return answer;
      }
      Map<Goal, Verdict> checked = new LinkedHashMap<>();
      verdicts.forEach((goal, verdict) -> checked.put(goal, proofs.worth(goal, verdict)));
      return new Answer.Verdicts(checked, exploration, answeredBy);
    }
  }
}
