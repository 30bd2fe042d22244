package baton.checker.certificate;

import baton.checker.Evidence;
import baton.checker.ground.FairPlace;
import baton.checker.ground.Lowered;
import baton.checker.symbolic.loops.LoopQuestion;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.List;

/** All that must be shown of the evidence for a goal, as far as it rests on invariants or induction. */
public final class ToShow {
  private ToShow() {}

  /** Obligations to each of which a solver must answer {@code unsat}; none for other evidence. */
  public static List<Obligation> of(Lowered lowered, Goal goal, Evidence evidence) {
    return switch (evidence) {
      case Evidence.Invariant(var conjuncts, _) -> Obligations.of(lowered, goal, conjuncts);
      case Evidence.Induction(int depth) -> InductionObligations.of(lowered, goal, depth);
      case Evidence.Rounds(Evidence safety, var claims) -> {
        List<Obligation> all = new ArrayList<>(of(lowered, goal, safety));
        Goal.Liveness liveness = (Goal.Liveness) goal;
        for (int i = 0; i < claims.size(); i++) {
          Evidence.Rounds.Claim shown = claims.get(i);
          List<FairPlace> declared = FairPlace.of(lowered);
          List<FairPlace> fair = new ArrayList<>(); // in the order in which they were used
          shown.fairness().forEach(s -> declared.stream().filter(f -> f.subject().equals(s)).forEach(fair::add));
          LoopQuestion rounds = LoopQuestion.rounds(lowered, liveness, liveness.claims().get(i), fair, shown.rounds());
          String claim = "claim" + (i + 1) + ".";
          of(rounds.lowered(), rounds.goal(), shown.evidence())
              .forEach(o -> all.add(o.named(claim + o.name())));
        }
        yield all;
      }
      case Evidence.Exhaustive _, Evidence.Witness _ -> List.of();
    };
  }
}
