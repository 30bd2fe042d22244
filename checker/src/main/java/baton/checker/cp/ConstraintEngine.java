package baton.checker.cp;

import baton.checker.Answer;
import baton.checker.Because;
import baton.checker.Counterexample;
import baton.checker.Evidence;
import baton.checker.Limits;
import baton.checker.LoweredEngine;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.ground.GoalNodes;
import baton.checker.ground.Lowered;
import baton.checker.ground.Lowering;
import baton.checker.ground.NotLowered;
import baton.checker.transition.Question;
import baton.counterexamples.Trace;
import baton.models.interpreter.InitialStates;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for runs that violate a goal, shorter ones first, as constraint problems. It proves nothing about runs of any
 * length: what it does not find up to the bound {@code holds-to-bound}.
 */
public final class ConstraintEngine extends LoweredEngine {
  private static final String NO_LIVENESS = "this engine judges what finite runs can violate";

  private final Evaluation evaluation;

  public ConstraintEngine() {
    this(Evaluation.EXACT);
  }

  /** With tables that are filled in some other way. */
  ConstraintEngine(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  @Override
  public String name() {
    return "cp";
  }

  @Override
  protected Answer answer(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
    Lowered lowered = Lowering.lower(protocol, limits.stopped());
    InitialStates initial = new Interpreter(protocol).initialStates(_ -> limits.stop().get().isPresent());
    if (initial.states().isEmpty() && initial.ill().isEmpty()) {
      return new Answer.NoInitialState(initial.emptiedBy());
    }
    Map<Goal, Verdict> verdicts = new LinkedHashMap<>();
    for (Goal goal : goals) {
      verdicts.put(goal, verdict(lowered, goal, initial, limits, progress));
    }
    return new Answer.Verdicts(verdicts, Optional.empty());
  }

  private Verdict verdict(
      Lowered lowered, Goal goal, InitialStates initial, Limits limits, Progress progress) {
    return switch (goal) {
      case Goal.WellDefined _ when initial.ill().isPresent() ->
          new Verdict.Violated(Counterexample.Run.atFirst(initial.ill().get()));
      case Goal.WellDefined _ -> deepen(lowered, goal, new Question.Ill(), initial, limits, progress);
      case Goal.Deadlock _ -> deepen(lowered, goal, new Question.Deadlock(), initial, limits, progress);
      case Goal.Always _, Goal.EveryStep _, Goal.Somewhere _, Goal.Liveness _ -> {
        GoalNodes nodes = GoalNodes.of(goal, lowered).orElseThrow();
        Question question = Question.decided(nodes, goal instanceof Goal.EveryStep);
        yield deepen(lowered, goal, question, initial, limits, progress);
      }
      case Goal.MeasureGoal _ -> new Verdict.Undecided(Reason.UNSUPPORTED, "measures are not computed by this engine");
      case Goal.Unsupported u -> new Verdict.Undecided(Reason.UNSUPPORTED, u.why());
      case Goal.NotChecked n -> new Verdict.Undecided(Reason.UNSUPPORTED, n.why());
    };
  }

  private Verdict deepen(
      Lowered lowered, Goal goal, Question question, InitialStates initial, Limits limits, Progress progress) {
    RunSearch search = new RunSearch(lowered, question, initial.states(), evaluation, limits.stop());
    int bound = limits.bound().orElse(Integer.MAX_VALUE);
    try {
      for (int length = 0; length <= bound; length++) {
        progress.report(new Progress.Report(goal.name(), length, 0, 0, 0));
        switch (search.runs(length)) {
          case RunSearch.Outcome.None _ -> {}
          case RunSearch.Outcome.Stopped(Reason reason) -> {
            return new Verdict.Undecided(
                reason, length == 0 ? "nothing is known yet" : "nothing in runs of " + (length - 1) + " steps");
          }
          case RunSearch.Outcome.Found(Trace trace, boolean canonical) -> {
            return found(lowered, goal, trace, canonical);
          }
        }
      }
    } catch (NotLowered e) {
      return new Verdict.Undecided(Reason.UNSUPPORTED, String.valueOf(e.getMessage()));
    } finally {
      progress.spent(goal.name(), search.spent());
    }
    return goal instanceof Goal.Liveness
        ? new Verdict.Undecided(Reason.UNSUPPORTED, NO_LIVENESS)
        : new Verdict.HoldsToBound(bound);
  }

  private static Verdict found(Lowered lowered, Goal goal, Trace trace, boolean canonical) {
    return goal instanceof Goal.Somewhere
        ? new Verdict.Holds(new Evidence.Witness(trace, canonical))
        : new Verdict.Violated(
            new Counterexample.Run(trace, Because.of(goal, lowered.protocol().protocol(), trace), canonical));
  }
}
