package baton.checker.integers;

import baton.checker.Answer;
import baton.checker.Because;
import baton.checker.Counterexample;
import baton.checker.Evidence;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Turns;
import baton.checker.Vacuity;
import baton.checker.Verdict;
import baton.checker.ground.GoalNodes;
import baton.checker.ground.Lowered;
import baton.checker.transition.Question;
import baton.counterexamples.Replay;
import baton.counterexamples.Trace;
import baton.models.interpreter.InitialStates;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Unsupported;
import baton.models.ir.Protocol;
import baton.models.ir.Variable;
import baton.properties.Goal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One call of the engine. */
final class Check {
  static final String BEYOND = "it needs numbers of more than 64 bits";

  private final Lowered lowered;
  private final Protocol protocol;
  private final Inquiry inquiry;
  private final Turns turns;
  private final Limits limits;
  private final Progress progress;
  private final int bound;

  Check(Lowered lowered, Approach approach, Limits limits, Progress progress) {
    this.lowered = lowered;
    protocol = lowered.protocol().protocol();
    this.progress = progress;
    turns = new Turns(limits, progress);
    this.limits = turns.limits();
    bound = limits.bound().orElse(Integer.MAX_VALUE);
    inquiry = new Inquiry(lowered, approach, bound, () -> this.limits.stop().get().isPresent());
  }

  Answer answer(List<Goal> goals) {
    InitialStates initial;
    try {
      initial = new Interpreter(protocol).initialStates(_ -> limits.stop().get().isPresent());
    } catch (Unsupported _) {
      return Answer.Verdicts.undecided(goals, Reason.UNSUPPORTED, "to begin, " + BEYOND);
    }
    if (initial.states().isEmpty() && initial.ill().isEmpty()) {
      return new Answer.NoInitialState(initial.emptiedBy());
    }
    Map<Goal, Verdict> verdicts = turns.judge(goals, goal ->
        goal instanceof Goal.WellDefined && initial.ill().isPresent()
            ? new Verdict.Violated(Counterexample.Run.atFirst(initial.ill().get())) : verdict(goal));
    return new Answer.Verdicts(verdicts, Optional.empty());
  }

  private Verdict verdict(Goal goal) {
    return switch (goal) {
      case Goal.WellDefined _ -> verdict(goal, new Question.Ill(), List.of(), List.of());
      case Goal.Deadlock _ -> verdict(goal, new Question.Deadlock(), List.of(), List.of());
      case Goal.Always a -> aboutFormula(a, a.monitor().bits());
      case Goal.Somewhere s -> aboutFormula(s, s.monitor().bits());
      case Goal.EveryStep e -> aboutFormula(e, List.of());
      case Goal.Liveness _ -> new Verdict.Undecided(
          Reason.UNSUPPORTED, "whether something happens in the end is not judged where there is an `int`");
      case Goal.MeasureGoal _ -> new Verdict.Undecided(Reason.UNSUPPORTED, "measures are not computed by this engine");
      case Goal.Unsupported u -> new Verdict.Undecided(Reason.UNSUPPORTED, u.why());
      case Goal.NotChecked n -> new Verdict.Undecided(Reason.UNSUPPORTED, n.why());
    };
  }

  private Verdict aboutFormula(Goal goal, List<Variable> memory) {
    boolean aboutSteps = goal instanceof Goal.EveryStep;
    GoalNodes nodes = GoalNodes.of(goal, lowered).orElseThrow();
    return verdict(goal, Question.decided(nodes, aboutSteps), Question.met(nodes, aboutSteps), memory);
  }

  private Verdict verdict(Goal goal, Question question, List<Question> met, List<Variable> memory) {
    return switch (about(question, goal.name(), memory)) {
      case Outcome.Never(var all) -> never(goal, new Evidence.Invariant(Folding.of(all), all.size()), met, memory);
      case Outcome.Sometime(Trace run) -> sometime(goal, run);
      case Outcome.Open(int steps, String why) -> steps >= bound
          ? new Verdict.HoldsToBound(bound)
          : new Verdict.Undecided(limits.stop().get().orElse(Reason.UNSUPPORTED), why);
    };
  }

  private Outcome about(Question question, String phase, List<Variable> memory) {
    return inquiry.about(
        question, memory, steps -> progress.report(new Progress.Report(phase, steps, 0, 0, 0)));
  }

  private Verdict never(Goal goal, Evidence evidence, List<Question> met, List<Variable> memory) {
    turns.finish();
    progress.proved(goal, evidence);
    if (goal instanceof Goal.Somewhere) {
      return new Verdict.Violated(new Counterexample.Unreachable(evidence));
    }
    return Vacuity.verdict(goal, evidence, i -> switch (about(met.get(i), "left side", memory)) {
      case Outcome.Never _ -> Vacuity.Met.NEVER;
      case Outcome.Sometime _ -> Vacuity.Met.SOMETIME;
      case Outcome.Open _ -> Vacuity.Met.UNKNOWN;
    });
  }

  /** The run, if the reference interpreter can run it again, which computes with 64 bits. */
  private Verdict sometime(Goal goal, Trace run) {
    try {
      new Replay(protocol).confirm(goal, run);
      return goal instanceof Goal.Somewhere
          ? new Verdict.Holds(new Evidence.Witness(run))
          : new Verdict.Violated(new Counterexample.Run(run, Because.of(goal, protocol, run)));
    } catch (Unsupported _) {
      return new Verdict.Undecided(Reason.UNSUPPORTED, "a run comes to it, but " + BEYOND + " to show it");
    }
  }
}
