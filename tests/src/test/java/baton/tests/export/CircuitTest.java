package baton.tests.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Counterexample;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.export.Exported;
import baton.checker.export.circuit.CircuitExporter;
import baton.checker.export.circuit.CircuitExporter.Target;
import baton.checker.reference.ReferenceEngine;
import baton.cli.CommandLineProbe;
import baton.models.Loaded;
import baton.models.Loader;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.InMemory;
import baton.models.source.ModuleSource;
import baton.properties.Goal;
import baton.properties.Goals;
import baton.tests.random.Models;
import baton.tests.random.RandomProtocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ABC and Z3, given exported circuits, judge every goal as we do. */
final class CircuitTest {
  private static final int BOUND = 3;

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("baton.circuitSeeds", 12));
  }

  private static Protocol load(ModuleSource source, String path, Map<String, String> values) {
    return assertInstanceOf(
        Loaded.Ready.class, new Loader(source).load(path, new Settings(values, Map.of(), OptionalInt.empty())),
        path).protocol();
  }

  private static Protocol load(String path, Map<String, String> values) {
    Path home = CommandLineProbe.home();
    return load(Models.files(home), path, values);
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "true"})
  void the_reference_protocol(String bug, @TempDir Path directory) throws Exception {
    Tools.require("berkeley-abc", "z3");
    Protocol protocol = load("models/library/reference/handover.baton", Map.of("D", "1", "BUG", bug));
    compare(protocol, Integer.MAX_VALUE, directory);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_random_protocol(long seed, @TempDir Path directory) throws Exception {
    Tools.require("berkeley-abc", "z3");
    String text = RandomProtocol.of(seed);
    compare(load(new InMemory(Map.of("random.baton", text)), "random.baton", Map.of()), 1000, directory);
  }

  @Test
  void a_goal_that_remembers_several_things_of_one_kind(@TempDir Path directory) throws Exception {
    Tools.require("berkeley-abc", "z3");
    String text = """
        protocol Remembers
        var n: 0..3 = 0
        action up when n < 3 { n += 1 }
        terminal { n == 3 }
        invariant kept { historically n < 3 or once did up or historically n < 2 }
        invariant lost { historically n < 3 or historically n < 2 }
        """;
    Protocol protocol = load(new InMemory(Map.of("small.baton", text)), "small.baton", Map.of());
    compare(protocol, Integer.MAX_VALUE, directory);
  }

  /** Compares what the reference engine decides with this patience. */
  private static void compare(Protocol protocol, int patience, Path directory) throws Exception {
    List<Goal> goals = Goals.of(protocol);
    AtomicInteger asked = new AtomicInteger();
    Limits limits = new Limits(
        OptionalInt.empty(), Long.MAX_VALUE,
        () -> asked.incrementAndGet() > patience ? Optional.of(Reason.TIMEOUT) : Optional.empty());
    Answer answer = new ReferenceEngine().check(protocol, goals, limits, Progress.SILENT);
    if (!(answer instanceof Answer.Verdicts(var verdicts, _, _))) {
      assertInstanceOf(
          Exported.NoInitialState.class, CircuitExporter.export(protocol, goals, false, new Target.Chc()));
      return;
    }
    for (Map.Entry<Goal, Verdict> entry : verdicts.entrySet()) {
      if (isAsked(entry.getKey())) {
        Optional<Integer> length = reachedIn(entry.getValue());
        if (length.isPresent()) {
          compare(protocol, entry.getKey(), length.get(), directory);
        }
      }
    }
  }

  private static boolean isAsked(Goal goal) {
    return switch (goal) {
      case Goal.Always _, Goal.EveryStep _, Goal.Somewhere _, Goal.Deadlock _, Goal.WellDefined _ -> true;
      case Goal.Liveness _, Goal.Unsupported _, Goal.NotChecked _, Goal.MeasureGoal _ -> false;
    };
  }

  /** In how many steps the output can be true; the greatest number if never; empty if that is not known. */
  private static Optional<Integer> reachedIn(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Violated(Counterexample.Run(var trace, _, _)) ->
          Optional.of(trace.steps().size() + (trace.attempt().isPresent() && trace.initial().isPresent() ? 1 : 0));
      case Verdict.Holds(baton.checker.Evidence.Witness(var trace, _), _) -> Optional.of(trace.length());
      case Verdict.Violated(Counterexample.Unreachable _), Verdict.Holds _, Verdict.Vacuous _ ->
          Optional.of(Integer.MAX_VALUE);
      case Verdict.HoldsToBound _, Verdict.Undecided _ -> Optional.empty();
    };
  }

  private static void compare(Protocol protocol, Goal goal, int length, Path directory) throws Exception {
    String about = goal.name() + " of " + protocol.name();
    boolean reached = length < Integer.MAX_VALUE;
    String abc = abc(written(protocol, goal, new Target.Aiger(true)), directory);
    assertTrue(abc.contains(reached ? "was asserted" : "Property proved") || isTrivial(abc, reached),
        about + "\n" + abc);
    assertEquals(reached ? "unsat" : "sat", z3(written(protocol, goal, new Target.Chc()), directory), about);
    String bounded = z3(written(protocol, goal, new Target.SmtLib(BOUND)), directory);
    assertEquals(goal.name() + "\n" + (length <= BOUND ? "sat" : "unsat"), bounded, about + ", " + length);
    String unrolled = VmtReader.bounded(written(protocol, goal, new Target.Vmt()).text(), BOUND + 2);
    boolean soon = z3(new Exported.Document("vmt.smt2", unrolled), directory).equals("sat");
    assertTrue(soon ? length <= BOUND + 2 : length > BOUND, about + ", " + length + "\n" + unrolled);
  }

  /** A circuit without state is not sequential: ABC then speaks of it otherwise. */
  private static boolean isTrivial(String abc, boolean reached) {
    return abc.contains("The network has no latches") && abc.contains(reached ? "is const 1" : "is const 0");
  }

  private static Exported.Document written(Protocol protocol, Goal goal, Target target) {
    Exported exported = CircuitExporter.export(protocol, List.of(goal), true, target);
    return assertInstanceOf(Exported.Written.class, exported, exported::toString).documents().getFirst();
  }

  private static Path save(Exported.Document document, Path directory) throws IOException {
    Path file = directory.resolve(document.name());
    Files.writeString(file, document.text(), document.charset());
    return file;
  }

  private static String abc(Exported.Document document, Path directory) throws Exception {
    String script = "read_aiger " + save(document, directory).getFileName() + "; pdr";
    return Tools.run(directory, List.of("berkeley-abc", "-c", script));
  }

  private static String z3(Exported.Document document, Path directory) throws Exception {
    List<String> command = new ArrayList<>(List.of("z3", "-T:120", save(document, directory).getFileName().toString()));
    return Tools.run(directory, command).strip();
  }
}
