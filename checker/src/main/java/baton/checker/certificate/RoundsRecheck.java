package baton.checker.certificate;

import baton.checker.Evidence;
import baton.checker.ground.Lowering;
import baton.checker.naive.Claim;
import baton.checker.naive.RoundsShown;
import baton.checker.naive.Shown;
import baton.checker.naive.Unwritten;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Expr;
import baton.models.ir.Place;
import baton.models.ir.Protocol;
import baton.properties.Fairness;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Shows a proof about infinite runs to be one, twice as {@link Recheck} does: the invariant behind the goal's safety,
 * and for each claim the one that says that no run comes by so many rounds.
 */
public final class RoundsRecheck {
  private final Recheck recheck;

  public RoundsRecheck(Recheck recheck) {
    this.recheck = recheck;
  }

  /** Asks both; stops soon after {@code stop} says so. All parts of the proof are invariants. */
  public Recheck.Outcome of(Protocol protocol, Goal.Liveness goal, Evidence.Rounds proof, BooleanSupplier stop) {
    Fairness declared = new Fairness(new Interpreter(protocol));
    for (int i = 0; i < proof.claims().size(); i++) {
      if (proof.claims().get(i).fairness().stream().anyMatch(s -> declared.declared(s) == Place.Fairness.NONE)) {
        return new Recheck.Outcome.Refuted(named(i) + "fairness", "the model", Optional.empty());
      }
    }
    List<Expr> safety = invariant(proof.safety());
    Recheck.Outcome outcome = recheck.of(
        protocol, goal, () -> claims(protocol, goal, proof, stop),
        () -> ToShow.of(Lowering.lower(protocol), goal, proof), stop);
    return outcome instanceof Recheck.Outcome.Shown shown ? idle(protocol, goal, safety, shown, stop) : outcome;
  }

  private static String named(int claim) {
    return "claim" + (claim + 1) + ".";
  }

  private static List<Expr> invariant(Evidence evidence) {
    return switch (evidence) {
      case Evidence.Invariant(var conjuncts, _) -> conjuncts;
      case Evidence.Exhaustive _, Evidence.Witness _, Evidence.Induction _, Evidence.Rounds _ ->
          throw new IllegalArgumentException("no invariant");
    };
  }

  /** What must be shown on the naive encoding, made one after the other. */
  private static Stream<Claim> claims(
      Protocol protocol, Goal.Liveness goal, Evidence.Rounds proof, BooleanSupplier stop) {
    Stream<Claim> safety = Shown.of(protocol, goal.safety(), invariant(proof.safety()), stop).stream();
    return Stream.concat(safety, IntStream.range(0, proof.claims().size()).boxed().flatMap(i -> {
      Evidence.Rounds.Claim c = proof.claims().get(i);
      return RoundsShown
          .of(protocol, goal.claims().get(i), c.fairness(), c.rounds(), invariant(c.evidence()), stop).stream()
          .map(claim -> new Claim(named(i) + claim.name(), claim.given(), claim.questions()));
    }));
  }

  /** What a goal reads of steps must be well-defined at idle instants, too; no obligation in SMT-LIB says so. */
  private Recheck.Outcome idle(
      Protocol protocol, Goal.Liveness goal, List<Expr> safety, Recheck.Outcome.Shown shown, BooleanSupplier stop) {
    try {
      Claim idle = Shown.idle(protocol, goal, safety, stop);
      if (idle.questions().isEmpty()
          || recheck.of(protocol, goal, () -> Stream.of(idle), List::of, stop) instanceof Recheck.Outcome.Shown again
              && again.by().contains(Recheck.BY_Z3)) {
        return shown;
      }
    } catch (Unwritten _) {
      // it is not shown, which is said below
    }
    List<String> notes = new ArrayList<>(shown.notes());
    notes.add("whether what " + goal.name() + " reads is well-defined at idle instants was not checked again");
    return new Recheck.Outcome.Shown(shown.by(), notes);
  }
}
