package baton.tests.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Confirmed;
import baton.checker.Engine;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.bmc.BoundedModelChecking;
import baton.checker.bmc.KInduction;
import baton.checker.certificate.Certified;
import baton.checker.certificate.Recheck;
import baton.checker.explicit.ExplicitEngine;
import baton.checker.explicit.ExplicitOptions;
import baton.checker.pdr.PropertyDirectedReachability;
import baton.checker.portfolio.Race;
import baton.checker.spacer.Spacer;
import baton.checker.symbolic.Procedure;
import baton.checker.symbolic.SymbolicEngine;
import baton.checker.z3.Z3Library;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import baton.properties.Goals;
import baton.tests.random.Models;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A goal for which no proof comes to an end takes nothing from those that are easy, though it is asked about first. */
final class EndlessGoalTest {
  /** No square is 16000001, which is known after 4095 steps; that no y is too large, too. */
  private static final String SQUARES = """
      protocol Squares
      sort Node = 40
      var x: 0..4095 = 0
      var y: 0..16777215 = 0
      var on: Node -> bool = false
      var last: Node? = none
      action square when x < 4095 { y := y + 2 * x + 1 x := x + 1 }
      action flip(n: Node) { on[n] := not on[n] last := n }
      invariant notSquare { y != 16000001 }
      invariant said { (some n: Node { on[n] }) implies last != none }
      """;

  private static final Z3Library Z3 = new Z3Library(Path.of("target", "z3-cache"));

  /** The limit is reached when the easy goals are shown; {@code engine} makes an engine of one that is certified. */
  private static void keepsTheEasy(Engine prover, UnaryOperator<Engine> engine) {
    Protocol protocol = Models.of(SQUARES);
    Set<String> shown = new ConcurrentSkipListSet<>();
    Limits limits = new Limits(
        OptionalInt.empty(), Long.MAX_VALUE,
        () -> shown.size() == 2 ? Optional.of(Reason.TIMEOUT) : Optional.empty());
    Engine certified = engine.apply(new Certified(
        prover, new Recheck(Optional.of(Z3)), Optional.empty(), () -> 0, (goal, _) -> shown.add(goal.name())));
    Answer.Verdicts answer = assertInstanceOf(
        Answer.Verdicts.class, assertTimeoutPreemptively(
            Duration.ofMinutes(2),
            () -> certified.check(protocol, Goals.of(protocol), limits, Progress.SILENT)));
    Set<String> held = new TreeSet<>();
    answer.verdicts().forEach((Goal goal, Verdict verdict) -> {
      switch (verdict) {
        case Verdict.Holds _ -> held.add(goal.name());
        case Verdict.Undecided(Reason reason, String why) -> {
          assertEquals(Reason.TIMEOUT, reason, goal.name());
          assertTrue(!why.contains("proof"), goal.name() + ": " + why);
        }
        case Verdict.Vacuous _, Verdict.Violated _, Verdict.HoldsToBound _ ->
            throw new AssertionError(goal.name() + " " + verdict);
      }
    });
    assertEquals(Set.of("deadlock", "said"), held);
    assertEquals(held, shown);
  }

  private static void keepsTheEasy(String name, Procedure procedure) {
    keepsTheEasy(new SymbolicEngine(name, procedure), UnaryOperator.identity());
  }

  @Test
  void property_directed_reachability() {
    keepsTheEasy("pdr", new PropertyDirectedReachability());
  }

  @Test
  void spacer() throws Z3Library.Unavailable {
    Z3.load();
    keepsTheEasy("spacer", new Spacer());
  }

  @Test
  void induction_over_runs() {
    keepsTheEasy("induction", new KInduction());
  }

  /** What can never be bad needs no solver, of which each asks whether to stop. */
  @Test
  void runs_of_any_length_that_nothing_bad_can_end() {
    Protocol protocol = Models.of("protocol Flip\nvar on: bool = false\naction flip { on := not on }\n");
    Limits limits = new Limits(OptionalInt.empty(), Long.MAX_VALUE, Patience.of(3000));
    Answer.Verdicts answer = assertInstanceOf(
        Answer.Verdicts.class, assertTimeoutPreemptively(
            Duration.ofMinutes(2),
            () -> new SymbolicEngine("bmc", new BoundedModelChecking())
                .check(protocol, Goals.of(protocol), limits, Progress.SILENT)));
    answer.verdicts().forEach((goal, verdict) ->
        assertEquals(Reason.TIMEOUT, assertInstanceOf(Verdict.Undecided.class, verdict).reason(), goal.name()));
  }

  @Test
  void beside_a_search() {
    Engine search = new Confirmed(new ExplicitEngine(new ExplicitOptions(1, false, ExplicitOptions.Backend.CLOSURES)));
    keepsTheEasy(
        new Confirmed(new SymbolicEngine("pdr", new PropertyDirectedReachability())),
        prover -> new Race(search, prover, 1000));
  }
}
