package baton.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.cli.CommandLineProbe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports, traces and statuses, as a script sees them. */
final class ReportTest {
  private static final String BOOT = "models/library/handover/passive-boot.baton";

  private static CommandLineProbe.Result baton(String... args) {
    return CommandLineProbe.run(CommandLineProbe.home(), args);
  }

  private static String withoutTimes(String report) {
    return report.replaceAll("\"seconds\" : [0-9.E-]+", "\"seconds\" : 0").replaceAll("[0-9.]+ s\n", "0 s\n");
  }

  @Test
  void is_the_same_twice_but_for_time() {
    String[] call = {"check", BOOT, "--bug", "noResetOnRecovery", "--format", "json"};
    assertEquals(withoutTimes(baton(call).out()), withoutTimes(baton(call).out()));
  }

  @Test
  void two_checks_at_once_are_as_one_after_the_other() {
    String[] one = {"check", BOOT, "--bug", "noResetOnRecovery"};
    String[] other = {"check", "models/library/reference/handover.baton", "-D", "D=2", "-D", "BUG=true"};
    String first = withoutTimes(baton(one).out());
    String second = withoutTimes(baton(other).out());
    var at = CompletableFuture.supplyAsync(() -> baton(one));
    var once = CompletableFuture.supplyAsync(() -> baton(other));
    assertEquals(first, withoutTimes(at.join().out()));
    assertEquals(second, withoutTimes(once.join().out()));
  }

  @Test
  void saved_traces_are_shown_and_replayed(@TempDir Path directory) throws Exception {
    assertEquals(1,
        baton("check", BOOT, "--bug", "noResetOnRecovery", "-p", "freshStart", "--traces", directory.toString())
            .status());
    Path trace;
    try (Stream<Path> files = Files.list(directory)) {
      trace = files.filter(f -> f.toString().contains("freshStart")).findFirst().orElseThrow();
    }
    CommandLineProbe.Result replay = baton("replay", trace.toString());
    assertEquals(0, replay.status(), replay.out() + replay.err());
    CommandLineProbe.Result show = baton("show", trace.toString());
    assertEquals(0, show.status(), show.err());
    assertTrue(show.out().contains("freshStart is violated after 6 steps"), show.out());
    Files.writeString(trace, Files.readString(trace).replace("\"promote\"", "\"boot\""));
    assertEquals(1, baton("replay", trace.toString()).status());
    Files.writeString(trace, "{}");
    assertEquals(2, baton("replay", trace.toString()).status());
  }

  @Test
  void limits_end_in_undecided() {
    assertEquals(3, baton("check", BOOT, "--bound", "3").status());
    assertEquals(0, baton("check", BOOT, "--bound", "3", "--undecided", "ok").status());
    CommandLineProbe.Result timeout = baton("check", "models/library/reference/handover.baton", "--timeout", "1ms");
    assertEquals(3, timeout.status());
    assertTrue(timeout.err().contains("undecided (timeout)"), timeout.err());
  }

