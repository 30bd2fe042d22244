package baton.tests.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.Evidence;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.certificate.Recheck;
import baton.checker.certificate.RoundsRecheck;
import baton.checker.naive.RoundsProbe;
import baton.checker.naive.RoundsProbe.Mistake;
import baton.checker.pdr.PropertyDirectedReachability;
import baton.checker.reference.ReferenceEngine;
import baton.checker.symbolic.SymbolicEngine;
import baton.checker.z3.Z3Library;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.models.ir.Variable;
import baton.models.source.Origin;
import baton.models.value.Type;
import baton.models.value.Types;
import baton.models.value.Value;
import baton.properties.Fairness;
import baton.properties.Goal;
import baton.properties.Goals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Proofs that count rounds, shown again on the naive encoding: right ones are accepted, wrong ones are not. */
final class RoundsRecheckTest {
  private static final int SEEDS = Integer.getInteger("baton.seeds", 1500);
  private static final int EACH = 9; // of so many one is looked at
  private static final int PATIENCE = 400;
  private static final Z3Library Z3 = new Z3Library(Path.of("target", "z3-cache"));

  /** A goal about infinite runs of a random protocol. */
  private record Case(String text, Protocol protocol, Goal.Liveness goal) {
    static Optional<Case> of(String text) {
      Protocol protocol = Texts.load(text);
      return Texts.goal(protocol, "p") instanceof Goal.Liveness goal
          ? Optional.of(new Case(text, protocol, goal))
          : Optional.empty();
    }

    Verdict ask(Engine engine) {
      AtomicInteger asked = new AtomicInteger();
      Limits patience = new Limits(OptionalInt.empty(), Long.MAX_VALUE,
          () -> asked.incrementAndGet() > PATIENCE ? Optional.of(Reason.TIMEOUT) : Optional.empty());
      Answer answer = engine.check(protocol, List.of(goal), patience, Progress.SILENT);
      return Optional.ofNullable(((Answer.Verdicts) answer).verdicts().get(goal)).orElseThrow();
    }

    Optional<Evidence.Rounds> proof() {
      return ask(new SymbolicEngine("pdr", new PropertyDirectedReachability())).proof()
          .filter(Evidence.Rounds.class::isInstance).map(Evidence.Rounds.class::cast);
    }

    boolean isViolated() {
      Answer answer = new ReferenceEngine().check(protocol, List.of(goal), Limits.NONE, Progress.SILENT);
      return ((Answer.Verdicts) answer).verdicts().get(goal) instanceof Verdict.Violated;
    }

    Recheck.Outcome recheck(Evidence.Rounds proof) {
      return new RoundsRecheck(new Recheck(Optional.of(Z3))).of(protocol, goal, proof, () -> false);
    }
  }

  private static List<Case> cases() {
    List<Case> all = new ArrayList<>();
    for (long seed = 0; seed < SEEDS; seed += EACH) {
      Case.of(FairProtocols.of(seed)).ifPresent(all::add);
    }
    return all;
  }

  @Test
  void what_is_proved_of_random_protocols_is_shown_again_twice() {
    int shown = 0;
    for (Case c : cases()) {
      Optional<Evidence.Rounds> proof = c.proof();
      if (proof.isPresent()) {
        Recheck.Outcome.Shown outcome =
            assertInstanceOf(Recheck.Outcome.Shown.class, c.recheck(proof.get()), c.text());
        assertEquals(List.of("Z3", "SMTInterpol"), outcome.by(), outcome.notes() + "\n" + c.text());
        shown++;
      }
    }
    assertTrue(shown > SEEDS / EACH / 5, "only " + shown);
  }

  @Test
  void a_proof_that_lacks_a_conjunct_is_refused_unless_it_does_without() throws Z3Library.Unavailable {
    int refused = 0;
    for (Case c : cases()) {
      Optional<Evidence.Rounds> proof = c.proof();
      for (int i = 0; proof.isPresent() && i < conjuncts(proof.get(), 0).size(); i++) {
        List<Expr> fewer = new ArrayList<>(conjuncts(proof.get(), 0));
        fewer.remove(i);
        if (!accepts(c, with(proof.get(), 0, fewer), Mistake.NONE)) {
          Recheck.Outcome.Refuted refuted =
              assertInstanceOf(Recheck.Outcome.Refuted.class, c.recheck(with(proof.get(), 0, fewer)));
          assertEquals("Z3", refuted.by(), c.text());
          assertTrue(refuted.obligation().startsWith("claim1.") && refuted.why().isPresent(), refuted.obligation());
          refused++;
        }
      }
    }
    assertTrue(refused > SEEDS / EACH / 2, "only " + refused);
  }

  private static List<Expr> conjuncts(Evidence.Rounds proof, int claim) {
    return proof.claims().isEmpty()
        ? List.of()
        : ((Evidence.Invariant) proof.claims().get(claim).evidence()).conjuncts();
  }

  private static Evidence.Rounds with(Evidence.Rounds proof, int claim, List<Expr> conjuncts) {
    List<Evidence.Rounds.Claim> claims = new ArrayList<>(proof.claims());
    Evidence.Rounds.Claim old = claims.get(claim);
    claims.set(claim, new Evidence.Rounds.Claim(
        old.rounds(), old.fairness(), new Evidence.Invariant(conjuncts, conjuncts.size())));
    return new Evidence.Rounds(proof.safety(), claims);
  }

