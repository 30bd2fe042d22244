package baton.tests.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.cli.CommandLineProbe;
import baton.tests.random.Models;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped protocols meet their own expectations. */
final class LibraryTest {
  private static final String REFERENCE = "models/library/reference/handover.baton";

  static List<String> protocols() throws IOException {
    return Models.shipped(CommandLineProbe.home());
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void keeps_its_properties_and_its_bugs_bite(String protocol) {
    CommandLineProbe.Result result = CommandLineProbe.run(CommandLineProbe.home(), "test", protocol);
    assertEquals(0, result.status(), result.out() + result.err());
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void has_no_warnings_and_is_formatted(String protocol) {
    CommandLineProbe.Result check =
        CommandLineProbe.run(CommandLineProbe.home(), "check", "-q", "-p", "well-defined", "--bound", "1",
            "--undecided", "ok", protocol);
    assertEquals("", check.err());
    CommandLineProbe.Result format = CommandLineProbe.run(CommandLineProbe.home(), "fmt", "--check", protocol);
    assertEquals(0, format.status(), format.out());
  }

  @ParameterizedTest
  @CsvSource({"2,1,54", "2,2,576", "2,3,8028", "3,1,426", "3,2,5946"})
  void the_reference_protocol_has_the_counts_that_three_other_checkers_found(int kernels, int devices, int states) {
    CommandLineProbe.Result result = CommandLineProbe.run(
        CommandLineProbe.home(), "check", REFERENCE, "-D", "K=" + kernels, "-D", "D=" + devices);
    assertEquals(0, result.status(), result.err());
    assertTrue(result.out().contains("\n" + states + " states, "), result.out());
  }

  @Test
  void without_the_reset_the_shortest_counterexample_has_six_steps() {
    CommandLineProbe.Result result = CommandLineProbe.run(
        CommandLineProbe.home(), "check", REFERENCE, "-D", "BUG=true", "-D", "D=2", "-p", "FreshStart");
    assertEquals(1, result.status());
    List<String> actions = result.out().lines()
        .filter(l -> l.matches("\\s+\\d+  \\w+\\(.*"))
        .map(l -> l.strip().replaceAll("^\\d+  (\\w+)\\(.*", "$1"))
        .toList();
    assertEquals(List.of("boot", "crash", "promote", "recover", "claim", "start"), actions);
    assertFalse(result.out().contains("OneOwner"));
  }
}
