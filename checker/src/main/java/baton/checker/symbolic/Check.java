package baton.checker.symbolic;

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
import baton.checker.transition.Encoding;
import baton.checker.transition.Question;
import baton.checker.transition.TransitionSystem;
import baton.counterexamples.Trace;
import baton.models.interpreter.Evaluation;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One call of a symbolic engine. */
final class Check {
  private final Lowered lowered;
  private final Protocol protocol;
  private final Procedure procedure;
  private final Turns turns;
  private final Limits limits;
  private final Progress progress;
  private final BooleanSupplier stop;
  private final int bound;
  private final Learnt learnt;
  private final Map<Goal, Integer> known = new HashMap<>(); // up to how many steps nothing was found

  Check(Lowered lowered, Procedure procedure, Limits limits, Progress progress) {
    this.lowered = lowered;
    protocol = lowered.protocol().protocol();
    learnt = new Learnt(lowered, limits.stopped());
    this.procedure = procedure;
    this.progress = progress;
    turns = new Turns(limits, progress);
    this.limits = turns.limits();
    stop = this.limits.stopped();
    bound = limits.bound().orElse(Integer.MAX_VALUE);
  }

  Answer answer(List<Goal> goals) {
    if (Start.isMissing(lowered, stop)) {
      return new Answer.NoInitialState(new Interpreter(protocol).initialStates().emptiedBy());
    }
    Optional<Evaluation.Undefined> ill =
        Start.canBeIll(lowered)
            ? new Interpreter(protocol).initialStates(_ -> stop.getAsBoolean()).ill()
            : Optional.empty();
    Map<Goal, Verdict> verdicts = turns.judge(goals, goal ->
        goal instanceof Goal.WellDefined && ill.isPresent()
            ? new Verdict.Violated(Counterexample.Run.atFirst(ill.get())) : verdict(goal));
    return new Answer.Verdicts(verdicts, Optional.empty());
  }

  private Verdict verdict(Goal goal) {
    return switch (goal) {
      case Goal.WellDefined _ -> verdict(goal, new Question.Ill(), List.of());
      case Goal.Deadlock _ -> verdict(goal, new Question.Deadlock(), List.of());
      case Goal.Liveness l -> new LivenessCheck(lowered, procedure, limits, progress, this::proved).verdict(l, () -> {
        GoalNodes nodes = GoalNodes.of(l, lowered).orElseThrow();
        return verdict(l, Question.decided(nodes, false), List.of());
      });
      case Goal.Always _, Goal.EveryStep _, Goal.Somewhere _ -> {
        boolean aboutSteps = goal instanceof Goal.EveryStep;
        GoalNodes nodes = GoalNodes.of(goal, lowered).orElseThrow();
        yield verdict(goal, Question.decided(nodes, aboutSteps), Question.met(nodes, aboutSteps));
      }
      case Goal.MeasureGoal _ -> new Verdict.Undecided(Reason.UNSUPPORTED, "measures are not computed by this engine");
      case Goal.Unsupported u -> new Verdict.Undecided(Reason.UNSUPPORTED, u.why());
      case Goal.NotChecked n -> new Verdict.Undecided(Reason.UNSUPPORTED, n.why());
    };
  }

  private Verdict verdict(Goal goal, Question question, List<Question> met) {
    if (stop.getAsBoolean()) {
      return undecided(-1);
    }
    TransitionSystem system = Encoding.of(lowered, question);
    return switch (decide(system, goal.name())) {
      case Finding.Inductive _ when turns.isOver() -> undecided(-1); // it has more in it than need be
      case Finding.Inductive(var clauses) -> {
        learnt.add(system, clauses);
        yield never(goal, new Formulas(system, goal).invariant(clauses), met);
      }
      case Finding.InductiveAt(int depth) -> never(goal, new Evidence.Induction(depth), met);
      case Finding.Sometime(int least, Guide guide) -> sometime(goal, system, least, guide);
      case Finding.Open(int steps) -> open(known.merge(goal, steps, Math::max));
    };
  }

  private Finding decide(TransitionSystem system, String phase) {
    if (!turns.isFirst()) {
      learnt.allow();
    }
    return procedure.decide(
        system, learnt, bound, stop, steps -> progress.report(new Progress.Report(phase, steps, 0, 0, 0)));
  }

  private Verdict open(int steps) {
    return steps >= bound ? new Verdict.HoldsToBound(bound) : undecided(steps);
  }

  private Verdict undecided(int steps) {
    Reason reason = limits.stop().get().orElse(Reason.UNSUPPORTED);
    return new Verdict.Undecided(reason, steps < 0 ? "nothing is known yet" : "nothing in runs of " + steps + " steps");
  }

  private Verdict never(Goal goal, Evidence evidence, List<Question> met) {
    if (!(goal instanceof Goal.Liveness)) { // of that it is a part
      proved(goal, evidence);
    }
    return switch (goal) {
      case Goal.Somewhere _ -> new Verdict.Violated(new Counterexample.Unreachable(evidence));
      case Goal.Liveness _ -> new Verdict.Holds(evidence); // its left sides are asked about once all of it is shown
      case Goal.Always _, Goal.EveryStep _, Goal.Deadlock _, Goal.WellDefined _, Goal.MeasureGoal _,
          Goal.Unsupported _, Goal.NotChecked _ ->
          Vacuity.verdict(goal, evidence, i -> decide(Encoding.of(lowered, met.get(i)), "left side").met());
    };
  }

  private void proved(Goal goal, Evidence evidence) {
    turns.finish();
    progress.proved(goal, evidence);
  }

  /** Looks for a shorter run than the guide's, for as long as that is cheap. */
  private Verdict sometime(Goal goal, TransitionSystem system, int least, Guide guide) {
    turns.finish();
    if (guide.length() > bound) {
      return withinBound(goal, system, least);
    }
    Deepening runs = new Deepening(system, new Patience(stop));
    runs.skipTo(least);
    if (runs.upTo(guide.length(), _ -> { }) instanceof Finding.Sometime(int length, _)) {
      return canonical(goal, runs, length);
    }
    Optional<Trace> some = new Deepening(system, stop).along(guide);
    return some.isEmpty() ? undecided(least - 1) : run(goal, some.get(), false);
  }

  private Verdict canonical(Goal goal, Deepening runs, int length) {
    Trace found = runs.found(length);
    Optional<Trace> canonical = runs.canonical(length);
    return run(goal, canonical.orElse(found), canonical.isPresent());
  }

  private Verdict withinBound(Goal goal, TransitionSystem system, int least) {
    Deepening runs = new Deepening(system, stop);
    runs.skipTo(least);
    return switch (runs.upTo(bound, _ -> { })) {
      case Finding.Sometime(int length, _) -> canonical(goal, runs, length);
      case Finding.Open(int steps) -> open(steps);
      case Finding.Inductive _, Finding.InductiveAt _ -> throw new IllegalStateException("deepening proves nothing");
    };
  }

  private Verdict run(Goal goal, Trace trace, boolean shortest) {
    return goal instanceof Goal.Somewhere
        ? new Verdict.Holds(new Evidence.Witness(trace, shortest))
        : new Verdict.Violated(new Counterexample.Run(trace, Because.of(goal, protocol, trace), shortest));
  }
}
