package baton.checker.certificate;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.Evidence;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.ground.Lowering;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** An engine whose every inductive invariant another solver has shown to be one before it is reported. */
public final class Certified implements Engine {
  private final Engine engine;

  public Certified(Engine engine) {
    this.engine = engine;
  }

  @Override
  public String name() {
    return engine.name();
  }

  /** Throws {@link IllegalStateException} if an invariant is refuted. */
  @Override
  public Answer check(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
    Answer answer = engine.check(protocol, goals, limits, progress);
    if (!(answer instanceof Answer.Verdicts(var verdicts, var exploration, var answeredBy))) {
      return answer;
    }
    Map<Goal, Verdict> checked = new LinkedHashMap<>();
    verdicts.forEach((goal, verdict) -> checked.put(goal, invariant(verdict)
        .map(i -> recheck(protocol, goal, i, limits).orElse(verdict))
        .orElse(verdict)));
    return new Answer.Verdicts(checked, exploration, answeredBy);
  }

  private static Optional<List<Expr>> invariant(Verdict verdict) {
    return verdict.proof().orElse(null) instanceof Evidence.Invariant(var conjuncts, _)
        ? Optional.of(conjuncts)
        : Optional.empty();
  }

  /** The verdict instead, if the invariant could not be checked. */
  private static Optional<Verdict> recheck(Protocol protocol, Goal goal, List<Expr> invariant, Limits limits) {
    BooleanSupplier stop = () -> limits.stop().get().isPresent();
    try {
      for (Obligation o : Obligations.of(Lowering.lower(protocol), goal, invariant)) {
        String answer = SmtInterpol.answer(o.text(), stop);
        Optional<Reason> stopped = limits.stop().get();
        if (answer.equals("unsat")) {
          continue;
        }
        if (stopped.isPresent()) {
          return Optional.of(new Verdict.Undecided(stopped.get(), "proved, but not yet checked again"));
        }
        throw new IllegalStateException(
            "the invariant behind `" + goal.name() + "` does not hold: " + o.name() + " is " + answer);
      }
      return Optional.empty();
    } catch (NotWritten e) {
      return Optional.of(new Verdict.Undecided(
          Reason.UNSUPPORTED, "proved, but the proof cannot be checked again: " + e.getMessage()));
    }
  }
}
