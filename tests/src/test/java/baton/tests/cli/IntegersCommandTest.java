package baton.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.cli.CommandLineProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Protocols with an {@code int}, from the command line. */
final class IntegersCommandTest {
  private static final String TICKETS = """
      protocol Tickets
      bug lost violates inOrder
      var drawn: int = 0
      var served: int = 0
      action draw { drawn := drawn + 1 }
      action serve when served < drawn or lost { served += 1 }
      invariant inOrder { served <= drawn }
      """;
  private static final String EDGE = """
      protocol Edge
      var x: int = 9223372036854775806
      action up { x := x + 1 }
      invariant fits { x <= 9223372036854775807 }
      invariant product { x * x < 9223372036854775807 }
      reach last { x == 9223372036854775807 }
      """;

  @TempDir
  Path directory;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(directory.resolve("tickets.baton"), TICKETS);
    Files.writeString(directory.resolve("edge.baton"), EDGE);
  }

  private CommandLineProbe.Result run(String... arguments) {
    CommandLineProbe.Result result = CommandLineProbe.run(directory, arguments);
    assertFalse(result.err().contains("internal error"), result.err());
    return result;
  }

  @Test
  void proofs_are_found_by_auto_and_shown() {
    CommandLineProbe.Result result = run("check", "tickets.baton", "--show-invariant");
    assertEquals(0, result.status(), result.out() + result.err());
    assertTrue(result.out().contains("engine spacer"), result.out());
    assertTrue(result.out().contains("proofs checked again by Z3 and SMTInterpol"), result.out());
  }

  @Test
  void certificates_hold_until_the_model_is_another() throws IOException {
    run("check", "tickets.baton", "--certificates", "proofs");
    String file = "proofs/Tickets.inOrder.certificate.json";
    CommandLineProbe.Result again = run("certify", file);
    assertEquals(0, again.status(), again.out() + again.err());
    assertTrue(again.out().contains("by Z3 and SMTInterpol"), again.out());
    Files.writeString(directory.resolve("tickets.baton"), TICKETS.replace("served += 1", "served += 2"));
    CommandLineProbe.Result changed = run("certify", file);
    assertEquals(1, changed.status(), changed.out() + changed.err());
    assertTrue((changed.out() + changed.err()).contains("consecution"), changed.out() + changed.err());
  }

  @Test
  void violations_are_saved_and_run_again() {
    CommandLineProbe.Result result = run("check", "tickets.baton", "--bug", "lost", "--traces", "traces");
    assertEquals(1, result.status(), result.out() + result.err());
    assertTrue(result.out().contains("served: 0 -> 1"), result.out());
    CommandLineProbe.Result again = run("replay", "traces/Tickets.inOrder.itf.json");
    assertEquals(0, again.status(), again.out() + again.err());
    assertTrue(again.out().startsWith("still so"), again.out());
  }

  @Test
  void bounded_model_checking_finds_the_same_run_and_proves_nothing() {
    CommandLineProbe.Result bad =
        run("check", "tickets.baton", "--bug", "lost", "--engine", "bmc", "--bound", "4", "-p", "inOrder");
    assertTrue(bad.out().contains("violated        inOrder"), bad.out());
    CommandLineProbe.Result good = run("check", "tickets.baton", "--engine", "bmc", "--bound", "4", "-p", "inOrder");
    assertTrue(good.out().contains("holds-to-bound  inOrder"), good.out());
    assertEquals(3, good.status());
  }

  @Test
  void engines_that_need_bounds_say_who_does_not() {
    for (String engine : List.of("explicit", "pdr", "induction", "cp", "reference")) {
      CommandLineProbe.Result result = run("check", "tickets.baton", "--engine", engine);
      assertEquals(3, result.status(), engine + "\n" + result.out() + result.err());
      assertTrue(result.out().contains("of which only the engines spacer and bmc know anything"), result.out());
    }
  }

  @Test
  void integers_inside_records_and_maps_are_no_less_unbounded() throws IOException {
    Files.writeString(directory.resolve("inside.baton"), """
        protocol Inside
        sort K = 2
        type R = record { n: int, ok: bool }
        var m: K -> R = R(n = 0, ok = true)
        action up(k: K) { m[k] := R(n = m[k].n + 1, ok = m[k].n >= 0) }
        invariant never { all k: K { m[k].ok } }
        """);
    for (String engine : List.of("explicit", "cp", "reference")) {
      assertEquals(3, run("check", "inside.baton", "--engine", engine).status(), engine);
    }
    CommandLineProbe.Result result = run("check", "inside.baton", "--show-invariant");
    assertEquals(0, result.status(), result.out() + result.err());
    assertTrue(result.out().contains("all k: K { m[k].n >= 0"), result.out());
  }

  /** The first is a step beyond what the interpreter can compute, the second needs more only to be judged. */
  @Test
  void numbers_of_more_than_64_bits_are_a_limit_that_is_told() {
    CommandLineProbe.Result result = run("check", "edge.baton");
    assertEquals(3, result.status(), result.out() + result.err());
    assertTrue(result.out().contains("holds           last          reached in 1 step"), result.out());
    for (String goal : List.of("fits", "product")) {
      assertTrue(
          result.out().lines().anyMatch(l -> l.contains(goal) && l.contains("needs numbers of more than 64 bits")),
          result.out());
    }
    assertEquals(3, run("simulate", "edge.baton").status());
  }
}
