package baton.checker.certificate;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.Evidence;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.ground.Lowered;
import baton.checker.ground.Lowering;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** An engine whose every proof others have shown to be one before it is reported. */
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
    Answer answer = engine.check(protocol, goals, limits, progress);
    if (!(answer instanceof Answer.Verdicts(var verdicts, var exploration, var answeredBy))) {
      return answer;
    }
    Map<Goal, Verdict> checked = new LinkedHashMap<>();
    verdicts.forEach((goal, verdict) -> checked.put(goal, verdict.proof()
        .flatMap(evidence -> refusal(protocol, goal, evidence, left(goal, verdict), limits))
        .orElse(verdict)));
    return new Answer.Verdicts(checked, exploration, answeredBy);
  }

  /** What of a verdict the proof says nothing about. */
  private static List<String> left(Goal goal, Verdict verdict) {
    return verdict instanceof Verdict.Vacuous
        ? List.of("that the left side of " + goal.name() + " is never true was not checked again")
        : List.of();
  }

  /** The verdict instead, if what it rests on could not be shown; {@code left} is told with what is shown. */
  private Optional<Verdict> refusal(
      Protocol protocol, Goal goal, Evidence evidence, List<String> left, Limits limits) {
    return switch (evidence) {
      case Evidence.Invariant(var conjuncts, _) -> refusal(protocol, goal, conjuncts, left, limits);
      case Evidence.Rounds rounds -> refusal(protocol, (Goal.Liveness) goal, rounds, left, limits);
      case Evidence.Induction(int depth) -> {
        long start = nanoTime.getAsLong();
        BooleanSupplier stop = () -> limits.stop().get().isPresent();
        yield refusal(
            protocol, goal, new ProofText.Induction(depth), recheck.ofInduction(protocol, goal, depth, stop), left,
            limits, start);
      }
      case Evidence.Exhaustive _, Evidence.Witness _ -> Optional.empty();
    };
  }

  /** Invariants about runs whose rounds are counted. */
  private Optional<Verdict> refusal(
      Protocol protocol, Goal.Liveness goal, Evidence.Rounds rounds, List<String> left, Limits limits) {
    long start = nanoTime.getAsLong();
    Lowered lowered = Lowering.lower(protocol);
    Optional<RoundsText> text = RoundsText.of(lowered, rounds);
    if (text.isEmpty()) {
      return byInduction(protocol, goal, rounds, limits);
    }
    Evidence.Rounds read = rounds;
    if (rereading.isPresent()) {
      switch (text.get().read(lowered, goal, rereading.get())) {
        case RoundsText.Result.Read(Evidence.Rounds again) -> read = again;
        case RoundsText.Result.Refused(String because) -> {
          return unsupported("its proof " + because);
        }
      }
    }
    BooleanSupplier stop = () -> limits.stop().get().isPresent();
    return refusal(
        protocol, goal, text.get(), new RoundsRecheck(recheck).of(protocol, goal, read, stop), left, limits, start);
  }

  /** Induction over runs whose rounds are counted: shown by SMTInterpol alone. */
  private static Optional<Verdict> byInduction(
      Protocol protocol, Goal goal, Evidence.Rounds rounds, Limits limits) {
    BooleanSupplier stop = () -> limits.stop().get().isPresent();
    try {
      for (Obligation o : ToShow.of(Lowering.lower(protocol), goal, rounds)) {
        String answer = SmtInterpol.answer(o.text(), stop);
        Optional<Reason> stopped = limits.stop().get();
        if (answer.equals("sat")) {
          throw new RefutedProof(protocol, goal, o.name(), Recheck.BY_SMTINTERPOL, Optional.empty());
        }
        if (!answer.equals("unsat")) {
          return stopped.isPresent()
              ? Optional.of(new Verdict.Undecided(stopped.get(), "proved, but not yet checked again"))
              : unsupported("SMTInterpol says " + answer + " (" + o.name() + ")");
        }
      }
      return Optional.empty();
    } catch (NotWritten e) {
      return unsupported("the proof cannot be checked again: " + e.getMessage());
    }
  }

  /** The verdict instead, if the invariant could not be shown. */
  private Optional<Verdict> refusal(
      Protocol protocol, Goal goal, List<Expr> invariant, List<String> left, Limits limits) {
    BooleanSupplier stop = () -> limits.stop().get().isPresent();
    long start = nanoTime.getAsLong();
    List<String> text = InvariantText.of(protocol, invariant);
    List<Expr> read = new ArrayList<>();
    if (rereading.isPresent()) {
      switch (rereading.get().read(text)) {
        case Rereading.Result.Read(List<Expr> conjuncts) -> {
          for (Expr c : conjuncts) {
            Optional<Expr> known = InvariantText.remembering(goal, c);
            if (known.isEmpty()) {
              return unsupported("its invariant speaks of what the goal does not remember");
            }
            read.add(known.get());
          }
        }
        case Rereading.Result.Refused(var because) -> {
          return unsupported("its invariant cannot be read again: " + Recheck.first(because));
        }
      }
    } else {
      read.addAll(invariant);
    }
    return refusal(
        protocol, goal, new ProofText.Invariant(text), recheck.of(protocol, goal, read, stop), left, limits,
        start);
  }

  private Optional<Verdict> refusal(
      Protocol protocol, Goal goal, ProofText text, Recheck.Outcome outcome, List<String> left, Limits limits,
      long start) {
    return switch (outcome) {
      case Recheck.Outcome.Shown(var by, var notes) -> {
        List<String> all = new ArrayList<>(notes);
        all.addAll(left);
        told.accept(goal, new Rechecked(text, by, all, nanoTime.getAsLong() - start));
        yield Optional.empty();
      }
      case Recheck.Outcome.Open(String why) -> Optional.of(limits.stop().get()
          .<Verdict>map(reason -> new Verdict.Undecided(reason, "proved, but not yet checked again"))
          .orElseGet(() -> new Verdict.Undecided(
              Reason.UNSUPPORTED, "proved, but the proof cannot be checked again: " + why)));
      case Recheck.Outcome.Refuted(String obligation, String by, var why) ->
          throw new RefutedProof(protocol, goal, obligation, by, why);
    };
  }

  private static Optional<Verdict> unsupported(String why) {
    return Optional.of(new Verdict.Undecided(Reason.UNSUPPORTED, "proved, but " + why));
  }
}
