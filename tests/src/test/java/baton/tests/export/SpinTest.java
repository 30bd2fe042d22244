package baton.tests.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import baton.checker.Answer;
import baton.checker.Exploration;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.explicit.ExplicitEngine;
import baton.checker.explicit.ExplicitOptions;
import baton.checker.export.Exported;
import baton.checker.export.promela.PromelaExporter;
import baton.cli.CommandLineProbe;
import baton.models.Loaded;
import baton.models.Loader;
import baton.models.ir.Protocol;
import baton.models.ir.Routine;
import baton.models.ir.Settings;
import baton.models.ir.Statements;
import baton.models.ir.Stmt;
import baton.models.source.InMemory;
import baton.models.source.ModuleSource;
import baton.properties.Goal;
import baton.properties.Goals;
import baton.tests.random.Models;
import baton.tests.random.RandomProtocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** SPIN, given the exported model, finds as many states and steps as we do, and the same errors. */
final class SpinTest {
  private static final long MOST_STATES = 300_000;

  static List<String> protocols() throws IOException {
    return files("models/library", "/components/");
  }

  static List<String> cases() throws IOException {
    return files("tests/src/test/resources/semantics-cases", "/none/");
  }

  private static List<String> files(String folder, String but) throws IOException {
    Path home = CommandLineProbe.home();
    try (Stream<Path> files = Files.walk(home.resolve(folder))) {
      return files.filter(f -> f.toString().endsWith(".baton")).map(f -> home.relativize(f).toString())
          .filter(f -> !f.contains(but)).sorted().toList();
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("baton.spinSeeds", 12));
  }

  private static Optional<Protocol> load(ModuleSource source, String path, Map<String, String> values) {
    Loaded loaded = new Loader(source).load(path, new Settings(values, Map.of(), OptionalInt.empty()));
    return loaded instanceof Loaded.Ready(Protocol protocol, _, _) ? Optional.of(protocol) : Optional.empty();
  }

  private static Optional<Protocol> load(String path, Map<String, String> values) {
    Path home = CommandLineProbe.home();
    return load(
        Models.files(home),
        path, values);
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void counts_a_shipped_protocol_as_we_do(String path, @TempDir Path directory) throws Exception {
    Tools.require("spin", "gcc");
    assertInstanceOf(Exported.Written.class,
        PromelaExporter.export(load(path, Map.of()).orElseThrow(), List.of(), false));
    assumeTrue(agrees(load(path, Map.of()).orElseThrow(), directory), "more than " + MOST_STATES + " states");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void judges_what_the_semantics_says_as_we_do(String path, @TempDir Path directory) throws Exception {
    Tools.require("spin", "gcc");
    Optional<Protocol> protocol = load(path, Map.of()); // some cases are about models that are refused
    if (protocol.isPresent() && protocol.get().unsized().isEmpty()) {
      agrees(protocol.get(), directory);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void judges_a_random_protocol_as_we_do(long seed, @TempDir Path directory) throws Exception {
    Tools.require("spin", "gcc");
    String text = RandomProtocol.of(seed);
    agrees(load(new InMemory(Map.of("random.baton", text)), "random.baton", Map.of()).orElseThrow(), directory);
  }

  @ParameterizedTest
  @CsvSource({
    "models/library/reference/handover.baton, BUG, FreshStart",
    "models/library/handover/passive-boot.baton, noResetOnRecovery, freshStart",
    "models/library/handover/passive-boot.baton, promoteOnSilence, oneActive"})
  void a_documented_mistake_fails_the_assertion(String path, String bug, String goal, @TempDir Path directory)
      throws Exception {
    Tools.require("spin", "gcc");
    Protocol protocol = load(path, Map.of(bug, "true")).orElseThrow();
    List<Goal> goals = Goals.select(Goals.of(protocol), List.of(goal)).goals();
    Exported exported = PromelaExporter.export(protocol, goals, true);
    Spin spin =
        Spin.search(assertInstanceOf(Exported.Written.class, exported).documents().getFirst().text(), directory);
    assertTrue(spin.errors() > 0 && spin.output().contains("assertion violated"), spin.output());
  }

  /** Compares, unless the protocol does not fit; then gives false. */
  private static boolean agrees(Protocol protocol, Path directory) throws Exception {
    List<Goal> goals = Goals.of(protocol);
    Exported exported = PromelaExporter.export(protocol, goals, false);
    AtomicLong states = new AtomicLong();
    Limits limits = new Limits(
        OptionalInt.empty(), Long.MAX_VALUE,
        () -> states.get() > MOST_STATES ? Optional.of(Reason.MEMORY) : Optional.empty());
    Progress progress = report -> states.set(report.states());
    Answer answer = new ExplicitEngine(new ExplicitOptions(1, false, ExplicitOptions.Backend.CLOSURES))
        .check(protocol, goals, limits, progress);
    if (exported instanceof Exported.Refused(var because)) {
      assertTrue(because.at().isPresent() || because.message().startsWith("it "), because.message());
      return false;
    }
    if (!(exported instanceof Exported.Written written)
        || !(answer instanceof Answer.Verdicts(var verdicts, Optional<Exploration> exploration, _))
        || exploration.isEmpty() || !exploration.get().complete()) {
      return false;
    }
    Exploration ours = exploration.get();
    String model = written.documents().getFirst().text();
    Spin spin = Spin.search(model, directory);
    long before = model.contains("the one before an initial state is chosen") ? 1 : 0;
    boolean violated = verdicts.entrySet().stream()
        .anyMatch(v -> v.getValue() instanceof Verdict.Violated && isExported(v.getKey()));
    assertEquals(violated, spin.errors() > 0, verdicts + "\n" + spin.output());
    if (initialIsIll(protocol)) {
      return true; // that beginning has a state of its own there
    }
    assertEquals(ours.states() + before, spin.stored(), spin.output());
    long edges = ours.transitions() + before + (before == 1 ? ours.initial() : 1);
    if (choosesInside(protocol) || violated) { // what fails may be a transition of its own
      assertTrue(edges <= spin.transitions(), edges + " steps\n" + spin.output());
    } else {
      assertEquals(edges, spin.transitions(), spin.output());
    }
    return true;
  }

  private static boolean initialIsIll(Protocol protocol) {
    return new baton.models.interpreter.Interpreter(protocol).initialStates().ill().isPresent();
  }

  private static boolean isExported(Goal goal) {
    return switch (goal) {
      case Goal.Always a -> a.monitor().isEmpty();
      case Goal.EveryStep _, Goal.Deadlock _, Goal.WellDefined _ -> true;
      case Goal.Somewhere _, Goal.Liveness _, Goal.Unsupported _, Goal.NotChecked _, Goal.MeasureGoal _ -> false;
    };
  }

  /** Whether two ways to take one step may meet in one state. */
  private static boolean choosesInside(Protocol protocol) {
    return protocol.places().stream().flatMap(p -> p.alternatives().stream()).anyMatch(a -> chooses(a.body()))
        || protocol.routines().stream().flatMap(r -> r.loops().stream())
            .anyMatch(l -> l.over() instanceof Routine.Over.AnyOrder);
  }

  private static boolean chooses(List<Stmt> block) {
    return block.stream().anyMatch(
        s -> s instanceof Stmt.Choose || Statements.blocks(s).stream().anyMatch(SpinTest::chooses));
  }
}