  /** Protocols in which some text is another, and of which the goal is not true. */
  private static List<Case> violatedLike(Case c) {
    List<Case> like = new ArrayList<>();
    for (List<String> change : List.of(
        List.of("strong fair", "fair"), List.of("x := true", "x := false"), List.of("x := false", "x := true"),
        List.of("n := 1", "n := 0"), List.of("n := (n + 1) % 3", "n := 0"), List.of("when true", "when x"),
        List.of("when x", "when not x"), List.of("when n", "when not x and n"), List.of("x := not x", "x := true"))) {
      String text = c.text().replace(change.getFirst(), change.getLast());
      if (!text.equals(c.text())) {
        Case.of(text)
            .filter(o -> o.goal().safety().holds() instanceof Expr.Literal) // else its safety may be violated
            .filter(Case::isViolated).ifPresent(like::add);
      }
    }
    return like;
  }

  private static boolean accepts(Case c, Evidence.Rounds proof, Mistake mistake) throws Z3Library.Unavailable {
    try {
      return RoundsProbe.accepts(c.protocol(), c.goal(), proof, mistake, Z3);
    } catch (IllegalArgumentException _) {
      return false; // it names what this protocol does not have
    }
  }

  @Test
  void nothing_false_is_shown_of_random_protocols() throws Z3Library.Unavailable {
    int wrong = 0;
    for (Case c : cases()) {
      Optional<Evidence.Rounds> proof = c.proof();
      for (Case other : proof.isPresent() ? violatedLike(c) : List.<Case>of()) {
        assertFalse(accepts(other, proof.get(), Mistake.NONE), other.text());
        wrong++;
      }
    }
    assertTrue(wrong >= SEEDS / EACH / 33, "only " + wrong + " wrong proofs");
  }

  private static final String PORT = """
      protocol Port
      var up: bool = false
      var link: bool = true
      strong fair action stop when up and link { up := false }
      fair action toggle { link := not link }
      action start when not up { up := true }
      property p { up leadsto not up }
      """;

  private static final String WORK = """
      protocol Work
      var able: bool = false
      var done: bool = false
      fair action work { require able; done := true }
      or fault works { done := true }
      property p { eventually done }
      """;

  private static Case of(String text) {
    return Case.of(text).orElseThrow();
  }

  private static Evidence.Rounds proof(String text) {
    return of(text).proof().orElseThrow();
  }

  /** That no round is ever complete. */
  private static Evidence.Rounds none(String... fair) {
    List<Expr> never = new ArrayList<>();
    Variable count = new Variable("loop#rounds", new Type.Range(0, 1), Variable.Kind.MONITOR, false, -1);
    never.add(new Expr.Compare(
        Expr.CompareOp.EQ, new Expr.Read(count, Origin.nowhere()),
        new Expr.Literal(Value.of(0), count.type(), Origin.nowhere()), Origin.nowhere()));
    Variable last = new Variable("loop#seen" + (fair.length - 1), Types.BOOL, Variable.Kind.MONITOR, false, -1);
    never.add(new Expr.Not(new Expr.Read(last, Origin.nowhere()), Origin.nowhere()));
    List<Fairness.Subject> subjects = new ArrayList<>();
    for (String name : fair) {
      subjects.add(new Fairness.Subject.Instance(name, List.of()));
    }
    return new Evidence.Rounds(
        new Evidence.Invariant(List.of(), 0),
        List.of(new Evidence.Rounds.Claim(1, subjects, new Evidence.Invariant(never, 2))));
  }

  /** What the right checker says of a proof, a wrong one denies. */
  private static void caught(String text, Evidence.Rounds proof, boolean isProof, Mistake mistake)
      throws Z3Library.Unavailable {
    assertEquals(isProof, accepts(of(text), proof, Mistake.NONE), "the right one: " + mistake);
    assertEquals(!isProof, accepts(of(text), proof, mistake), mistake.toString());
  }

  @Test
  void wrong_checkers_are_caught() throws Z3Library.Unavailable {
    Evidence.Rounds stops = proof(PORT);
    assertEquals(2, stops.claims().getFirst().fairness().size());
    caught(PORT, stops, true, Mistake.SECOND_IGNORED);
    caught(PORT, stops, true, Mistake.STRONG_AS_WEAK);
    caught(PORT, stops, true, Mistake.ANYTHING_TAKES);
    caught(PORT.replace("strong ", ""), stops, false, Mistake.WEAK_AS_STRONG);
    caught(PORT.replace("{ link := not link }", "{ link := false }"), none("stop", "toggle"), false,
        Mistake.SECOND_NEVER_MET);
    caught(WORK, proof(WORK.replace("or fault", "or")), false, Mistake.FAULTS_ENABLE);
    caught(WORK.replace("or fault works { done := true }", ""), none("work"), false, Mistake.ALWAYS_ENABLED);
  }

  @Test
  void both_accounts_of_acceptance_agree() {
    int automata = 0;
    for (long seed = 0; seed < 300; seed++) {
      for (Goal goal : Goals.of(Texts.load(FairProtocols.of(seed)))) {
        if (goal instanceof Goal.Liveness l) {
          for (Goal.Claim claim : l.claims()) {
            assertTrue(RoundsProbe.agrees(claim.refuting()), claim.refuting().toString());
            automata++;
          }
        }
      }
    }
    assertTrue(automata > 100, "only " + automata);
  }
}
