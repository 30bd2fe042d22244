package baton.tests.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Confirmed;
import baton.checker.Counterexample;
import baton.checker.Engine;
import baton.checker.Evidence;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.certificate.Certified;
import baton.checker.certificate.InvariantText;
import baton.checker.certificate.Recheck;
import baton.checker.certificate.Rechecked;
import baton.checker.certificate.Rereading;
import baton.checker.integers.Approach;
import baton.checker.integers.IntegerEngine;
import baton.checker.reference.ReferenceEngine;
import baton.checker.z3.Z3Library;
import baton.counterexamples.Trace;
import baton.models.FormulaReader;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.InMemory;
import baton.models.source.SourceFile;
import baton.properties.Goal;
import baton.properties.Goals;
import baton.properties.LeftSide;
import baton.tests.random.IntegerProtocol;
import baton.tests.random.Models;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Protocols with {@code int}: judged like the same protocols with ranges that are wide enough, and what is claimed to
 * be an invariant is shown again from its text, by two solvers.
 */
final class IntegersTest {
  private static final Z3Library Z3 = new Z3Library(Path.of("target", "z3-cache"));
  private static final long FIRST = Long.getLong("baton.firstSeed", 0);
  private static final int SEEDS = Integer.getInteger("baton.seeds", 25);
  private static final int PATIENCE = 40_000; // for each goal
  private static final int WATCHED = 200;
  private static final String COUNTER = """
      protocol Counter
      var x: int = 0
      var y: int = 0
      action up { x := x + 1 }
      action follow when y < x { y := y + 1 }
      invariant behind { y <= x }
      """;

  @BeforeAll
  static void load() throws Z3Library.Unavailable {
    Z3.load();
  }

  /**
   * Questions whether to go on cost little, but for those of whoever watches Z3, which come a hundred times a second.
   */
  private static Supplier<Optional<Reason>> patience(int questions) {
    AtomicInteger asked = new AtomicInteger();
    return () -> {
      int cost = Thread.currentThread().getName().equals("z3-interrupter") ? WATCHED : 1;
      return asked.addAndGet(cost) > questions ? Optional.of(Reason.TIMEOUT) : Optional.empty();
    };
  }

  private static Map<String, Verdict> byName(Answer answer) {
    Map<String, Verdict> all = new LinkedHashMap<>();
    if (answer instanceof Answer.Verdicts(Map<Goal, Verdict> verdicts, _, _)) {
      verdicts.forEach((goal, verdict) -> all.put(goal.name(), verdict));
    }
    return all;
  }

