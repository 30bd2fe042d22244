package baton.tests.enumeration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Counterexample;
import baton.checker.Evidence;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.enumeration.Enumerated;
import baton.checker.enumeration.Enumeration;
import baton.checker.enumeration.Independence;
import baton.checker.ground.GoalNodes;
import baton.checker.ground.Lowered;
import baton.checker.ground.Lowering;
import baton.checker.reference.ReferenceEngine;
import baton.cli.CommandLineProbe;
import baton.counterexamples.Trace;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number of counterexamples is that of a plain enumeration, and the first of them is the canonical one. */
final class EnumerationTest {
  private static final int SEEDS = Integer.getInteger("baton.seeds", 1500) / 2;
  private static final long MANY = 100_000;

  private int counted;
  private int several;
  private int merged;

  private static Protocol load(ModuleSource source, String path, Map<String, String> values) {
    return switch (new Loader(source).load(path, new Settings(values, Map.of(), OptionalInt.empty()))) {
      case Loaded.Ready(Protocol protocol, _, _) -> protocol;
      case Loaded.Refused(var diagnostics) -> throw new AssertionError(DiagnosticRenderer.render(diagnostics));
    };
  }

  private static Protocol library(String path, String... on) {
    Path home = CommandLineProbe.home();
    Directories files = Models.files(home);
    Map<String, String> values = new java.util.HashMap<>();
    for (String setting : on) {
      int equals = setting.indexOf('=');
      values.put(equals < 0 ? setting : setting.substring(0, equals),
          equals < 0 ? "true" : setting.substring(equals + 1));
    }
    return load(files, path, values);
  }

  private static boolean isAsked(Goal goal) {
    return switch (goal) {
      case Goal.Always _, Goal.EveryStep _, Goal.Somewhere _, Goal.Deadlock _, Goal.WellDefined _ -> true;
      case Goal.Liveness _, Goal.MeasureGoal _, Goal.Unsupported _, Goal.NotChecked _ -> false;
    };
  }

  private static Limits hasty(int patience) {
    AtomicInteger asked = new AtomicInteger();
    Supplier<Optional<Reason>> stop =
        () -> asked.incrementAndGet() > patience ? Optional.of(Reason.TIMEOUT) : Optional.empty();
    return new Limits(OptionalInt.empty(), Long.MAX_VALUE, stop);
  }

  private static Optional<Trace> canonical(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Violated(Counterexample.Run(Trace trace, _, _)) -> Optional.of(trace);
      case Verdict.Holds(Evidence.Witness(Trace trace, _), _) -> Optional.of(trace);
      case Verdict.Violated _, Verdict.Holds _, Verdict.Vacuous _, Verdict.HoldsToBound _, Verdict.Undecided _ ->
          Optional.empty();
    };
  }

  /** Compares all goals of a protocol, with counterexamples so much longer than the shortest. */
  private void compare(Protocol protocol, int within, int patience) {
    List<Goal> goals = Goals.of(protocol).stream().filter(EnumerationTest::isAsked).toList();
    Limits most = hasty(patience);
    if (!(new ReferenceEngine().check(protocol, goals, most, Progress.SILENT)
            instanceof Answer.Verdicts(Map<Goal, Verdict> verdicts, _, _)) || most.stop().get().isPresent()) {
      return;
    }
    Lowered lowered = Lowering.lower(protocol);
    verdicts.forEach((goal, verdict) -> compare(lowered, goal, verdict, within));
  }

  private void compare(Lowered lowered, Goal goal, Verdict verdict, int within) {
    List<Trace> found = new ArrayList<>();
    Enumerated end = Enumeration.of(
        lowered.protocol().protocol(), goal, new Enumeration.Asked(within, MANY, true), Limits.NONE, Progress.SILENT,
        f -> found.add(f.trace()));
    Optional<Trace> first = canonical(verdict);
    if (first.isEmpty()) {
      assertTrue(end instanceof Enumerated.None, goal.name() + ": " + end);
      return;
    }
    assertEquals(first.get(), found.getFirst(), goal.name());
    if (first.get().initial().isEmpty()) {
      return; // initialisation is ill-defined: there is one way to show that
    }
    int shortest = first.get().length();
    try {
      boolean steps = GoalNodes.of(goal, lowered).filter(n -> Independence.looksAtSteps(goal, n)).isPresent();
      Brute brute = new Brute(lowered, goal, steps);
      List<Brute.Run> runs = brute.runs(shortest + within);
      int classes = brute.classes(runs, shortest);
      assertEquals(
          new Enumerated.Some(shortest, classes, new Enumerated.Ending.All(), List.of()), end,
          () -> goal.name() + " +" + within + "\n" + String.join("\n", found.stream()
              .map(t -> t.initial() + " " + t.steps().stream().map(s -> s.label().toString()).toList()).toList())
              + "\nof\n" + String.join("\n", runs.stream()
                  .map(r -> r.first() + " " + r.steps().stream().map(s -> s.label().toString()).toList()).toList()));
      counted++;
      several += classes > 1 ? 1 : 0;
      merged += classes < runs.size() ? 1 : 0;
    } catch (Brute.TooMany _) {
      // another protocol will do
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2"})
  void random_protocols(int within) {
    for (long seed = 0; seed < SEEDS; seed++) {
      String text = RandomProtocol.of(seed);
      try {
        compare(load(new InMemory(Map.of("random.baton", text)), "random.baton", Map.of()), within, 300);
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage() + "\n" + text, e);
      }
    }
    assertTrue(
        counted > SEEDS && several > SEEDS / 10 && merged > SEEDS / 10,
        "only " + counted + " compared, " + several + " with several classes, " + merged + " with several runs in one");
  }

  @Test
  void library_protocols() {
    compare(library("models/library/reference/handover.baton", "D=1"), 0, 10_000);
    compare(library("models/library/handover/passive-boot.baton", "Device=1", "noResetOnRecovery"), 1, 10_000);
    compare(library("models/library/reset/hotplug-reset.baton"), 1, 100_000);
    assertTrue(counted > 8 && several > 3, counted + " compared, " + several + " with several classes");
  }

  @Test
  void a_handover_of_three_devices_is_one_run_in_many_orders() {
    Protocol protocol = library("models/library/handover/passive-boot.baton", "Device=3");
    Goal goal = Goals.of(protocol).stream().filter(g -> g.name().equals("handedOver")).findFirst().orElseThrow();
    Enumerated end = Enumeration.of(
        protocol, goal, new Enumeration.Asked(0, MANY, true), Limits.NONE, Progress.SILENT, _ -> {});
    assertEquals(new Enumerated.Some(22, 1, new Enumerated.Ending.All(), List.of()), end);
  }
}
