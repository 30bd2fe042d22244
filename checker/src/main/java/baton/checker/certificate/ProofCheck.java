package baton.checker.certificate;

import baton.checker.Evidence;
import baton.checker.Limits;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.ground.Lowered;
import baton.checker.ground.Lowering;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Has proofs shown again, within limits, and says what becomes of the verdict that rests on one. */
final class ProofCheck implements AutoCloseable {
  private final Protocol protocol;
  private final Recheck recheck;
  private final Recheck.Session session;
  private final Optional<Rereading> rereading;
  private final LongSupplier nanoTime;
  private final Limits limits;
  private final BooleanSupplier stop;

  ProofCheck(
      Protocol protocol, Recheck recheck, Optional<Rereading> rereading, LongSupplier nanoTime, Limits limits) {
    this.protocol = protocol;
    this.recheck = recheck;
    this.rereading = rereading;
    this.nanoTime = nanoTime;
    this.limits = limits;
    stop = limits.stopped();
    session = recheck.open(protocol, stop);
  }

  /** What a proof is worth. */
  sealed interface Result {
    /** It is one; how that was shown, where there is more to say than that. */
    record Shown(Optional<Rechecked> how) implements Result {}

    /** Nobody could show it: the verdict is this instead. */
    record NotShown(Verdict.Undecided instead) implements Result {}
  }

  /** Throws {@link RefutedProof} if it is none. Once a limit is reached nothing is begun. */
  Result of(Goal goal, Evidence evidence) {
    if (evidence instanceof Evidence.Exhaustive || evidence instanceof Evidence.Witness) {
      return new Result.Shown(Optional.empty());
    }
    Optional<Reason> late = limits.stop().get();
    if (late.isPresent()) {
      return stopped(late.get());
    }
    long start = nanoTime.getAsLong();
    return switch (evidence) {
      case Evidence.Invariant(var conjuncts, _) -> ofInvariant(goal, conjuncts, start);
      case Evidence.Rounds rounds -> ofRounds((Goal.Liveness) goal, rounds, start);
      case Evidence.Induction(int depth) -> result(
          goal, new ProofText.Induction(depth), session.ofInduction(goal, depth), start);
      case Evidence.Exhaustive _, Evidence.Witness _ -> new Result.Shown(Optional.empty());
    };
  }

  private Result ofInvariant(Goal goal, List<Expr> invariant, long start) {
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
    return result(goal, new ProofText.Invariant(text), session.of(goal, read), start);
  }

  /** Invariants about runs whose rounds are counted. */
  private Result ofRounds(Goal.Liveness goal, Evidence.Rounds rounds, long start) {
    Lowered lowered = Lowering.lower(protocol);
    Optional<RoundsText> text = RoundsText.of(lowered, rounds);
    if (text.isEmpty()) {
      return byInduction(goal, rounds);
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
    return result(goal, text.get(), new RoundsRecheck(recheck).of(protocol, goal, read, stop), start);
  }

  /** Induction over runs whose rounds are counted: shown by SMTInterpol alone. */
  private Result byInduction(Goal goal, Evidence.Rounds rounds) {
    try {
      for (Obligation o : ToShow.of(Lowering.lower(protocol), goal, rounds)) {
        String answer = SmtInterpol.answer(o.text(), stop);
        Optional<Reason> stopped = limits.stop().get();
        if (answer.equals("sat")) {
          throw new RefutedProof(protocol, goal, o.name(), Recheck.BY_SMTINTERPOL, Optional.empty());
        }
        if (!answer.equals("unsat")) {
          return stopped.isPresent() ? stopped(stopped.get())
              : unsupported("SMTInterpol says " + answer + " (" + o.name() + ")");
        }
      }
      return new Result.Shown(Optional.empty());
    } catch (NotWritten e) {
      return unsupported("the proof cannot be checked again: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    session.close();
  }

  private Result result(Goal goal, ProofText text, Recheck.Outcome outcome, long start) {
    return switch (outcome) {
      case Recheck.Outcome.Shown(var by, var notes) ->
          new Result.Shown(Optional.of(new Rechecked(text, by, notes, nanoTime.getAsLong() - start)));
      case Recheck.Outcome.Open(String why) -> limits.stop().get()
          .map(ProofCheck::stopped)
          .orElseGet(() -> unsupported("the proof cannot be checked again: " + why));
      case Recheck.Outcome.Refuted(String obligation, String by, var why) ->
          throw new RefutedProof(protocol, goal, obligation, by, why);
    };
  }

  private static Result stopped(Reason reason) {
    return new Result.NotShown(new Verdict.Undecided(reason, "a proof was found, but not checked again before that"));
  }

  private static Result unsupported(String why) {
    return new Result.NotShown(new Verdict.Undecided(Reason.UNSUPPORTED, "proved, but " + why));
  }
}