  private static Optional<Trace> run(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Violated(Counterexample.Run(Trace trace, _, _)) -> Optional.of(trace);
      case Verdict.Holds(Evidence.Witness(Trace trace, _), _) -> Optional.of(trace);
      case Verdict.Violated _, Verdict.Holds _, Verdict.Vacuous _, Verdict.HoldsToBound _, Verdict.Undecided _ ->
          Optional.empty();
    };
  }

  /** What a verdict says, whatever the types of its values are. */
  private static String words(Verdict verdict) {
    return verdict.word() + run(verdict).map(t -> " " + t.initial() + " " + t.steps() + " "
        + t.attempt().map(a -> a.label() + " " + a.kind())).orElse("")
        + (verdict instanceof Verdict.Vacuous(_, var never) ? never.stream().map(LeftSide::text).toList() : "");
  }

  private static boolean isAmong(List<LeftSide> sides, List<LeftSide> others) {
    return others.stream().map(LeftSide::text).toList().containsAll(sides.stream().map(LeftSide::text).toList());
  }

  private static Rereading reading(String text) {
    InMemory files = new InMemory(Map.of("random.baton", text));
    return conjuncts -> switch (new FormulaReader(files)
        .read("random.baton", Settings.NONE, new SourceFile("the invariant", InvariantText.file(conjuncts)))) {
      case FormulaReader.Formulas.Read(_, var all) -> new Rereading.Result.Read(all);
      case FormulaReader.Formulas.Refused(var diagnostics) -> new Rereading.Result.Refused(diagnostics);
    };
  }

  @Test
  void integers_that_stay_small_are_judged_like_those_of_a_wide_range() {
    int decided = 0;
    int proved = 0;
    int compared = 0;
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      Protocol small = Models.of(IntegerProtocol.of(seed, "-1000..1000"));
      Supplier<Optional<Reason>> hasty = patience(20_000);
      Map<String, Verdict> expected = byName(new ReferenceEngine().check(
          small, Goals.of(small), new Limits(OptionalInt.empty(), Long.MAX_VALUE, hasty), Progress.SILENT));
      if (hasty.get().isPresent()) {
        continue;
      }
      compared++;
      String text = IntegerProtocol.of(seed, "int");
      Protocol protocol = Models.of(text);
      List<Rechecked> told = new ArrayList<>();
      Engine engine = new Certified(
          new Confirmed(new IntegerEngine("spacer", Approach.INVARIANTS)), new Recheck(Optional.of(Z3)),
          Optional.of(reading(text)), () -> 0, (_, rechecked) -> told.add(rechecked));
      for (Goal goal : Goals.of(protocol)) {
        Limits hurry = new Limits(OptionalInt.empty(), Long.MAX_VALUE, patience(PATIENCE));
        Verdict wanted = expected.get(goal.name());
        Map<String, Verdict> found = byName(engine.check(protocol, List.of(goal), hurry, Progress.SILENT));
        if (!(found.get(goal.name()) instanceof Verdict.Undecided)) {
          boolean open = found.get(goal.name()) instanceof Verdict.Holds(_, var unknown) && !unknown.isEmpty()
              && wanted instanceof Verdict.Vacuous(_, var never) && isAmong(never, unknown);
          assertEquals(open ? "holds" : words(wanted), words(found.get(goal.name())),
              "seed " + seed + ", " + goal.name() + "\n" + text);
          decided++;
        }
      }
      told.forEach(r -> assertEquals(List.of("Z3", "SMTInterpol"), r.by(), r.notes() + "\n" + text));
      proved += told.size();
    }
    assertTrue(compared > SEEDS / 2 && decided > compared * 5 && proved > compared,
        compared + " compared, " + decided + " verdicts, " + proved + " proofs");
  }

  @Test
  void runs_are_the_same_without_a_proof() {
    int found = 0;
    for (long seed = FIRST; seed < FIRST + SEEDS / 5; seed++) {
      Protocol small = Models.of(IntegerProtocol.of(seed, "-1000..1000"));
      Supplier<Optional<Reason>> hasty = patience(20_000);
      Map<String, Verdict> expected = byName(new ReferenceEngine().check(
          small, Goals.of(small), new Limits(OptionalInt.empty(), Long.MAX_VALUE, hasty), Progress.SILENT));
      if (hasty.get().isPresent()) {
        continue;
      }
      String text = IntegerProtocol.of(seed, "int");
      Protocol protocol = Models.of(text);
      Map<String, Verdict> got = byName(new Confirmed(new IntegerEngine("bmc", Approach.RUNS)).check(
          protocol, Goals.of(protocol), new Limits(OptionalInt.of(3), Long.MAX_VALUE, Optional::empty),
          Progress.SILENT));
      for (String goal : expected.keySet()) {
        Verdict verdict = got.get(goal);
        int length = run(expected.get(goal)).map(Trace::length).orElse(Integer.MAX_VALUE);
        if (length <= 3) {
          assertEquals(words(expected.get(goal)), words(verdict), "seed " + seed + ", " + goal + "\n" + text);
          found++;
        } else {
          assertEquals(new Verdict.HoldsToBound(3), verdict, "seed " + seed + ", " + goal + "\n" + text);
        }
      }
    }
    assertTrue(found > SEEDS / 10, "only " + found + " runs");
  }

  private static Recheck.Outcome recheck(Recheck by, String goal, String invariant) {
    Protocol protocol = Models.of(COUNTER);
    Goal asked = Goals.of(protocol).stream().filter(g -> g.name().equals(goal)).findFirst().orElseThrow();
    List<Expr> read = switch (reading(COUNTER).read(List.of(invariant))) {
      case Rereading.Result.Read(var all) -> all;
      case Rereading.Result.Refused(var diagnostics) -> throw new AssertionError(diagnostics);
    };
    return by.of(protocol, asked, read, () -> false);
  }

  private static String failing(Recheck by, String invariant) {
    return switch (recheck(by, "behind", invariant)) {
      case Recheck.Outcome.Refuted(String obligation, _, _) -> obligation;
      case Recheck.Outcome.Shown _ -> "none";
      case Recheck.Outcome.Open(String why) -> why;
    };
  }

  @Test
  void invariants_about_integers_are_shown_or_refused_by_each_solver() {
    for (Recheck by : List.of(new Recheck(Optional.of(Z3)), new Recheck(Optional.empty()))) {
      assertEquals("none", failing(by, "y <= x"));
      assertEquals("none", failing(by, "2 * y <= 2 * x and x >= 0"));
      assertEquals("initiation", failing(by, "y < x"));
      assertEquals("consecution", failing(by, "x <= 1000000000000 and y <= x"));
      assertEquals("consecution", failing(by, "y <= x and y != 9223372036854775807"));
      assertEquals("safety", failing(by, "y >= 0"));
    }
  }
}
