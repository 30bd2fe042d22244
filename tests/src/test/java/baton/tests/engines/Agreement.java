package baton.tests.engines;

import baton.checker.Answer;
import baton.checker.Counterexample;
import baton.checker.Engine;
import baton.checker.Evidence;
import baton.checker.Exploration;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.reference.ReferenceEngine;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import baton.properties.Goals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks the reference engine and another one the same question. */
final class Agreement {
  private Agreement() {}

  /** What both were asked, and what they say differently; nothing if the reference engine was not patient enough. */
  record Outcome(boolean compared, List<String> differences) {}

  static Outcome compare(Protocol protocol, Engine other, OptionalInt bound, int patience) {
    List<Goal> goals = Goals.of(protocol);
    AtomicInteger asked = new AtomicInteger();
    Limits hasty = new Limits(
        bound, Long.MAX_VALUE,
        () -> asked.incrementAndGet() > patience ? Optional.of(Reason.TIMEOUT) : Optional.empty());
    Answer expected = new ReferenceEngine().check(protocol, goals, hasty, Progress.SILENT);
    if (asked.get() > patience) {
      return new Outcome(false, List.of());
    }
    Answer found = other.check(protocol, goals, new Limits(bound, Long.MAX_VALUE, Optional::empty), Progress.SILENT);
    return new Outcome(true, differences(expected, found));
  }

  /** Without what only a reduced search says. */
  private static Exploration unreduced(Exploration e) {
    return new Exploration(
        e.states(), e.transitions(), e.initial(), OptionalLong.empty(), List.of(), e.depth(), e.complete(), e.fired(),
        e.onlyLoops());
  }

  static List<String> differences(Answer expected, Answer found) {
    List<String> differences = new ArrayList<>();
    if (expected instanceof Answer.Verdicts(Map<Goal, Verdict> wanted, Optional<Exploration> search, _)
        && found instanceof Answer.Verdicts(Map<Goal, Verdict> got, Optional<Exploration> other, _)) {
      if (!search.equals(other.map(Agreement::unreduced))) {
        differences.add("exploration " + search + "\n       but " + other);
      }
      wanted.forEach((goal, verdict) -> {
        if (!verdict.equals(got.get(goal))) {
          differences.add(goal.name() + ": " + verdict + "\n       but " + got.get(goal));
        }
      });
    } else if (!expected.equals(found)) {
      differences.add(expected + " but " + found);
    }
    return differences;
  }

  /**
   * What both say of a goal, or the lengths that one has excluded and the other has found, cannot both be true.
   *
   * @param limited whether the one that was found may say of left sides that it does not know
   */
  static List<String> contradictions(Answer expected, Answer found, boolean limited) {
    List<String> differences = new ArrayList<>();
    if (expected instanceof Answer.Verdicts(Map<Goal, Verdict> wanted, _, _)
        && found instanceof Answer.Verdicts(Map<Goal, Verdict> got, _, _)) {
      wanted.forEach((goal, verdict) -> {
        Verdict other = got.get(goal);
        boolean same = switch (other) {
          case Verdict.Undecided _ -> true;
          case Verdict.HoldsToBound(int steps) -> shortest(verdict) > steps;
          case Verdict.Violated(Counterexample.Run _), Verdict.Holds(Evidence.Witness _, _) -> verdict.equals(other);
          case Verdict.Holds(_, var unknown) -> verdict instanceof Verdict.Holds(_, var ahead)
              && (limited ? unknown.containsAll(ahead) : unknown.equals(ahead))
              || verdict instanceof Verdict.Vacuous(_, var never) && limited && unknown.containsAll(never);
          case Verdict.Vacuous(_, var seen) -> verdict instanceof Verdict.Vacuous(_, var never)
              && (limited ? never.containsAll(seen) : never.equals(seen));
          case Verdict.Violated(Counterexample.Unreachable _) -> verdict.word().equals(other.word());
        };
        if (!same) {
          differences.add(goal.name() + ": " + verdict + "\n       but " + other);
        }
      });
    } else if (!expected.equals(found)) {
      differences.add(expected + " but " + found);
    }
    return differences;
  }

  private static int shortest(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Violated(Counterexample.Run(var trace, _, _)) -> trace.length();
      case Verdict.Holds(Evidence.Witness(var trace, _), _) -> trace.length();
      case Verdict.Violated _, Verdict.Holds _, Verdict.Vacuous _, Verdict.HoldsToBound _, Verdict.Undecided _ ->
          Integer.MAX_VALUE;
    };
  }
}
