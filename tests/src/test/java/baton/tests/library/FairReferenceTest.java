package baton.tests.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.cli.CommandLineProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reference protocol has no fairness, as the specification has none, and no goal about infinite runs, which would
 * take the use of symmetry from its search. Here the steps that kernels take by themselves are made fair in its text.
 */
final class FairReferenceTest {
  private static final String GOALS = """

      def served(d: Device) = cond[d] == running and some i: Kern { i in own[d] and live(i) }
      property BootEnds(i: Kern) { ks[i] == passive leadsto ks[i] in {active, down, crashed} }
      property ServesAgain(d: Device) { not served(d) leadsto (served(d) or no i: Kern { live(i) }) }
      """;

  @TempDir
  Path directory;

  static List<String> byItself() {
    return List.of(
        "checkPass(", "promote(", "shutdown(", "quiesce(", "resume(", "release (", "resetBegin(", "resetDone(",
        "claim(", "start(", "recover(");
  }

  private CommandLineProbe.Result check(List<String> fair, int kernels, int devices) throws IOException {
    String text = Files.readString(CommandLineProbe.home().resolve("models/library/reference/handover.baton"));
    for (String action : fair) {
      assertTrue(text.contains("\naction " + action), action);
      text = text.replace("\naction " + action, "\nfair action " + action);
    }
    Files.writeString(directory.resolve("fair.baton"), text + GOALS);
    return CommandLineProbe.run(
        directory, "check", "fair.baton", "-D", "K=" + kernels, "-D", "D=" + devices, "-p", "BootEnds", "-p",
        "ServesAgain");
  }

  @ParameterizedTest
  @CsvSource({"2,1,54", "2,2,576", "2,3,8028", "3,1,426"})
  void boots_end_and_devices_serve_again(int kernels, int devices, int states) throws IOException {
    CommandLineProbe.Result result = check(byItself(), kernels, devices);
    assertEquals(0, result.status(), result.out() + result.err());
    assertTrue(result.out().contains("\n  holds           BootEnds\n  holds           ServesAgain\n"), result.out());
    assertTrue(result.out().contains("\n" + states + " states, "), result.out());
  }

  @ParameterizedTest
  @MethodSource("byItself")
  void each_step_is_needed(String action) throws IOException {
    CommandLineProbe.Result result = check(byItself().stream().filter(a -> !a.equals(action)).toList(), 2, 1);
    assertEquals(1, result.status(), result.out() + result.err());
  }

  @Test
  void without_fairness_nothing_is_obliged_to_happen() throws IOException {
    CommandLineProbe.Result result = check(List.of(), 2, 1);
    assertEquals(1, result.status(), result.out() + result.err());
    assertTrue(result.out().contains("\n  violated        BootEnds "), result.out());
    assertTrue(result.out().contains("\n  violated        ServesAgain "), result.out());
  }
}
