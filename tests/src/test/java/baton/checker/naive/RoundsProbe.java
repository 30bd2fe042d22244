package baton.checker.naive;

import baton.checker.Evidence;
import baton.checker.liveness.Recurring;
import baton.checker.z3.Z3Library;
import baton.checker.z3.Z3Prover;
import baton.models.ir.Protocol;
import baton.properties.Automaton;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.List;

/** Proofs about infinite runs before checkers that are wrong on purpose: each has another idea of fairness. */
public final class RoundsProbe {
  private RoundsProbe() {}

  /** What a checker gets wrong. */
  public enum Mistake {
    NONE,
    /** The second assumption asks nothing of a round. */
    SECOND_IGNORED,
    /** No round is complete, for the second assumption is never met. */
    SECOND_NEVER_MET,
    WEAK_AS_STRONG,
    STRONG_AS_WEAK,
    FAULTS_ENABLE,
    ANYTHING_TAKES,
    ALWAYS_ENABLED
  }

  /** Whether Z3 says that each claim is shown. */
  public static boolean accepts(
      Protocol protocol, Goal.Liveness goal, Evidence.Rounds proof, Mistake mistake, Z3Library z3)
      throws Z3Library.Unavailable {
    z3.load();
    for (int i = 0; i < proof.claims().size(); i++) {
      Evidence.Rounds.Claim c = proof.claims().get(i);
      RoundsShown.Obliging obliging = (model, state) -> wrong(
          c.fairness().stream().map(s -> Duty.of(s, model, state)).toList(), mistake, model, state);
      List<Claim> claims = RoundsShown.of(
          protocol, goal.claims().get(i), obliging, c.rounds(), ((Evidence.Invariant) c.evidence()).conjuncts(),
          () -> false);
      try (Z3Prover prover = new Z3Prover(() -> false)) {
        if (!claims.stream().allMatch(claim -> prover.ask(claim) instanceof Z3Prover.Answer.Shown)) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<Duty> wrong(List<Duty> right, Mistake mistake, Model model, SymbolicState state) {
    Terms terms = model.terms;
    List<Duty> wrong = new ArrayList<>();
    for (int i = 0; i < right.size(); i++) {
      Duty d = right.get(i);
      wrong.add(switch (mistake) {
        case NONE -> d;
        case SECOND_IGNORED -> i == 1 ? new Duty(d.strong(), terms.no, _ -> terms.yes) : d;
        case SECOND_NEVER_MET -> i == 1 ? new Duty(d.strong(), terms.yes, _ -> terms.no) : d;
        case WEAK_AS_STRONG -> new Duty(true, d.enabled(), d.taken());
        case STRONG_AS_WEAK -> new Duty(false, d.enabled(), d.taken());
        case FAULTS_ENABLE -> new Duty(d.strong(), terms.or(d.enabled(), faults(d, model, state)), d.taken());
        case ANYTHING_TAKES -> new Duty(d.strong(), d.enabled(), _ -> terms.yes);
        case ALWAYS_ENABLED -> new Duty(d.strong(), terms.yes, d.taken());
      });
    }
    return wrong;
  }

  private static Term faults(Duty d, Model model, SymbolicState state) {
    return model.terms.or(model.steps(state).stream().filter(Model.Step::fault)
        .map(step -> model.terms.and(d.taken().apply(step), step.taken())).toList());
  }

  /** Whether the naive account of acceptance is that of the engines. */
  public static boolean agrees(Automaton automaton) {
    Acceptance naive = new Acceptance(automaton);
    Recurring other = new Recurring(automaton);
    for (int q = 0; q < automaton.edges().size(); q++) {
      for (Automaton.Edge e : automaton.edges().get(q)) {
        if (naive.mayRecur(q, e) != other.mayRecur(q, e.target())) {
          return false;
        }
      }
      if (naive.mayStay(q) != other.mayRecur(q, q) || naive.isOpen(q) != other.mayBeAccepted(q)) {
        return false;
      }
    }
    return true;
  }
}
