package baton.checker.symbolic;

import baton.checker.Counterexample;
import baton.checker.Evidence;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Vacuity;
import baton.checker.Verdict;
import baton.checker.ground.FairPlace;
import baton.checker.ground.GoalNodes;
import baton.checker.ground.Lowered;
import baton.checker.ground.Node;
import baton.checker.symbolic.loops.LoopQuestion;
import baton.checker.transition.Encoding;
import baton.checker.transition.Question;
import baton.checker.transition.TransitionSystem;
import baton.counterexamples.Trace;
import baton.models.interpreter.Evaluation;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Moment;
import baton.models.ir.Expr;
import baton.properties.Goal;
import baton.properties.LeftSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Judges a goal about infinite runs. For more and more rounds it is asked whether a run comes by so many; where one
 * does, it is looked for a loop among runs that are not longer. Of what is declared fair nothing is used at first; if
 * the loop that is found neglects something, that is used from then on.
 */
final class LivenessCheck {
  private static final int MOST_ROUNDS = 1 << 16;
  private static final int PATIENCE = 80; // questions whether to stop, for each round

  private final Lowered lowered;
  private final Procedure procedure;
  private final Limits limits;
  private final Progress progress;
  private final BiConsumer<Goal, Evidence> proved;
  private final BooleanSupplier stop;

  /** {@code proved}: told of a proof before it is asked whether the goal is vacuous. */
  LivenessCheck(
      Lowered lowered, Procedure procedure, Limits limits, Progress progress, BiConsumer<Goal, Evidence> proved) {
    this.proved = proved;
    this.lowered = lowered;
    this.procedure = procedure;
    this.limits = limits;
    this.progress = progress;
    stop = limits.stopped();
  }

  /** {@code safety}: asked for the verdict on what finite runs can violate. */
  Verdict verdict(Goal.Liveness goal, Supplier<Verdict> safety) {
    return switch (isSafe(goal) ? new Verdict.Holds(new Evidence.Invariant(List.of(), 0)) : safety.get()) {
      case Verdict.Violated v -> v;
      case Verdict.Undecided u -> u;
      case Verdict.Vacuous v -> v;
      case Verdict.HoldsToBound _ -> infinite(goal, Optional.empty());
      case Verdict.Holds(Evidence evidence, _) -> infinite(goal, Optional.of(evidence));
    };
  }

  /** Whether it is plain that finite runs violate nothing. */
  private boolean isSafe(Goal.Liveness goal) {
    Node hit = GoalNodes.of(goal, lowered).orElseThrow().hit();
    return hit.isConstant() && hit.k() == 0;
  }

  /** {@code safety}: where that is proved. */
  private Verdict infinite(Goal.Liveness goal, Optional<Evidence> safety) {
    Optional<Verdict> open = illIdle(goal);
    if (open.isPresent() && open.get() instanceof Verdict.Violated violated) {
      return violated;
    }
    List<Evidence.Rounds.Claim> proofs = new ArrayList<>();
    for (Goal.Claim claim : goal.claims()) {
      switch (judge(goal, claim)) {
        case Judged.Proved(var proof) -> proofs.add(proof);
        case Judged.Other(Verdict.Violated violated) -> {
          return violated;
        }
        case Judged.Other(Verdict verdict) -> {
          open = open.filter(Verdict.Undecided.class::isInstance).or(() -> Optional.of(verdict));
        }
      }
    }
    if (open.isPresent() || safety.isEmpty()) {
      return open.orElseGet(() -> new Verdict.HoldsToBound(limits.bound().orElseThrow()));
    }
    Evidence evidence = new Evidence.Rounds(safety.get(), proofs);
    proved.accept(goal, evidence);
    return Vacuity.verdict(goal, evidence, i -> met(goal, goal.leftSides().asked().get(i)));
  }

  /** What is known of a claim. */
  private sealed interface Judged {
    record Proved(Evidence.Rounds.Claim claim) implements Judged {}

    record Other(Verdict verdict) implements Judged {}
  }

  private Judged judge(Goal.Liveness goal, Goal.Claim claim) {
    List<FairPlace> all = FairPlace.of(lowered);
    List<FairPlace> used = new ArrayList<>();
    int longest = longest(claim);
    int seen = -1;
    int rounds = 1;
    Hurry hurry = new Hurry(stop, limits.bound().isEmpty());
    Loops loops = new Loops(LoopQuestion.recording(lowered, goal, claim, used), hurry);
    while (rounds <= MOST_ROUNDS) {
      hurry.again(rounds);
      Finding found = loops.runs().upTo(Math.min(longest, seen), steps -> report(goal, steps));
      if (found instanceof Finding.Sometime(int length, _)) {
        Trace run = loops.question().loop(loops.runs().found(length));
        Optional<FairPlace> neglected = new Neglected(lowered.protocol().protocol()).first(run, all);
        if (neglected.isEmpty()) {
          return new Judged.Other(new Verdict.Violated(new Counterexample.Run(run, Optional.empty(), false)));
        }
        used.add(neglected.get());
        loops = new Loops(LoopQuestion.recording(lowered, goal, claim, used), hurry);
        continue;
      }
      if (stop.getAsBoolean()) {
        return new Judged.Other(undecided(seen));
      }
      if (seen >= longest) {
        return new Judged.Other(toBound());
      }
      LoopQuestion question = LoopQuestion.rounds(lowered, goal, claim, used, rounds);
      TransitionSystem system = system(question);
      long strong = used.stream().filter(FairPlace::strong).count();
      int bound = (int) Math.min(Integer.MAX_VALUE, longest + strong); // a run may give each up before a round
      switch (procedure.decide(system, bound, stop, steps -> report(goal, steps))) {
        case Finding.Inductive(var clauses) -> {
          return proved(rounds, used, new Formulas(system, question.goal()).invariant(clauses));
        }
        case Finding.InductiveAt(int depth) -> {
          return proved(rounds, used, new Evidence.Induction(depth));
        }
        case Finding.Open(int steps) -> {
          return new Judged.Other(steps >= bound ? toBound() : undecided(steps));
        }
        case Finding.Sometime(int least, Guide guide) -> {
          seen = Math.max(seen, Math.max(least, guide.length()) + 1);
          rounds *= 2;
        }
      }
    }
    return new Judged.Other(new Verdict.Undecided(
        Reason.UNSUPPORTED,
        "some run comes by " + MOST_ROUNDS + " rounds of all that must recur, and yet no loop is found"));
  }

