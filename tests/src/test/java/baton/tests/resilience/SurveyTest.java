package baton.tests.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Confirmed;
import baton.checker.Engine;
import baton.checker.FirstThatCan;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.bmc.BoundedModelChecking;
import baton.checker.explicit.ExplicitEngine;
import baton.checker.explicit.ExplicitOptions;
import baton.checker.reference.ReferenceEngine;
import baton.checker.resilience.Cell;
import baton.checker.resilience.Least;
import baton.checker.resilience.Resilience;
import baton.checker.resilience.Survey;
import baton.checker.symbolic.SymbolicEngine;
import baton.cli.CommandLineProbe;
import baton.counterexamples.Replay;
import baton.models.Loaded;
import baton.models.Loader;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.DiagnosticRenderer;
import baton.models.source.Directories;
import baton.models.source.InMemory;
import baton.models.source.ModuleSource;
import baton.properties.Goal;
import baton.properties.Goals;
import baton.tests.random.Models;
import baton.tests.random.RandomProtocol;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each cell of a table is asked again of the reference engine, and of bounded model checking where that is about finite
 * runs, with budgets that are set as the command line sets them; the least set is compared with all smaller ones.
 */
final class SurveyTest {
  private static final int MAX = 2;
  private static final int MANY = 4; // faults, where any number is survived
  private static final int SEEDS = Integer.getInteger("baton.seeds", 1500) / 10;

  /** A text and where its imports are found, so that it can be loaded with other budgets. */
  private record Model(ModuleSource source, String path) {
    Protocol with(Map<String, Integer> budgets, OptionalInt all) {
      Map<String, String> values = new LinkedHashMap<>();
      return switch (new Loader(source).load(path, new Settings(values, budgets, all))) {
        case Loaded.Ready(Protocol protocol, _, _) -> protocol;
        case Loaded.Refused(var diagnostics) -> throw new AssertionError(DiagnosticRenderer.render(diagnostics));
      };
    }

    Protocol asItIs() {
      return with(Map.of(), OptionalInt.empty());
    }
  }

  private static Limits limits(OptionalInt bound, int patience) {
    AtomicInteger asked = new AtomicInteger();
    Supplier<Optional<Reason>> stop =
        () -> asked.incrementAndGet() > patience ? Optional.of(Reason.TIMEOUT) : Optional.empty();
    return new Limits(bound, Long.MAX_VALUE, stop);
  }

  private static Verdict verdict(Engine engine, Protocol protocol, String goal, Limits limits) {
    List<Goal> goals = Goals.of(protocol).stream().filter(g -> g.name().equals(goal)).toList();
    return switch (engine.check(protocol, goals, limits, Progress.SILENT)) {
      case Answer.Verdicts(var verdicts, _, _) -> verdicts.values().iterator().next();
      case Answer.NoInitialState _ -> throw new AssertionError("no initial state");
    };
  }

  private static Engine usual() {
    return new Confirmed(new FirstThatCan(List.of(
        new ExplicitEngine(new ExplicitOptions(1, true, ExplicitOptions.Backend.CLOSURES)), new ReferenceEngine())));
  }

  /** How many cells were compared. */
  private int cells;

  /** How many of them say that one fault more breaks the goal. */
  private int broken;

  private void check(Model model, int patience) {
    Protocol protocol = model.asItIs();
    List<String> kinds = Survey.kinds(protocol);
    List<Goal> goals = Goals.of(protocol);
    Limits most = limits(OptionalInt.empty(), patience);
    Resilience found = Survey.of(protocol, goals, kinds, MAX, usual(), most, Progress.SILENT);
    if (most.stop().get().isPresent() || !(found instanceof Resilience.Table table)) {
      return;
    }
    for (Resilience.Row row : table.rows()) {
      for (String kind : kinds) {
        Cell cell = Optional.ofNullable(row.each().get(kind)).orElseThrow();
        compare(cell, row, n -> model.with(budgets(kinds, Collections.nCopies(n, kind)), OptionalInt.empty()), kind);
      }
      compare(row.together(), row, n -> model.with(budgets(kinds, kinds, n), OptionalInt.of(n)), "together");
      least(model, kinds, row);
    }
  }

  private static Map<String, Integer> budgets(List<String> kinds, List<String> faults) {
    Map<String, Integer> budgets = new LinkedHashMap<>();
    kinds.forEach(k -> budgets.put(k, Collections.frequency(faults, k)));
    return budgets;
  }

  private static Map<String, Integer> budgets(List<String> kinds, List<String> free, int n) {
    Map<String, Integer> budgets = new LinkedHashMap<>();
    kinds.forEach(k -> budgets.put(k, free.contains(k) ? n : 0));
    return budgets;
  }

  @FunctionalInterface
  private interface Bounded {
    Protocol with(int faults);
  }

