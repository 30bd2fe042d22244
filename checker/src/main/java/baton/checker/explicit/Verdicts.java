package baton.checker.explicit;

import baton.checker.Because;
import baton.checker.Counterexample;
import baton.checker.Evidence;
import baton.checker.Limits;
import baton.checker.Reason;
import baton.checker.Vacuity;
import baton.checker.Verdict;
import baton.counterexamples.Trace;
import baton.models.interpreter.InitialStates;
import baton.properties.Goal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the outcome of a search says of the goals that it watched; of a liveness goal, of its safety. */
final class Verdicts {
  private final Space space;
  private final InitialStates initial;
  private final Limits limits;

  Verdicts(Space space, InitialStates initial, Limits limits) {
    this.space = space;
    this.initial = initial;
    this.limits = limits;
  }

  /** The greatest length of a run that decides a goal, or -1 if none does. */
  int longestRun(Outcome outcome) {
    int longest = -1;
    for (int i = 0; i < space.questions().size(); i++) {
      if (outcome.hitAt(i) != Watcher.NEVER && !initialisationDecides(space.questions().get(i).goal())) {
        longest = Math.max(longest, outcome.hitAt(i));
      }
    }
    return longest;
  }

  /** How many levels are needed to find the runs that decide goals. */
  int levels(Outcome outcome) {
    int most = 0;
    for (int i = 0; i < space.questions().size(); i++) {
      Question question = space.questions().get(i);
      int hit = outcome.hitAt(i);
      if (hit != Watcher.NEVER && !initialisationDecides(question.goal())) {
        most = Math.max(most, TraceFinder.endsInStep(space, question, hit) ? hit : hit + 1);
      }
    }
    return most;
  }

  /** {@code levels}: as many as {@link #levels(Outcome)} says at least. */
  Map<Goal, Verdict> of(Outcome outcome, List<First> first, Levels levels) {
    Map<Goal, Verdict> all = new LinkedHashMap<>();
    for (int i = 0; i < space.questions().size(); i++) {
      Question q = space.questions().get(i);
      int hit = outcome.hitAt(i);
      if (hit == Watcher.NEVER || initialisationDecides(q.goal())) {
        all.put(q.goal(), notMet(q.goal(), outcome, i));
      } else {
        Trace trace = new TraceFinder(space, levels, first, q).find(hit);
        all.put(q.goal(), q.goal() instanceof Goal.Somewhere
            ? new Verdict.Holds(new Evidence.Witness(trace))
            : new Verdict.Violated(
                new Counterexample.Run(trace, Because.of(q.goal(), space.ground().protocol(), trace))));
      }
    }
    return all;
  }

  /** Where no goal was decided by a run. */
  Map<Goal, Verdict> withoutRuns(Outcome outcome) {
    Map<Goal, Verdict> all = new LinkedHashMap<>();
    for (int i = 0; i < space.questions().size(); i++) {
      all.put(space.questions().get(i).goal(), notMet(space.questions().get(i).goal(), outcome, i));
    }
    return all;
  }

  /** Where the search for the runs was stopped: what has no evidence is undecided. */
  Map<Goal, Verdict> withoutTrace(Outcome outcome, Search.Stop stop) {
    Map<Goal, Verdict> all = new LinkedHashMap<>();
    for (int i = 0; i < space.questions().size(); i++) {
      Goal goal = space.questions().get(i).goal();
      all.put(goal, outcome.hitAt(i) == Watcher.NEVER || initialisationDecides(goal)
          ? notMet(goal, outcome, i)
          : new Verdict.Undecided(
              stop.reason(), "decided by a run of " + outcome.hitAt(i) + " steps, which was not found again in time"));
    }
    return all;
  }

  /** An ill initialiser or {@code init} violates well-defined before anything else does. */
  private boolean initialisationDecides(Goal goal) {
    return goal instanceof Goal.WellDefined && initial.ill().isPresent();
  }

  private Verdict notMet(Goal goal, Outcome outcome, int index) {
    Evidence.Exhaustive evidence =
        new Evidence.Exhaustive(outcome.states(), outcome.transitions(), outcome.depth());
    return switch (goal) {
      case Goal.Somewhere _ ->
          open(outcome).orElseGet(() -> new Verdict.Violated(new Counterexample.Unreachable(evidence)));
      case Goal.Always _, Goal.EveryStep _ -> open(outcome).orElseGet(
          () -> Vacuity.exhaustive(goal, evidence, side -> outcome.hasMet(space.interest().side(index, side))));
      case Goal.Deadlock _, Goal.Liveness _ -> open(outcome).orElseGet(() -> new Verdict.Holds(evidence));
      case Goal.WellDefined _ -> initial.ill().<Verdict>map(ill -> new Verdict.Violated(Counterexample.Run.atFirst(ill)))
          .orElseGet(() -> open(outcome).orElseGet(() -> new Verdict.Holds(evidence)));
      case Goal.Unsupported u -> new Verdict.Undecided(Reason.UNSUPPORTED, u.why());
      case Goal.MeasureGoal _ -> new Verdict.Undecided(Reason.UNSUPPORTED, "no search of states decides it");
      case Goal.NotChecked n -> new Verdict.Undecided(Reason.UNSUPPORTED, n.why());
    };
  }

  private Optional<Verdict> open(Outcome outcome) {
    return outcome.stopped().map(stop -> stop.reason() == Reason.BOUND
        ? new Verdict.HoldsToBound(limits.bound().orElseThrow())
        : new Verdict.Undecided(
            stop.reason(), "after " + outcome.states() + " states, to depth " + outcome.depth()
                + (stop.detail().isEmpty() ? "" : ": " + stop.detail())));
  }
}
