package baton.checker.portfolio;

import baton.checker.Answer;
import baton.checker.Counterexample;
import baton.checker.Engine;
import baton.checker.Exploration;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A search, joined by an engine that proves as soon as the search has seen {@code enough} states.
 *
 * @param search answers for all goals at once, and says how far it is
 * @param prover says of each goal what it knows as soon as it knows it
 * @param enough how many states; below that, the answer is that of the search alone
 */
public record Race(Engine search, Engine prover, long enough) implements Engine {
  /** As many states as are searched in a second or so. */
  public static final long ENOUGH = 1 << 19;

  /** That of the search, which answers alone where it can. */
  @Override
  public String name() {
    return search.name();
  }

  /** Throws {@link Disagreement} if both answer, and not the same. */
  @Override
  public Answer check(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
    Helper helper = new Helper(
        prover, protocol, goals.stream().filter(Race::mayBeProved).toList(), limits);
    Joined joined = new Joined(helper, enough, goals, progress);
    Limits shared = new Limits(
        limits.bound(), limits.memory(),
        () -> joined.isAnswered() ? Optional.of(Reason.ANSWERED) : limits.stop().get());
    Answer answer;
    try {
      answer = search.check(protocol, goals, shared, joined);
    } catch (RuntimeException | Error e) {
      helper.stop();
      throw e;
    }
    if (!joined.hasBegun()) {
      return answer;
    }
    if (!(answer instanceof Answer.Verdicts searched) || !isOutOfMemory(searched)) {
      helper.stop(); // the prover goes on alone only where the search could not
    }
    Map<Goal, Verdict> proved = helper.join();
    return answer instanceof Answer.Verdicts searched ? combined(searched, proved, joined) : answer;
  }

  private static boolean isOutOfMemory(Answer.Verdicts searched) {
    return searched.verdicts().values().stream()
        .anyMatch(v -> v instanceof Verdict.Undecided(Reason reason, _) && reason == Reason.MEMORY);
  }

  private static boolean mayBeProved(Goal goal) {
    return switch (goal) {
      case Goal.Unsupported _, Goal.NotChecked _, Goal.MeasureGoal _, Goal.Liveness _ -> false;
      case Goal.Always _, Goal.EveryStep _, Goal.Somewhere _, Goal.Deadlock _, Goal.WellDefined _ -> true;
    };
  }

  /** Whether a verdict is about all runs, or has one that settles the goal. */
  static boolean isConclusive(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds _, Verdict.Vacuous _, Verdict.Violated _ -> true;
      case Verdict.HoldsToBound _, Verdict.Undecided _ -> false;
    };
  }

  /** The search's verdict where it has one, for its runs are the shortest; else the prover's. */
  private Answer combined(Answer.Verdicts searched, Map<Goal, Verdict> proved, Joined joined) {
    Map<Goal, Verdict> verdicts = new LinkedHashMap<>();
    boolean some = false;
    for (Map.Entry<Goal, Verdict> entry : searched.verdicts().entrySet()) {
      Verdict mine = entry.getValue();
      Verdict other = proved.getOrDefault(entry.getKey(), mine);
      if (isConclusive(mine) && isConclusive(other) && isViolated(mine) != isViolated(other)) {
        throw new Disagreement(
            entry.getKey(),
            List.of(new Disagreement.Claim(search.name(), mine), new Disagreement.Claim(prover.name(), other)));
      }
      boolean says = isConclusive(mine) || mine instanceof Verdict.HoldsToBound && !isConclusive(other);
      verdicts.put(entry.getKey(), says ? mine : other);
      some |= !isConclusive(mine) && isConclusive(other);
    }
    Optional<Exploration> exploration = searched.exploration();
    boolean ended = exploration.map(Exploration::complete).orElse(false);
    String all = ended ? search.name() : search.name() + " stopped after "
        + String.format(Locale.ROOT, "%,d", joined.states()) + " states";
    String by = some ? prover.name() + " (" + all + ")" : search.name();
    return new Answer.Verdicts(
        verdicts, joined.isAnswered() && !ended ? Optional.empty() : exploration, Optional.of(by));
  }

  private static boolean isViolated(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Violated(Counterexample.Run _), Verdict.Violated(Counterexample.Unreachable _) -> true;
      case Verdict.Holds _, Verdict.Vacuous _, Verdict.HoldsToBound _, Verdict.Undecided _ -> false;
    };
  }
}