  private static Judged proved(int rounds, List<FairPlace> used, Evidence evidence) {
    return new Judged.Proved(
        new Evidence.Rounds.Claim(rounds, used.stream().map(FairPlace::subject).toList(), evidence));
  }

  /** Where loops are looked for. */
  private record Loops(LoopQuestion question, Deepening runs) {
    Loops(LoopQuestion question, BooleanSupplier stop) {
      this(question, new Deepening(system(question), stop));
    }
  }

  /** Stops where it is told to, or for now after a search of some size. */
  private static final class Hurry implements BooleanSupplier {
    private final BooleanSupplier stop;
    private final boolean hurries;
    private int left;

    Hurry(BooleanSupplier stop, boolean hurries) {
      this.stop = stop;
      this.hurries = hurries;
    }

    void again(int rounds) {
      left = PATIENCE * rounds;
    }

    @Override
    public boolean getAsBoolean() {
      return hurries && left-- <= 0 || stop.getAsBoolean();
    }
  }

  private Verdict toBound() {
    return new Verdict.HoldsToBound(limits.bound().orElseThrow());
  }

  private Verdict undecided(int steps) {
    return new Verdict.Undecided(
        limits.stop().get().orElse(Reason.UNSUPPORTED), "no fair loop in runs of " + Math.max(0, steps) + " steps");
  }

  private void report(Goal goal, int steps) {
    progress.report(new Progress.Report(goal.name(), steps, 0, 0, 0));
  }

  /**
   * The length to which runs must be looked at if all loops of runs within the bound are to be found: going round such
   * a loop the automaton and its memory may come to be the same again only after as many times as they have states.
   */
  private int longest(Goal.Claim claim) {
    if (limits.bound().isEmpty()) {
      return Integer.MAX_VALUE;
    }
    long times = (long) claim.refuting().edges().size() << Math.min(30, claim.alphabet().monitor().bits().size());
    long steps = limits.bound().getAsInt();
    return (int) Math.min(Integer.MAX_VALUE - 1, times * (steps + 1) + steps + 2);
  }

  private static TransitionSystem system(LoopQuestion question) {
    GoalNodes nodes = GoalNodes.of(question.goal(), question.lowered()).orElseThrow();
    return Encoding.of(question.lowered(), Question.decided(nodes, false));
  }

  private Vacuity.Met met(Goal.Liveness goal, LeftSide side) {
    TransitionSystem system = system(LoopQuestion.never(lowered, goal, side.alphabet()));
    return procedure.decide(system, limits.bound().orElse(Integer.MAX_VALUE), stop, _ -> { }).met();
  }

  /** A part of the goal that is ill-defined where a run is idle; where it reads no step, that was asked before. */
  private Optional<Verdict> illIdle(Goal.Liveness goal) {
    Node all = lowered.protocol().nodes().bool(true);
    for (Expr atom : goal.safety().defined()) {
      Node ok = lowered.instant(atom, 0).ok();
      Node did = lowered.protocol().nodes().did(lowered.protocol().labels().size());
      all = lowered.protocol().nodes().and(
          all, lowered.protocol().nodes().substitute(ok, Map.of(did, lowered.protocol().nodes().constant(-1))));
    }
    if (all.isConstant() && all.k() == 1) {
      return Optional.empty();
    }
    Node ill = lowered.protocol().nodes().not(all);
    TransitionSystem system = Encoding.of(lowered, new Question.Instant(ill, List.of(), List.of(), false));
    int bound = limits.bound().orElse(Integer.MAX_VALUE);
    return switch (procedure.decide(system, bound, stop, steps -> report(goal, steps))) {
      case Finding.Inductive _, Finding.InductiveAt _ -> Optional.empty();
      case Finding.Open(int steps) -> Optional.of(steps >= bound ? toBound() : undecided(steps));
      case Finding.Sometime(int least, Guide guide) -> {
        Deepening runs = new Deepening(system, stop);
        runs.skipTo(least);
        Finding found = runs.upTo(Math.min(bound, guide.length()), _ -> { });
        yield Optional.of(found instanceof Finding.Sometime(int length, _)
            ? illAt(goal, runs.found(length))
            : stop.getAsBoolean() ? undecided(least - 1) : toBound());
      }
    };
  }

  private Verdict illAt(Goal.Liveness goal, Trace run) {
    Trace idle = new Trace(run.initial(), run.steps(), Optional.empty(), OptionalInt.of(run.steps().size()));
    Moment moment = Moment.instant(run.last().orElseThrow(), Optional.empty());
    Interpreter interpreter = new Interpreter(lowered.protocol().protocol());
    for (Expr atom : goal.safety().defined()) {
      if (interpreter.evaluate(atom, moment) instanceof Evaluation.Undefined why) {
        return new Verdict.Violated(new Counterexample.Run(idle, Optional.of(why), false));
      }
    }
    throw new IllegalStateException("the reference interpreter finds nothing ill in " + run);
  }
}
