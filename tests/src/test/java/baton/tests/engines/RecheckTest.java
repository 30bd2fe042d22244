package baton.tests.engines;

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
import baton.checker.certificate.Certified;
import baton.checker.certificate.Recheck;
import baton.checker.z3.Z3Library;
import baton.cli.CommandLineProbe;
import baton.models.Loaded;
import baton.models.Loader;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.Directories;
import baton.properties.Goal;
import baton.properties.Goals;
import baton.tests.random.Models;
import baton.tests.random.RandomProtocol;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Showing an invariant again where that takes long: two solvers do, and it can be stopped. */
final class RecheckTest {
  private static final Recheck BOTH = new Recheck(Optional.of(new Z3Library(Path.of("target", "z3-cache"))));

  /** Nested loops over lists: thousands of terms for each step. */
  private static final Protocol SESSIONS = sessions();

  private static Protocol sessions() {
    Directories files = Models.files(CommandLineProbe.home());
    return assertInstanceOf(
        Loaded.Ready.class,
        new Loader(files).load("models/library/liveupdate/luo-sessions.baton", Settings.NONE)).protocol();
  }

  private static Goal goal(String name) {
    return Goals.of(SESSIONS).stream().filter(g -> g.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void nested_loops_over_lists_are_shown_by_both() {
    Recheck.Outcome outcome = BOTH.of(SESSIONS, goal("discardedAtTheLatest"), List.of(), () -> false);
    assertEquals(new Recheck.Outcome.Shown(List.of("Z3", "SMTInterpol"), List.of()), outcome);
  }

  @Test
  void what_needs_an_invariant_is_refuted_without_one() {
    Recheck.Outcome.Refuted refuted = assertInstanceOf(
        Recheck.Outcome.Refuted.class, BOTH.of(SESSIONS, goal("interlock"), List.of(), () -> false));
    assertEquals("safety", refuted.obligation());
    assertTrue(refuted.why().orElseThrow().step().isPresent());
  }

  @Test
  void stops_when_told() {
    for (int patience : new int[] {0, 3, 12}) {
      AtomicInteger asked = new AtomicInteger(); // by the thread that interrupts Z3, too
      assertInstanceOf(
          Recheck.Outcome.Open.class,
          BOTH.of(SESSIONS, goal("interlock"), List.of(), () -> asked.incrementAndGet() > patience));
    }
  }

  /** As a limit of memory does: what was in use is free again a moment later. */
  @Test
  void who_is_told_to_stop_only_for_a_moment_refutes_nothing_that_is_true() {
    Recheck textOnly = new Recheck(Optional.empty());
    int stopped = 0;
    for (int when = 1; when < 400; when += 7) {
      int at = when;
      AtomicInteger asked = new AtomicInteger();
      Recheck.Outcome outcome = textOnly.ofInduction(
          SESSIONS, goal("discardedAtTheLatest"), 1, () -> asked.incrementAndGet() == at);
      assertFalse(outcome instanceof Recheck.Outcome.Refuted, at + ": " + outcome);
      stopped += outcome instanceof Recheck.Outcome.Open ? 1 : 0;
    }
    assertTrue(stopped > 3, "stopped only " + stopped);
  }

  @Test
  void what_was_not_shown_in_time_is_not_reported_as_proved() {
    Engine claims = new Engine() {
      @Override
      public String name() {
        return "claims";
      }

      @Override
      public Answer check(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
        Verdict holds = new Verdict.Holds(new Evidence.Invariant(List.of(), 0));
        return new Answer.Verdicts(Map.of(goals.getFirst(), holds), Optional.empty());
      }
    };
    AtomicInteger asked = new AtomicInteger();
    Limits hasty = new Limits(
        OptionalInt.empty(), Long.MAX_VALUE,
        () -> asked.incrementAndGet() > 3 ? Optional.of(Reason.TIMEOUT) : Optional.empty());
    boolean[] told = {false};
    Certified certified = new Certified(claims, BOTH, Optional.empty(), () -> 0, (_, _) -> told[0] = true);
    Answer answer = certified.check(SESSIONS, List.of(goal("interlock")), hasty, Progress.SILENT);
    assertEquals(
        List.of(new Verdict.Undecided(Reason.TIMEOUT, "a proof was found, but not checked again before that")),
        List.copyOf(assertInstanceOf(Answer.Verdicts.class, answer).verdicts().values()));
    assertTrue(!told[0]);
  }

  private static final int SEEDS = Integer.getInteger("baton.seeds", 15);

  /** Both encodings say the same of runs, whether what is asked of them is so or not. */
  @Test
  void solvers_agree_about_induction_over_runs() {
    Recheck textOnly = new Recheck(Optional.empty());
    int shown = 0;
    int refuted = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      String text = RandomProtocol.of(seed);
      Protocol protocol = Models.of(text, seed);
      for (Goal goal : Goals.of(protocol)) {
        if (!(goal instanceof Goal.Always || goal instanceof Goal.EveryStep || goal instanceof Goal.Deadlock)) {
          continue;
        }
        int depth = (int) (seed % 3);
        AtomicInteger asked = new AtomicInteger();
        Recheck.Outcome both = BOTH.ofInduction(protocol, goal, depth, () -> asked.incrementAndGet() > 3000);
        switch (both) {
          case Recheck.Outcome.Shown s -> shown += s.by().size() == 2 ? 1 : 0;
          case Recheck.Outcome.Open _ -> { }
          case Recheck.Outcome.Refuted r -> {
            assertEquals("Z3", r.by(), () -> goal.name() + " of depth " + depth + " in\n" + text);
            AtomicInteger again = new AtomicInteger();
            Recheck.Outcome other = textOnly.ofInduction(protocol, goal, depth, () -> again.incrementAndGet() > 3000);
            assertTrue(
                other instanceof Recheck.Outcome.Refuted || again.get() > 3000
                    || other instanceof Recheck.Outcome.Open,
                () -> goal.name() + " of depth " + depth + ", refuted at " + r + " by Z3 only, in\n" + text);
            refuted += other instanceof Recheck.Outcome.Refuted ? 1 : 0;
          }
        }
      }
    }
    assertTrue(shown >= SEEDS / 3 && refuted >= SEEDS / 3, shown + " shown, " + refuted + " refuted");
  }
}