  @Test
  void left_sides_that_are_never_true_are_named(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("sides.baton"), """
        protocol Sides
        var n: 0..9 = 0
        action up when n < 8 { n += 1 }
        terminal { n == 8 }
        invariant low {
          n == 7 implies n > 0
          n == 9
            or n == 8 implies n > 0
        }
        invariant never {
          n == 7 implies n > 0
          n == 9 implies n > 0  // not reached
        }
        """);
    String never = "its left side is never true: `n == 9` (line 12)";
    String unknown = "; not known whether its left side is ever true: `n == 7` (line 6), `n == 9 or n == 8` (line 7)";
    String all = CommandLineProbe.run(directory, "check", "sides.baton").out();
    assertTrue(all.contains("  holds           low\n  vacuous         never         " + never + "\n"), all);
    String[] bounded = {"check", "sides.baton", "-p", "low", "--engine", "induction", "--bound", "3"};
    String some = CommandLineProbe.run(directory, bounded).out();
    String row = "  holds           low           by induction over runs of 0 steps" + unknown + "\n";
    assertTrue(some.contains(row), some);
    String json = CommandLineProbe.run(directory, "check", "sides.baton", "-p", "never", "--format", "json").out();
    assertTrue(json.contains("\"detail\" : \"" + never + "\""), json);
    assertTrue(json.contains("\"never\" : [ {\n          \"text\" : \"n == 9\",\n"), json);
    CommandLineProbe.Result test = CommandLineProbe.run(directory, "test", "sides.baton");
    assertEquals(1, test.status());
    assertTrue(test.out().contains("never: expected holds, found vacuous: " + never + "\n"), test.out());
  }

  @Test
  void wrong_calls_are_refused_in_words() {
    for (String[] call : new String[][] {
      {"check"}, {"chek", BOOT}, {"check", BOOT, "--bug", "noReset"}, {"check", BOOT, "-s", "Kernal=2"},
      {"check", BOOT, "-s", "Kernel"}, {"check", BOOT, "-p", "fresh"}, {"check", BOOT, "--engine", "fast"},
      {"check", BOOT, "--timeout", "soon"}, {"check", BOOT, "--memory", "much"}, {"check", BOOT, "--format", "xml"},
      {"check", BOOT, "--faults", "crash=many"}, {"check", BOOT, "--faults", "crush=1"}, {"explain", "nonsense"},
      {"show", "nothing.json"}, {"fmt", "nothing.baton"}, {"simulate", BOOT, "--runs", "0"}
    }) {
      CommandLineProbe.Result result = baton(call);
      assertEquals(2, result.status(), String.join(" ", call) + "\n" + result.err());
      assertTrue(!result.err().contains("\tat "), result.err());
    }
  }

  @Test
  void a_first_model_is_written_once_and_checks(@TempDir Path directory) {
    assertEquals(0, CommandLineProbe.run(directory, "init").status());
    assertEquals(2, CommandLineProbe.run(directory, "init").status());
    CommandLineProbe.Result test = CommandLineProbe.run(directory, "test", "handover.baton");
    assertEquals(0, test.status(), test.out() + test.err());
    assertEquals(0, CommandLineProbe.run(directory, "fmt", "--check", "handover.baton").status());
    CommandLineProbe.Result bug = CommandLineProbe.run(directory, "check", "handover.baton", "--bug", "handsOverEarly");
    assertEquals(1, bug.status());
  }

  @Test
  void an_invariant_is_shown_and_what_must_be_shown_of_it_saved(@TempDir Path directory) throws Exception {
    CommandLineProbe.Result result = baton(
        "check", "models/library/reference/handover.baton", "--engine", "pdr", "-p", "OneOwner", "--show-invariant",
        "--obligations", directory.toString());
    assertEquals(0, result.status(), result.err());
    assertTrue(result.out().contains("all d: Device { not (2 in own[d] and 1 in own[d]) }"), result.out());
    for (String name : new String[] {"initiation", "consecution", "safety"}) {
      String text = Files.readString(directory.resolve("Handover.OneOwner." + name + ".smt2"));
      assertTrue(text.contains("(set-info :status unsat)") && text.endsWith("(check-sat)\n(exit)\n"), text);
    }
  }

  @Test
  void simulation_is_repeatable() {
    String[] call = {"simulate", BOOT, "--seed", "7", "--runs", "20"};
    assertEquals(baton(call).out(), baton(call).out());
    assertEquals(0, baton(call).status());
  }

  @Test
  void standard_input_can_be_checked() {
    CommandLineProbe.Result result = CommandLineProbe.runWithInput(
        CommandLineProbe.home(),
        "protocol P\nvar x: bool = false\naction go when not x { x := true }\nterminal { x }\n",
        "check", "-");
    assertEquals(0, result.status(), result.err());
  }
}
