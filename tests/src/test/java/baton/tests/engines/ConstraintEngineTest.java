package baton.tests.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Confirmed;
import baton.checker.Counterexample;
import baton.checker.Engine;
import baton.checker.EngineBug;
import baton.checker.Evidence;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.bmc.BoundedModelChecking;
import baton.checker.cp.ConstraintEngine;
import baton.checker.cp.WrongTablesProbe;
import baton.checker.explicit.ExplicitEngine;
import baton.checker.explicit.ExplicitOptions;
import baton.checker.reference.ReferenceEngine;
import baton.checker.symbolic.SymbolicEngine;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import baton.properties.Goals;
import baton.tests.random.Models;
import baton.tests.random.RandomProtocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The constraint engine, the oracle, explicit search and bounded model checking say the same of runs up to a bound. */
final class ConstraintEngineTest {
  private static final long FIRST = Long.getLong("baton.firstSeed", 0);
  private static final int SEEDS = Integer.getInteger("baton.seeds", 1500) / 5;
  private static final int BOUND = 3;

  /** What a verdict says of runs up to the bound: the run that it found, or that there is none. Empty: nothing. */
  private static Optional<String> bounded(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Violated(Counterexample.Run(var trace, _, boolean canonical)) ->
          Optional.of(trace.length() > BOUND ? "none" : canonical ? trace.toString() : "in " + trace.length());
      case Verdict.Holds(Evidence.Witness(var trace, boolean canonical), _) ->
          Optional.of(trace.length() > BOUND ? "none" : canonical ? trace.toString() : "in " + trace.length());
      case Verdict.Holds _, Verdict.Vacuous _, Verdict.Violated _ -> Optional.of("none");
      case Verdict.HoldsToBound(int steps) -> steps >= BOUND ? Optional.of("none") : Optional.empty();
      case Verdict.Undecided _ -> Optional.empty();
    };
  }

  private static Map<Goal, Verdict> verdicts(Engine engine, Protocol protocol, int patience) {
    return switch (engine.check(
        protocol, Goals.of(protocol), new Limits(OptionalInt.of(BOUND), Long.MAX_VALUE, Patience.of(patience)),
        Progress.SILENT)) {
      case Answer.Verdicts(Map<Goal, Verdict> verdicts, _, _) -> verdicts;
      case Answer.NoInitialState _ -> Map.of();
    };
  }

  private int compared;
  private int found;

  private List<String> differences(Protocol protocol, Engine cp) {
    Map<Goal, Verdict> own = verdicts(cp, protocol, 30_000);
    List<String> differences = new ArrayList<>();
    Map<String, Engine> others = new LinkedHashMap<>();
    others.put("reference", new ReferenceEngine());
    others.put("explicit", new ExplicitEngine(new ExplicitOptions(1, true, ExplicitOptions.Backend.CLOSURES)));
    others.put("bmc", new SymbolicEngine("bmc", new BoundedModelChecking()));
    others.forEach((name, engine) -> verdicts(engine, protocol, 30_000).forEach((goal, verdict) -> {
      Optional<String> said = Optional.ofNullable(own.get(goal)).flatMap(ConstraintEngineTest::bounded);
      Optional<String> other = bounded(verdict);
      if (said.isPresent() && other.isPresent()) {
        compared++;
        found += said.get().equals("none") ? 0 : 1;
        if (!said.equals(other)) {
          differences.add(goal.name() + ": " + said.get() + "\n  but " + name + " " + other.get());
        }
      }
    }));
    return differences;
  }

  @Test
  void agrees_on_random_protocols() {
    Engine cp = new Confirmed(new ConstraintEngine());
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      String text = RandomProtocol.of(seed);
      assertEquals(List.of(), differences(Models.of(text), cp), "seed " + seed + "\n" + text);
    }
    assertTrue(compared > SEEDS * 6 && found > SEEDS, compared + " compared, " + found + " of them with a run");
  }

  @Test
  void a_wrong_constraint_is_noticed() {
    Engine wrong = new Confirmed(WrongTablesProbe.engine());
    int noticed = 0;
    for (long seed = 0; seed < 100 && noticed == 0; seed++) {
      try {
        noticed += differences(Models.of(RandomProtocol.of(seed)), wrong).size();
      } catch (EngineBug | IllegalStateException _) {
        noticed++; // a run that does not replay
      }
    }
    assertTrue(noticed > 0, "a wrong table went unnoticed");
  }

  private static final String PIGEONS = """
      protocol Pigeons
      sort Device = 8
      var at: Device -> 0..6 = 0
      var used: set of Device = {}
      action place(d: Device) when d not in used {
        choose s: 0..6 where s > 0 and no e: Device { at[e] == s }
        at[d] := s
        used += {d}
      }
      terminal { true }
      reach all_ { all d: Device { d in used } }
      """;

  @Test
  void a_limit_that_is_over_a_moment_later_is_named_all_the_same() {
    Protocol protocol = Models.of(PIGEONS);
    List<Goal> goals = Goals.of(protocol).stream().filter(g -> g.name().equals("all_")).toList();
    for (int when = 1; when < 300; when += 7) {
      int at = when;
      AtomicInteger asked = new AtomicInteger();
      Limits limits = new Limits(OptionalInt.of(8), Long.MAX_VALUE,
          () -> asked.incrementAndGet() == at ? Optional.of(Reason.MEMORY) : Optional.empty());
      Answer answer = new ConstraintEngine().check(protocol, goals, limits, Progress.SILENT);
      Verdict verdict = ((Answer.Verdicts) answer).verdicts().values().iterator().next();
      assertTrue(
          verdict instanceof Verdict.Undecided(Reason reason, _) && reason == Reason.MEMORY, at + ": " + verdict);
    }
  }

  @Test
  void stops_when_told_and_says_how_far_it_came() {
    Protocol protocol = Models.of(PIGEONS);
    List<Goal> goals = Goals.of(protocol).stream().filter(g -> g.name().equals("all_")).toList();
    Map<String, Long> spent = new LinkedHashMap<>();
    Progress progress = new Progress() {
      @Override
      public void report(Report report) {}

      @Override
      public void spent(String goal, Map<String, Long> figures) {
        spent.putAll(figures);
      }
    };
    Limits limits = new Limits(OptionalInt.of(8), Long.MAX_VALUE, Patience.of(200));
    Answer answer = new ConstraintEngine().check(protocol, goals, limits, progress);
    Verdict verdict = ((Answer.Verdicts) answer).verdicts().values().iterator().next();
    assertTrue(verdict instanceof Verdict.Undecided(Reason reason, String detail) && reason == Reason.TIMEOUT
        && detail.startsWith("nothing in runs of "), verdict.toString());
    assertTrue(spent.getOrDefault("propagations", 0L) > 0 && spent.getOrDefault("fails", 0L) > 0, spent.toString());
  }
}
