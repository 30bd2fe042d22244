package baton.tests.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.Exploration;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.explicit.Checkpoints;
import baton.checker.explicit.ExplicitEngine;
import baton.checker.explicit.ExplicitOptions.Backend;
import baton.checker.explicit.ExplicitOptions;
import baton.checker.explicit.visited.Kind;
import baton.checker.explicit.visited.VisitedSets;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import baton.properties.Goals;
import baton.tests.random.Models;
import baton.tests.random.RandomProtocol;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The explicit engine says what the reference engine says: verdicts, counts, traces. */
final class ExplicitEngineTest {
  private static final long FIRST = Long.getLong("baton.firstSeed", 0);
  private static final int SEEDS = Integer.getInteger("baton.seeds", 20_000);

  private static final VisitedSets.Wishes TINY = new VisitedSets.Wishes(Optional.empty(), true, 1);
  private static final VisitedSets.Wishes BUCKETS = new VisitedSets.Wishes(Optional.of(Kind.BUCKETS), true, 1);

  /**
   * Symmetry on and off, one and two workers, every back end, levels in memory and all on disk, sets of visited states
   * that begin with room for one.
   */
  private static final List<ExplicitOptions> WAYS = List.of(
      new ExplicitOptions(1, false, Backend.CLOSURES),
      new ExplicitOptions(2, true, Backend.CLOSURES),
      new ExplicitOptions(1, true, Backend.BYTECODE),
      new ExplicitOptions(2, false, Backend.BYTECODE, Checkpoints.NONE, 0, VisitedSets.Wishes.NONE),
      new ExplicitOptions(2, true, Backend.CLOSURES, Checkpoints.NONE, 0, TINY),
      new ExplicitOptions(2, false, Backend.BYTECODE, Checkpoints.NONE, 0, BUCKETS),
      new ExplicitOptions(1, false, Backend.MEMO),
      new ExplicitOptions(2, true, Backend.MEMO, Checkpoints.NONE, 0, TINY));

  @Test
  void random_protocols() {
    int compared = 0;
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      ExplicitOptions options = WAYS.get(Math.floorMod(seed, WAYS.size()));
      Agreement.Outcome outcome = compare(seed, new ExplicitEngine(options));
      assertEquals(List.of(), outcome.differences(), options + ", seed " + seed + "\n" + RandomProtocol.of(seed));
      compared += outcome.compared() ? 1 : 0;
    }
    assertTrue(compared > SEEDS / 2, "compared only " + compared);
  }

  @Test
  void what_is_looked_for_in_a_set_may_be_none_of_its_elements() {
    String text = """
        protocol P
        var s: set of 0..3 = {1, 2, 3}
        var n: 0..4 = 3
        var m: -2..2 = 2
        action shrink(p: 0..3) { s := s & {p}  m := size(s) - 2 }
        action count when n < 4 { n := n + 1 }
        reach asMany { size(s) in s }
        reach same { n in s }
        reach below { m in s and size(s) > 1 }
        invariant notAbove { n == 4 implies n not in s }
        """;
    for (ExplicitOptions options : WAYS) {
      Agreement.Outcome outcome =
          Agreement.compare(Models.of(text, 0), new ExplicitEngine(options), OptionalInt.empty(), 2000);
      assertTrue(outcome.compared());
      assertEquals(List.of(), outcome.differences(), options.toString());
    }
  }

  /** Two counters have more values than there is room for: the search goes on with other code. */
  @Test
  void what_is_looked_up_may_turn_out_to_have_many_values() {
    Protocol protocol = Models.of("""
        protocol P
        var n: 0..160 = 0
        var m: 0..160 = 0
        var other: bool = false
        action up when n < 160 { n := n + 1 }
        action down when m < 160 and n > 0 { m := m + 1  n := n - 1 }
        action turn { other := not other }
        reach far { n == 160 and m == 160 and other }
        invariant fine { n + m < 500 or other }
        """, 0);
    for (Backend backend : Backend.values()) {
      for (int workers = 1; workers <= 2; workers++) {
        Answer answer = new ExplicitEngine(new ExplicitOptions(workers, true, backend))
            .check(protocol, Goals.of(protocol), Limits.NONE, Progress.SILENT);
        Exploration found = ((Answer.Verdicts) answer).exploration().orElseThrow();
        assertEquals(2 * 161 * 161, found.states(), backend.toString());
        assertEquals(2 * (160 * 161 + 160 * 160 + 161 * 161), found.transitions(), backend.toString());
        assertEquals(481, found.depth(), backend.toString());
      }
    }
  }

  @Test
  void more_initial_states_than_a_worker_takes_at_a_time() {
    Protocol protocol = Models.of("""
        protocol P
        var a: 0..4095 = any
        var b: bool = false
        action turn when a < 4095 { b := not b }
        invariant fine { a <= 4095 }
        """, 0);
    for (ExplicitOptions options : WAYS) {
      Answer answer = new ExplicitEngine(options).check(protocol, Goals.of(protocol), Limits.NONE, Progress.SILENT);
      Exploration found = ((Answer.Verdicts) answer).exploration().orElseThrow();
      assertEquals(4096 + 4095, found.states(), options.toString());
      assertEquals(4096, found.initial(), options.toString());
    }
  }

  private static Agreement.Outcome compare(long seed, Engine engine) {
    return Agreement.compare(Models.of(RandomProtocol.of(seed), seed), engine, OptionalInt.empty(), 2000);
  }

  @Test
  void an_engine_that_leaves_a_place_out_is_caught() {
    int caught = 0;
    for (long seed = 0; seed < 20; seed++) {
      caught += compare(seed, new WithoutFirstPlace()).differences().isEmpty() ? 0 : 1;
    }
    assertTrue(caught > 10, "caught only " + caught);
  }

  /** Wrong on purpose. */
  private record WithoutFirstPlace() implements Engine {
    @Override
    public String name() {
      return "wrong";
    }

    @Override
    public Answer check(Protocol p, List<Goal> goals, Limits limits, Progress progress) {
      Protocol less = new Protocol(
          p.name(), p.doc(), p.sorts(), p.unsized(), p.fixedElements(), p.constants(), p.variables(),
          p.constantAssumptions(), p.initialisers(), p.init(), p.assumptions(),
          p.places().subList(1, p.places().size()),
          p.routines(), p.budgets(), p.totalBudget(), p.terminal(), p.properties(), p.measures(), p.plans(), p.bugs(),
          p.expectations(), p.alsoWith());
      return new ExplicitEngine(WAYS.getFirst()).check(less, goals, limits, progress);
    }
  }
}
