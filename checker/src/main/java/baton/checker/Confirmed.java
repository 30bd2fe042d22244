package baton.checker;

import baton.counterexamples.Replay;
import baton.counterexamples.Trace;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.List;
import java.util.Optional;

/** An engine whose every trace has been run again by the reference interpreter before it is reported. */
public final class Confirmed implements Engine {
  private final Engine engine;

  public Confirmed(Engine engine) {
    this.engine = engine;
  }

  @Override
  public String name() {
    return engine.name();
  }

  /** Throws {@link EngineBug} if a trace is none of the protocol or does not show what it claims. */
  @Override
  public Answer check(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
    Answer answer = engine.check(protocol, goals, limits, progress);
    if (answer instanceof Answer.Verdicts(var verdicts, _, _)) {
      Replay replay = new Replay(protocol);
      verdicts.forEach((goal, verdict) -> trace(verdict).ifPresent(trace -> confirm(replay, goal, trace)));
    }
    return answer;
  }

  private void confirm(Replay replay, Goal goal, Trace trace) {
    if (replay.confirm(goal, trace) instanceof Replay.Outcome.Rejected(int step, String because)) {
      throw new EngineBug(
          "the engine " + name() + " gave a trace for `" + goal.name() + "` that does not replay: step " + step + ": "
              + because,
          trace);
    }
  }

  private static Optional<Trace> trace(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Violated(Counterexample.Run(Trace trace, _, _)) -> Optional.of(trace);
      case Verdict.Violated(Counterexample.Unreachable _) -> Optional.empty();
      case Verdict.Holds(Evidence.Witness(Trace trace, _), _) -> Optional.of(trace);
      case Verdict.Holds(Evidence.Exhaustive _, _), Verdict.Holds(Evidence.Invariant _, _),
          Verdict.Holds(Evidence.Induction _, _), Verdict.Holds(Evidence.Rounds _, _) -> Optional.empty();
      case Verdict.Vacuous _, Verdict.HoldsToBound _, Verdict.Undecided _ -> Optional.empty();
    };
  }
}
