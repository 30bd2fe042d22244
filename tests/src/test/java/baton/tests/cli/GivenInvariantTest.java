package baton.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.cli.CommandLineProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariants that a designer gives: used where they help, dropped where they are none, never believed. */
final class GivenInvariantTest {
  private static final String MODEL = """
      protocol Counter
      var x: 0..9 = 0
      var y: 0..9 = 0
      action both when x < 9 { x += 1; y := x }
      action down when y == x and x > 0 { x -= 1; y -= 1 }
      action skew when x < y { x := 0; y := 9 }
      def same = x == y
      invariant small { y < 9 or x == 9 }
      invariant wrong { y < 9 }
      """;

  @TempDir
  Path directory;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(directory.resolve("counter.baton"), MODEL);
  }

  private CommandLineProbe.Result check(String invariants, String goal, String bound) throws IOException {
    Files.writeString(directory.resolve("given.baton"), invariants);
    return CommandLineProbe.run(
        directory, "check", "counter.baton", "--invariant", "given.baton", "--engine", "bmc", "--bound", bound, "-p",
            goal);
  }

  @Test
  void what_is_given_shows_the_goal() throws IOException {
    CommandLineProbe.Result result = check("invariant equal { same }", "small", "3");
    assertEquals(0, result.status(), result.out() + result.err());
    assertTrue(result.out().contains("holds           small         by an inductive invariant of 2 conjuncts"),
        result.out());
    assertTrue(result.out().contains("proofs checked again by Z3 and SMTInterpol"), result.out());
    assertFalse(result.out().contains("dropped"), result.out());
  }

  @Test
  void what_is_not_inductive_is_dropped() throws IOException {
    CommandLineProbe.Result result =
        check("invariant low { x < 5 }\ninvariant late { x == 3 }\ninvariant equal { x == y }", "small", "3");
    assertEquals(0, result.status(), result.out() + result.err());
    assertTrue(result.out().contains("note: not inductive, and dropped: low, late"), result.out());
  }

  @Test
  void what_the_goal_does_not_remember_is_not_tried() throws IOException {
    CommandLineProbe.Result result = check(
        "invariant count { loop#rounds == 0 }\ninvariant bit { memory#0 }\ninvariant equal { same }", "small", "3");
    assertEquals(0, result.status(), result.out() + result.err());
    for (String name : new String[] {"count", "bit"}) {
      assertTrue(result.out().contains(
          "note: " + name + " speaks of what small does not remember, and was not tried for it"), result.out());
    }
  }

  @Test
  void what_does_not_help_leaves_it_to_the_engine() throws IOException {
    CommandLineProbe.Result result = check("invariant bound { x <= 9 }", "small", "3");
    assertEquals(3, result.status(), result.out() + result.err());
    assertTrue(result.out().contains("holds-to-bound  small"), result.out());
  }

  @Test
  void nothing_false_is_shown() throws IOException {
    CommandLineProbe.Result result = check("invariant no { false }\ninvariant equal { same }", "wrong", "12");
    assertEquals(1, result.status(), result.out() + result.err());
    assertTrue(result.out().contains("violated        wrong         in 9 steps"), result.out());
  }

  @Test
  void what_is_no_invariant_is_told() throws IOException {
    CommandLineProbe.Result unknown = check("invariant z { z == 1 }", "small", "3");
    assertEquals(2, unknown.status(), unknown.out());
    assertTrue(unknown.err().contains("[unknown-name]") && unknown.err().contains("given.baton:1:"), unknown.err());
    CommandLineProbe.Result step = check("invariant s { did both }", "small", "3");
    assertTrue(step.err().contains("[wrong-level]"), step.err());
    CommandLineProbe.Result action = check("action a { x := 1 }", "small", "3");
    assertTrue(action.err().contains("only invariants can stand here"), action.err());
    CommandLineProbe.Result missing =
        CommandLineProbe.run(directory, "check", "counter.baton", "--invariant", "nothing.baton");
    assertEquals(2, missing.status(), missing.err());
    assertTrue(missing.err().contains("there is no file nothing.baton"), missing.err());
  }
}
