package baton.tests.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Confirmed;
import baton.checker.Engine;
import baton.checker.Evidence;
import baton.checker.Exploration;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.certificate.Certified;
import baton.checker.explicit.ExplicitEngine;
import baton.checker.explicit.ExplicitOptions;
import baton.checker.pdr.PropertyDirectedReachability;
import baton.checker.portfolio.Disagreement;
import baton.checker.portfolio.Race;
import baton.checker.symbolic.SymbolicEngine;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import baton.properties.Goals;
import baton.tests.random.Models;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RaceTest {
  private static final String COUNTER = """
      protocol Counter
      var n: 0..3 = 0
      action up when n < 3 { n := n + 1 }
      terminal { n == 3 }
      invariant small { n <= 3 }
      invariant tiny { n <= 2 }
      """;

  private static final Evidence ALL = new Evidence.Exhaustive(4, 3, 3);

  private static Protocol load(String text) {
    return Models.of(text);
  }

  private static Map<Goal, Verdict> each(List<Goal> goals, Verdict verdict) {
    Map<Goal, Verdict> all = new LinkedHashMap<>();
    goals.forEach(g -> all.put(g, verdict));
    return all;
  }

  /** Says the same of every goal. */
  private static Engine saying(String name, Verdict verdict, AtomicInteger asked) {
    return engine(name, (goals, _, _) -> {
      asked.addAndGet(goals.size());
      return new Answer.Verdicts(each(goals, verdict), Optional.empty());
    });
  }

  private interface Behaviour {
    Answer answer(List<Goal> goals, Limits limits, Progress progress);
  }

  private static Engine engine(String name, Behaviour behaviour) {
    return new Engine() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Answer check(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
        return behaviour.answer(goals, limits, progress);
      }
    };
  }

  private static Exploration exploration(boolean complete) {
    return new Exploration(100, 100, 1, OptionalLong.empty(), List.of(), 9, complete, Map.of(), false);
  }

  /** Searches until it is stopped, and says what it has seen. */
  private static Engine endless(AtomicBoolean stopped) {
    return engine("search", (goals, limits, progress) -> {
      while (limits.stop().get().isEmpty()) {
        progress.report(new Progress.Report("states", 1, 100, 100, 1));
        Thread.onSpinWait();
      }
      stopped.set(true);
      return new Answer.Verdicts(
          each(goals, new Verdict.Undecided(limits.stop().get().orElseThrow(), "")), Optional.of(exploration(false)));
    });
  }

  /** Reports many states, waits for its cue, and says the same of every goal. */
  private static Engine search(Verdict verdict, AtomicInteger cue, int least) {
    return engine("search", (goals, _, progress) -> {
      progress.report(new Progress.Report("states", 1, 100, 100, 1));
      while (cue.get() < least) {
        Thread.onSpinWait();
      }
      return new Answer.Verdicts(each(goals, verdict), Optional.of(exploration(true)));
    });
  }

  private static Answer.Verdicts run(Engine race, Limits limits) {
    Protocol protocol = load(COUNTER);
    return assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertInstanceOf(
            Answer.Verdicts.class, race.check(protocol, Goals.of(protocol), limits, Progress.SILENT)));
  }

  private static Answer.Verdicts run(Engine race) {
    return run(race, Limits.NONE);
  }

  @Test
  void a_search_that_is_soon_done_is_alone() {
    AtomicInteger asked = new AtomicInteger();
    Engine never = saying("prover", new Verdict.Violated(new baton.checker.Counterexample.Unreachable(ALL)), asked);
    Answer.Verdicts answer = run(new Race(search(new Verdict.Holds(ALL), asked, 0), never, 100));
    assertEquals(0, asked.get());
    assertEquals(Optional.empty(), answer.answeredBy());
    assertEquals(exploration(true), answer.exploration().orElseThrow());
  }

  @Test
  void a_search_is_stopped_when_all_is_proved_and_its_counts_are_not_reported() {
    AtomicBoolean stopped = new AtomicBoolean();
    Engine prover = saying("prover", new Verdict.Holds(new Evidence.Induction(1)), new AtomicInteger());
    Answer.Verdicts answer = run(new Race(endless(stopped), prover, 10));
    assertTrue(stopped.get());
    assertTrue(answer.verdicts().values().stream().allMatch(new Verdict.Holds(new Evidence.Induction(1))::equals));
    assertEquals(Optional.of("prover (search stopped after 100 states)"), answer.answeredBy());
    assertEquals(Optional.empty(), answer.exploration());
  }

  @Test
  void a_prover_is_stopped_when_the_search_is_done() {
    AtomicBoolean stopped = new AtomicBoolean();
    AtomicInteger cue = new AtomicInteger();
    Engine slow = engine("prover", (goals, limits, _) -> {
      cue.set(1);
      while (limits.stop().get().isEmpty()) {
        Thread.onSpinWait();
      }
      stopped.set(true);
      return Answer.Verdicts.undecided(goals, Reason.TIMEOUT, "");
    });
    Answer.Verdicts answer =
        run(new Race(search(new Verdict.Holds(ALL), cue, 1), slow, 10));
    assertTrue(stopped.get());
    assertEquals(Optional.of("search"), answer.answeredBy());
    assertEquals(exploration(true), answer.exploration().orElseThrow());
  }

  @Test
  void a_wrong_prover_is_noticed() {
    AtomicInteger asked = new AtomicInteger();
    int goals = Goals.of(load(COUNTER)).size();
    Engine wrong = saying("prover", new Verdict.Holds(new Evidence.Induction(1)), asked);
    Engine right = new Confirmed(new ExplicitEngine(new ExplicitOptions(1, true, ExplicitOptions.Backend.CLOSURES)));
    Engine patient = engine("search", (all, limits, progress) -> {
      progress.report(new Progress.Report("states", 1, 100, 100, 1));
      while (asked.get() < goals) {
        Thread.onSpinWait();
      }
      return right.check(load(COUNTER), all, Limits.NONE, Progress.SILENT);
    });
    Disagreement e = assertThrows(
        Disagreement.class, () -> run(new Race(patient, wrong, 10)));
    assertEquals("tiny", e.goal().name());
    assertEquals(List.of("search", "prover"), e.claims().stream().map(Disagreement.Claim::engine).toList());
    assertEquals("of `tiny` search says violated, prover says holds", e.getMessage());
  }

  @Test
  void a_prover_that_throws_stops_the_search_and_is_not_hidden() {
    AtomicBoolean stopped = new AtomicBoolean();
    Engine broken = engine("prover", (_, _, _) -> {
      throw new IllegalStateException("broken on purpose");
    });
    IllegalStateException e = assertThrows(
        IllegalStateException.class, () -> run(new Race(endless(stopped), broken, 10)));
    assertEquals("broken on purpose", e.getMessage());
    assertTrue(stopped.get());
  }

  @Test
  void a_search_that_throws_is_not_hidden() {
    Engine broken = engine("search", (_, _, _) -> {
      throw new IllegalStateException("broken on purpose");
    });
    Engine prover = saying("prover", new Verdict.Holds(new Evidence.Induction(1)), new AtomicInteger());
    assertThrows(IllegalStateException.class, () -> run(new Race(broken, prover, 10)));
  }

  @Test
  void limits_stop_both() {
    AtomicBoolean stopped = new AtomicBoolean();
    Engine open = engine("prover", (goals, limits, _) -> {
      while (limits.stop().get().isEmpty()) {
        Thread.onSpinWait();
      }
      return Answer.Verdicts.undecided(goals, limits.stop().get().orElseThrow(), "");
    });
    long end = System.nanoTime() + 300_000_000L;
    Limits soon = new Limits(
        OptionalInt.empty(), Long.MAX_VALUE,
        () -> System.nanoTime() > end ? Optional.of(Reason.TIMEOUT) : Optional.empty());
    Answer.Verdicts answer = run(new Race(endless(stopped), open, 10), soon);
    assertTrue(answer.verdicts().values().stream()
        .allMatch(v -> v instanceof Verdict.Undecided(Reason reason, _) && reason == Reason.TIMEOUT));
    assertEquals(exploration(false), answer.exploration().orElseThrow());
    assertEquals(Optional.of("search"), answer.answeredBy());
  }

  /** A real proof beside a search that would not end: the space has 2^40 states. */
  @Test
  void a_large_space_is_proved_safe() {
    Protocol protocol = load("""
        protocol Large
        sort Node = 40
        var on: Node -> bool = false
        var last: Node? = none
        action flip(n: Node) { on[n] := not on[n] last := n }
        invariant said { (some n: Node { on[n] }) implies last != none }
        """);
    Engine search = new Confirmed(new ExplicitEngine(new ExplicitOptions(1, false, ExplicitOptions.Backend.CLOSURES)));
    Engine prover = new Confirmed(new SymbolicEngine("pdr", new PropertyDirectedReachability()));
    Answer answer = new Race(search, new Certified(prover), 1000)
        .check(protocol, Goals.of(protocol), Limits.NONE, Progress.SILENT);
    Answer.Verdicts verdicts = assertInstanceOf(Answer.Verdicts.class, answer);
    verdicts.verdicts().forEach((goal, v) -> assertInstanceOf(Verdict.Holds.class, v, goal.name()));
    assertTrue(verdicts.answeredBy().orElseThrow().startsWith("pdr (explicit stopped after "), verdicts.toString());
  }
}
