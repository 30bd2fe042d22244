package baton.checker.certificate;

import baton.checker.Evidence;
import baton.checker.ground.FairPlace;
import baton.checker.ground.Lowered;
import baton.checker.symbolic.loops.LoopQuestion;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.models.ir.Rewrite;
import baton.models.ir.Variable;
import baton.properties.Fairness;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A proof about infinite runs as text, which can be read again.
 *
 * @param safety the invariant that shows what finite runs could violate, one conjunct each
 * @param claims what shows each claim of the goal
 */
public record RoundsText(List<String> safety, List<Claim> claims) implements ProofText {
  /**
   * That no run comes by so many rounds.
   *
   * @param fairness what must recur in each, in the order in which the invariant numbers it
   * @param invariant about the protocol that counts them, one conjunct each
   */
  public record Claim(int rounds, List<Assumed> fairness, List<String> invariant) {
    public Claim {
      fairness = List.copyOf(fairness);
      invariant = List.copyOf(invariant);
    }
  }

  /** What is taken to be fair: {@code start(Kernel#0)}, {@code the beginning of reboot()}. */
  public record Assumed(String what, boolean strong) {}

  /** What reading gives. */
  public sealed interface Result {
    record Read(Evidence.Rounds proof) implements Result {}

    /** {@code because} continues the sentence "its proof …". */
    record Refused(String because) implements Result {}
  }

  public RoundsText {
    safety = List.copyOf(safety);
    claims = List.copyOf(claims);
  }

  /** The text of a proof, if it rests on invariants only. */
  public static Optional<RoundsText> of(Lowered lowered, Evidence.Rounds proof) {
    Protocol protocol = lowered.protocol().protocol();
    if (!(proof.safety() instanceof Evidence.Invariant safety)) {
      return Optional.empty();
    }
    Map<Fairness.Subject, Boolean> strong =
        FairPlace.of(lowered).stream().collect(Collectors.toMap(FairPlace::subject, FairPlace::strong));
    List<Claim> claims = new ArrayList<>();
    for (Evidence.Rounds.Claim c : proof.claims()) {
      if (!(c.evidence() instanceof Evidence.Invariant invariant)) {
        return Optional.empty();
      }
      List<Assumed> fairness = c.fairness().stream()
          .map(s -> new Assumed(s.text(), strong.getOrDefault(s, false))).toList();
      claims.add(new Claim(c.rounds(), fairness, InvariantText.of(protocol, invariant.conjuncts())));
    }
    return Optional.of(new RoundsText(InvariantText.of(protocol, safety.conjuncts()), claims));
  }

  /** Reads it again for a goal of the protocol as it is. */
  public Result read(Lowered lowered, Goal.Liveness goal, Rereading rereading) {
    if (claims.size() != goal.claims().size()) {
      return new Result.Refused("is of " + claims.size() + " claims, and the goal has " + goal.claims().size());
    }
    List<Expr> conjuncts = new ArrayList<>();
    Optional<String> bad = read(safety, rereading, e -> InvariantText.remembering(goal, e), conjuncts);
    if (bad.isPresent()) {
      return new Result.Refused(bad.get());
    }
    List<Evidence.Rounds.Claim> read = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      Claim claim = claims.get(i);
      List<FairPlace> fair = new ArrayList<>();
      for (Assumed assumed : claim.fairness()) {
        Optional<FairPlace> place =
            FairPlace.of(lowered).stream().filter(f -> f.subject().text().equals(assumed.what())).findFirst();
        if (place.isEmpty()) {
          return new Result.Refused(
              "takes `" + assumed.what()
                  + "` to be fair, which the model does not declare of anything that can happen");
        }
        if (place.get().strong() != assumed.strong()) {
          return new Result.Refused("takes `" + assumed.what() + "` to be " + strength(assumed.strong())
              + " fair, and the model declares it " + strength(place.get().strong()) + " fair");
        }
        fair.add(place.get());
      }
      LoopQuestion question = LoopQuestion.rounds(lowered, goal, goal.claims().get(i), fair, claim.rounds());
      List<Expr> invariant = new ArrayList<>();
      bad = read(claim.invariant(), rereading, e -> counted(question, e), invariant);
      if (bad.isPresent()) {
        return new Result.Refused(bad.get());
      }
      read.add(new Evidence.Rounds.Claim(
          claim.rounds(), fair.stream().map(FairPlace::subject).toList(),
          new Evidence.Invariant(invariant, invariant.size())));
    }
    return new Result.Read(new Evidence.Rounds(new Evidence.Invariant(conjuncts, conjuncts.size()), read));
  }

  static String strength(boolean strong) {
    return strong ? "strongly" : "weakly";
  }

  /** Reads conjuncts; {@code meant} says what their names with a {@code #} are. What is wrong, if something is. */
  private static Optional<String> read(
      List<String> text, Rereading rereading, Function<Expr, Optional<Expr>> meant, List<Expr> into) {
    switch (rereading.read(text)) {
      case Rereading.Result.Refused(var because) -> {
        return Optional.of("has an invariant that cannot be read: " + Recheck.first(because));
      }
      case Rereading.Result.Read(List<Expr> conjuncts) -> {
        if (conjuncts.size() != text.size()) {
          return Optional.of("has an invariant that says more than its conjuncts");
        }
        for (Expr e : conjuncts) {
          Optional<Expr> known = meant.apply(e);
          if (known.isEmpty()) {
            return Optional.of("has an invariant that speaks of what nobody remembers or counts");
          }
          into.add(known.get());
        }
        return Optional.empty();
      }
    }
  }

  /** A formula about the variables of the protocol that counts. Empty if it has none of that name. */
  private static Optional<Expr> counted(LoopQuestion question, Expr read) {
    Map<String, Variable> known = question.lowered().protocol().layout().variables().stream()
        .filter(v -> v.kind() == Variable.Kind.MONITOR)
        .collect(Collectors.toMap(Variable::name, v -> v));
    List<String> unknown = new ArrayList<>();
    Expr e = counted(known, unknown, read);
    return unknown.isEmpty() ? Optional.of(e) : Optional.empty();
  }

  private static Expr counted(Map<String, Variable> known, List<String> unknown, Expr e) {
    if (e instanceof Expr.Read(Variable variable, var at) && variable.kind() == Variable.Kind.MONITOR) {
      Variable v = known.get(variable.name());
      if (v == null) {
        unknown.add(variable.name());
        return e;
      }
      return new Expr.Read(v, at);
    }
    return Rewrite.children(e, part -> counted(known, unknown, part));
  }
}
