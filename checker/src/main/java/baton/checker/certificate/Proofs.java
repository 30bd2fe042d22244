package baton.checker.certificate;

import baton.checker.Evidence;
import baton.checker.ForwardedProgress;
import baton.checker.Progress;
import baton.checker.Verdict;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Told of proofs and verdicts while an engine is at work; has each proof shown once, and says what a verdict is. */
final class Proofs extends ForwardedProgress {
  private final ProofCheck check;
  private final BiConsumer<Goal, Rechecked> told;
  private final Map<Goal, Shown> shown = new HashMap<>();
  private final Map<Goal, Worth> worth = new HashMap<>();

  /** {@code told} of each proof that was shown and is a verdict's reason; {@code progress} of all that this is told. */
  Proofs(ProofCheck check, BiConsumer<Goal, Rechecked> told, Progress progress) {
    super(progress);
    this.check = check;
    this.told = told;
  }

  private record Shown(Evidence evidence, ProofCheck.Result result) {}

  private record Worth(Verdict claimed, Verdict verdict) {}

  @Override
  public void proved(Goal goal, Evidence evidence) {
    result(goal, evidence);
    super.proved(goal, evidence);
  }

  @Override
  public void judged(Goal goal, Verdict verdict) {
    super.judged(goal, worth(goal, verdict));
  }

  private ProofCheck.Result result(Goal goal, Evidence evidence) {
    Shown known = shown.get(goal);
    if (known == null || !known.evidence().equals(evidence)) {
      known = new Shown(evidence, check.of(goal, evidence));
      shown.put(goal, known);
    }
    return known.result();
  }

  /** The verdict, or another if it rests on a proof that could not be shown. */
  Verdict worth(Goal goal, Verdict claimed) {
    Worth known = worth.get(goal);
    if (known == null || !known.claimed().equals(claimed)) {
      known = new Worth(claimed, claimed.proof().map(e -> judged(goal, claimed, result(goal, e))).orElse(claimed));
      worth.put(goal, known);
    }
    return known.verdict();
  }

  private Verdict judged(Goal goal, Verdict claimed, ProofCheck.Result result) {
    return switch (result) {
      case ProofCheck.Result.Shown(var how) -> {
        how.ifPresent(h -> told.accept(goal, claimed instanceof Verdict.Vacuous ? exceptLeft(goal, h) : h));
        yield claimed;
      }
      case ProofCheck.Result.NotShown(Verdict.Undecided instead) -> instead;
    };
  }

  /** A proof says nothing about the left side of its goal. */
  private static Rechecked exceptLeft(Goal goal, Rechecked how) {
    List<String> notes = new ArrayList<>(how.notes());
    notes.add("that the left side of " + goal.name() + " is never true was not checked again");
    return new Rechecked(how.text(), how.by(), notes, how.nanos());
  }
}
