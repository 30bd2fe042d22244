package baton.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.Evidence;
import baton.checker.Exploration;
import baton.checker.Verdict;
import baton.checker.pdr.PropertyDirectedReachability;
import baton.checker.symbolic.Finding;
import baton.checker.symbolic.SymbolicEngine;
import baton.properties.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of an engine that is wrong, which these are on purpose: status 4 and evidence, never a verdict. */
final class WrongEnginesTest {
  private static final String COUNTER = """
      protocol Counter
      var n: 0..3 = 0
      action up when n < 3 { n := n + 1 }
      terminal { n == 3 }
      invariant small { n <= 3 }
      invariant tiny { n <= 2 }
      """;

  private static final Engine RIGHT = new SymbolicEngine("pdr", new PropertyDirectedReachability());

  @TempDir
  Path directory;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(directory.resolve("counter.baton"), COUNTER);
  }

  private CommandLineProbe.Result check(EngineOptions.Parts parts, String... args) {
    List<Command> commands = List.of(new CheckCommand(arguments -> new EngineOptions(arguments, parts)));
    return CommandLineProbe.run(directory, commands, args);
  }

  /** Does not mind being told to stop: it claims to have seen all, and nothing wrong. */
  private static Engine blind(Engine real) {
    return new UntilTold(real, (goals, _) -> {
      Map<Goal, Verdict> all = new LinkedHashMap<>();
      goals.forEach(g -> all.put(g, new Verdict.Holds(new Evidence.Exhaustive(4, 3, 3))));
      return new Answer.Verdicts(
          all, Optional.of(new Exploration(4, 3, 1, OptionalLong.empty(), List.of(), 3, true, Map.of(), false)));
    });
  }

  @Test
  void engines_that_contradict_each_other_end_in_status_4_with_both_evidences() throws IOException {
    CommandLineProbe.Result result =
        check(new EngineOptions.Parts(WrongEnginesTest::blind, RIGHT, 10), "check", "counter.baton");
    assertEquals(4, result.status(), result.out() + result.err());
    assertEquals("", result.out());
    assertTrue(result.err().contains(
        "engines contradict each other: of `tiny` explicit says holds, pdr says violated"), result.err());
    assertTrue(result.err().contains("both evidences are in baton-disagreement/"), result.err());
    assertFalse(result.err().contains("\tat "), result.err());
    try (Stream<Path> files = Files.list(directory.resolve("baton-disagreement"))) {
      assertEquals(
          List.of("Counter.tiny.explicit.txt", "Counter.tiny.pdr.itf.json"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
    assertEquals(
        "holds\nall of 4 states, 3 transitions, depth 3\n",
        Files.readString(directory.resolve("baton-disagreement/Counter.tiny.explicit.txt")));
    CommandLineProbe.Result replayed =
        CommandLineProbe.run(directory, "replay", "baton-disagreement/Counter.tiny.pdr.itf.json");
    assertEquals(0, replayed.status(), replayed.out() + replayed.err());
  }

  @Test
  void engines_that_agree_are_believed() {
    CommandLineProbe.Result result =
        check(new EngineOptions.Parts(WrongEnginesTest::blind, RIGHT, 10), "check", "counter.baton", "-p", "small");
    assertEquals(0, result.status(), result.out() + result.err());
    assertFalse(Files.exists(directory.resolve("baton-disagreement")));
  }

  /** Claims that everything is inductive by itself. */
  private static final Finding RASH = new Finding.Inductive(List.of());

  private CommandLineProbe.Result claiming(Finding claim, String model, String goal) throws IOException {
    Files.writeString(directory.resolve("counter.baton"), model);
    Engine wrong = new SymbolicEngine("pdr", (_, _, _, _) -> claim);
    CommandLineProbe.Result result = check(
        new EngineOptions.Parts(UnaryOperator.identity(), wrong, 10),
        "check", "counter.baton", "--engine", "pdr", "-p", goal, "--certificates", "proofs");
    assertEquals(4, result.status(), result.out() + result.err());
    assertEquals("", result.out());
    assertTrue(result.err().contains("This is a mistake of Baton, not of your model"), result.err());
    assertFalse(result.err().contains("\tat ") || result.err().contains("Exception"), result.err());
    assertFalse(Files.exists(directory.resolve("proofs")));
    return result;
  }

  @Test
  void a_proof_that_is_none_ends_in_status_4_with_a_state() throws IOException {
    String err = claiming(RASH, COUNTER, "tiny").err();
    assertTrue(err.contains("baton: the proof of `tiny` is none: its safety is refuted by Z3\n"), err);
    assertTrue(err.contains("  The invariant holds here (no run need lead to it), and the goal does not:\n    n = 3\n"),
        err);
  }

  @Test
  void the_obligation_that_fails_is_named() throws IOException {
    String err = claiming(RASH, COUNTER.replace("0..3 = 0", "0..3 = 3"), "tiny").err();
    assertTrue(err.contains("its initiation is refuted by Z3"), err);
    assertTrue(err.contains("  This initial state is not as the invariant says, or violates the goal:\n    n = 3\n"),
        err);
  }

  @Test
  void induction_over_runs_that_are_too_short_or_too_long_is_refuted() throws IOException {
    String err = claiming(new Finding.InductiveAt(2), COUNTER, "tiny").err();
    assertTrue(err.contains("baton: the proof of `tiny` is none: its induction is refuted by Z3\n"), err);
    assertTrue(err.contains("and the goal does not hold:\n    n = 3\n"), err);
    assertTrue(claiming(new Finding.InductiveAt(4), COUNTER, "tiny").err().contains("its base is refuted by Z3"));
  }
}