  private void compare(Cell cell, Resilience.Row row, Bounded bounded, String column) {
    String goal = row.goal().name();
    String where = goal + ", " + column + ": " + cell;
    switch (cell) {
      case Cell.Any _ -> survives(bounded.with(MANY), goal, where);
      case Cell.UpTo(int n, _, Cell.Beyond beyond) -> {
        survives(bounded.with(n), goal, where);
        switch (beyond) {
          case BREAKS -> breaks(bounded.with(n + 1), goal, where);
          case NOT_ASKED -> assertEquals(MAX, n, where);
          case UNDECIDED -> throw new AssertionError(where);
        }
      }
      case Cell.Broken _ -> breaks(bounded.with(0), goal, where);
      case Cell.Open(Verdict verdict) ->
          assertTrue(verdict(new ReferenceEngine(), bounded.with(0), goal, Limits.NONE) instanceof Verdict.Undecided,
              where + verdict);
    }
    cells++;
  }

  private static void survives(Protocol protocol, String goal, String where) {
    Verdict again = verdict(new ReferenceEngine(), protocol, goal, limits(OptionalInt.empty(), 20_000));
    assertTrue(again instanceof Verdict.Holds || again instanceof Verdict.Vacuous || again instanceof Verdict.Undecided,
        () -> where + "\nbut " + again);
    Verdict bmc = verdict(
        new SymbolicEngine("bmc", new BoundedModelChecking()), protocol, goal, limits(OptionalInt.of(3), 20_000));
    assertTrue(!(bmc instanceof Verdict.Violated), () -> where + "\nbut " + bmc);
  }

  private void breaks(Protocol protocol, String goal, String where) {
    Verdict again = verdict(new ReferenceEngine(), protocol, goal, Limits.NONE);
    assertTrue(again instanceof Verdict.Violated, () -> where + "\nbut " + again);
    broken++;
  }

  /** Every multiset that comes before the one found is survived; that one is not. */
  private static void least(Model model, List<String> kinds, Resilience.Row row) {
    String goal = row.goal().name();
    if (!(row.least() instanceof Least.Faults least)) {
      assertTrue(!(row.together() instanceof Cell.Broken), goal);
      return;
    }
    assertTrue(least.proven(), goal);
    assertEquals(
        new Replay.Outcome.Confirmed(), new Replay(least.protocol()).confirm(least.goal(), least.trace()), goal);
    List<List<String>> before = new ArrayList<>();
    for (int size = 0; size <= least.kinds().size(); size++) {
      before.addAll(sorted(kinds, size));
    }
    for (List<String> faults : before) {
      Verdict verdict = verdict(
          new ReferenceEngine(), model.with(budgets(kinds, faults), OptionalInt.empty()), goal, Limits.NONE);
      if (verdict instanceof Verdict.Violated) {
        assertEquals(faults, least.kinds(), goal);
        return;
      }
    }
    throw new AssertionError(goal + ": no set breaks it, yet the survey has found " + least.kinds());
  }

  /** All multisets of a size: of few kinds first, then by the positions of their kinds. */
  private static List<List<String>> sorted(List<String> kinds, int size) {
    List<List<String>> all = new ArrayList<>(List.of(List.of()));
    for (int i = 0; i < size; i++) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> m : all) {
        for (String kind : kinds) {
          if (m.isEmpty() || kinds.indexOf(kind) >= kinds.indexOf(m.getLast())) {
            List<String> more = new ArrayList<>(m);
            more.add(kind);
            longer.add(more);
          }
        }
      }
      all = longer;
    }
    List<List<String>> result = new ArrayList<>();
    for (int different = 0; different <= size; different++) {
      for (List<String> m : all) {
        if (m.stream().distinct().count() == different) {
          result.add(m);
        }
      }
    }
    return result;
  }

  @Test
  void random_protocols() {
    for (long seed = 0; seed < SEEDS; seed++) {
      String text = RandomProtocol.of(seed);
      Model model = new Model(new InMemory(Map.of("random.baton", text)), "random.baton");
      if (Survey.kinds(model.asItIs()).isEmpty()) {
        continue;
      }
      try {
        check(model, 3_000);
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage() + "\n" + text, e);
      }
    }
    assertTrue(cells > SEEDS * 4 && broken > SEEDS / 10, "only " + cells + " cells, " + broken + " of them broken");
  }

  @ParameterizedTest
  @CsvSource({
    "models/library/reset/hotplug-reset.baton", "models/library/liveupdate/luo-flb.baton",
    "models/library/kexec/stop-cpus.baton", "models/library/storage/hba-firmware.baton"
  })
  void library_protocols(String path) {
    Path home = CommandLineProbe.home();
    Directories files = Models.files(home);
    check(new Model(files, path), Integer.MAX_VALUE);
    assertTrue(cells > 0);
  }
}
