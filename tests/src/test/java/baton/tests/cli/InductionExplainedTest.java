package baton.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.cli.CommandLineProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --engine induction --explain}: what stands in the way, never mistaken for a violation. */
final class InductionExplainedTest {
  private static final String EVEN = """
      protocol Even
      var n: 0..9 = 0
      var last: list[2] of 0..9 = []
      action more when n < 8 { n := n + 2 }
      action back { n := 0 }
      action note when size(last) < 2 { push(last, n) }
      terminal { true }
      invariant notNine { n != 9 }
      invariant listed { size(last) <= 2 }
      """;

  private static CommandLineProbe.Result check(Path directory, String... more) throws IOException {
    Files.writeString(directory.resolve("even.baton"), EVEN);
    String[] all = new String[more.length + 2];
    all[0] = "check";
    all[1] = "even.baton";
    System.arraycopy(more, 0, all, 2, more.length);
    return CommandLineProbe.run(directory, all);
  }

  @Test
  void tells_a_run_from_a_state_that_nothing_reaches(@TempDir Path directory) throws IOException {
    CommandLineProbe.Result result = check(directory, "--engine", "induction", "--explain");
    assertEquals(3, result.status(), result.err());
    assertTrue(result.out().contains(
        "notNine is not inductive over runs of 1 step\n  This is NO evidence of a violation"));
    assertTrue(result.out().contains("In some state, reached or not") && result.out().contains("n    = 7"),
        result.out());
    assertTrue(result.out().contains("n: 7 -> 9"), result.out());
    assertFalse(result.out().contains("is violated"), result.out());
    assertFalse(result.out().contains("listed is not inductive"), result.out());
  }

  @Test
  void runs_are_as_long_as_the_bound_says(@TempDir Path directory) throws IOException {
    String out = check(directory, "--engine", "induction", "--explain", "--bound", "3").out();
    assertTrue(out.contains("notNine is not inductive over runs of 3 steps") && out.contains("n    = 3"), out);
    String proved = check(directory, "--engine", "induction", "--explain", "--bound", "20").out();
    assertTrue(proved.contains("by induction over runs of") && !proved.contains("not inductive"), proved);
  }

  @Test
  void is_for_induction_only(@TempDir Path directory) throws IOException {
    CommandLineProbe.Result result = check(directory, "--explain");
    assertEquals(2, result.status());
    assertTrue(result.err().contains("--explain says what stands in the way of --engine induction"), result.err());
  }
}
