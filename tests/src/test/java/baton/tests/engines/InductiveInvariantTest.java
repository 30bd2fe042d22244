package baton.tests.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Counterexample;
import baton.checker.Evidence;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.pdr.PropertyDirectedReachability;
import baton.checker.symbolic.SymbolicEngine;
import baton.cli.CommandLineProbe;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Moment;
import baton.models.ir.Expr;
import baton.models.ir.ExprPrinter;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.Directories;
import baton.models.value.State;
import baton.properties.Goal;
import baton.properties.Goals;
import baton.tests.random.Models;
import baton.tests.random.RandomProtocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inductive invariants of the reference protocol at sizes that no search reaches, and of random ones. */
final class InductiveInvariantTest {
  private static final int SEEDS = Integer.getInteger("baton.seeds", 300);
  private static final int MOST_STATES = 500;

  private static Protocol reference(Map<String, String> values) {
    Directories files = new Directories(
        CommandLineProbe.home().resolve("models/library/reference"), Optional.empty(), Optional.empty());
    return Models.ready(files, "handover.baton", new Settings(values, Map.of(), OptionalInt.empty()));
  }

  private static Verdict verdict(Protocol protocol, String goal) {
    List<Goal> goals = Goals.of(protocol).stream().filter(g -> g.name().equals(goal)).toList();
    Answer answer = new SymbolicEngine("pdr", new PropertyDirectedReachability())
        .check(protocol, goals, Limits.NONE, Progress.SILENT);
    return assertInstanceOf(Answer.Verdicts.class, answer).verdicts().values().iterator().next();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 16, 32})
  void the_reference_protocol_is_proved_for_many_devices(int devices) {
    Protocol protocol = reference(Map.of("D", Integer.toString(devices)));
    for (String goal : List.of("OneOwner", "NoStrayDma", "FreshStart", "OneActive")) {
      Verdict verdict = verdict(protocol, goal);
      Evidence evidence = assertInstanceOf(Verdict.Holds.class, verdict, goal).evidence();
      Evidence.Invariant invariant = assertInstanceOf(Evidence.Invariant.class, evidence);
      assertTrue(invariant.conjuncts().size() <= 10, goal + " needs " + invariant.conjuncts().size() + " conjuncts");
    }
  }

  @Test
  void an_invariant_is_printed_for_all_devices_at_once() {
    Protocol protocol = reference(Map.of("D", "5"));
    Verdict.Holds holds = assertInstanceOf(Verdict.Holds.class, verdict(protocol, "OneOwner"));
    Evidence.Invariant invariant = assertInstanceOf(Evidence.Invariant.class, holds.evidence());
    assertEquals(
        List.of("all d: Device { not (2 in own[d] and 1 in own[d]) }"),
        invariant.conjuncts().stream().map(ExprPrinter.of(protocol)::print).toList());
    assertEquals(5, invariant.clauses());
  }

  @Test
  void the_seeded_bug_is_found_among_sixteen_devices_by_a_shortest_run() {
    Verdict verdict = verdict(reference(Map.of("D", "16", "BUG", "true")), "FreshStart");
    Counterexample.Run run = assertInstanceOf(
        Counterexample.Run.class, assertInstanceOf(Verdict.Violated.class, verdict).counterexample());
    assertEquals(6, run.trace().length());
    assertTrue(run.shortest());
  }

  /** Printed formulas say of each state what the clauses say that the engine works with. */
  @Test
  void every_conjunct_is_true_of_every_state_that_random_protocols_reach() {
    int conjuncts = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      String text = RandomProtocol.of(seed);
      Protocol protocol = Models.of(text, seed);
      int[] patience = {2000};
      Limits hasty = new Limits(
          OptionalInt.empty(), Long.MAX_VALUE,
          () -> --patience[0] < 0 ? Optional.of(Reason.TIMEOUT) : Optional.empty());
      Answer answer = new SymbolicEngine("pdr", new PropertyDirectedReachability())
          .check(protocol, Goals.of(protocol), hasty, Progress.SILENT);
      if (!(answer instanceof Answer.Verdicts(Map<Goal, Verdict> verdicts, _, _))) {
        continue;
      }
      Interpreter interpreter = new Interpreter(protocol);
      Set<State> states = Models.reached(interpreter, MOST_STATES);
      for (Map.Entry<Goal, Verdict> entry : verdicts.entrySet()) {
        if (entry.getValue() instanceof Verdict.Holds(Evidence.Invariant invariant, _) && !hasMemory(entry.getKey())) {
          for (Expr conjunct : invariant.conjuncts()) {
            conjuncts++;
            for (State s : states) {
              assertTrue(
                  interpreter.evaluate(conjunct, Moment.instant(s, Optional.empty())).isTrue(),
                  () -> "in " + s + ": " + ExprPrinter.of(protocol).print(conjunct) + "\n" + text);
            }
          }
        }
      }
    }
    assertTrue(conjuncts > SEEDS / 2, "only " + conjuncts + " conjuncts");
  }

  private static boolean hasMemory(Goal goal) {
    return switch (goal) {
      case Goal.Always a -> !a.monitor().isEmpty();
      case Goal.Somewhere s -> !s.monitor().isEmpty();
      case Goal.Liveness _ -> true;
      case Goal.EveryStep _, Goal.Unsupported _, Goal.NotChecked _, Goal.MeasureGoal _, Goal.Deadlock _,
          Goal.WellDefined _ -> false;
    };
  }
}
