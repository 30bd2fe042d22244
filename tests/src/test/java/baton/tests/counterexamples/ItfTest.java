package baton.tests.counterexamples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import baton.counterexamples.Trace;
import baton.counterexamples.itf.ItfReader;
import baton.counterexamples.itf.ItfWriter;
import baton.counterexamples.itf.Provenance;
import baton.counterexamples.itf.Reading;
import baton.counterexamples.itf.SavedTrace;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ItfTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  private static Provenance about(String goal, Settings settings) {
    return new Provenance(Small.NAME, HASH, settings, goal);
  }

  private static SavedTrace header(String text) {
    return switch (ItfReader.header(new SourceFile("saved.itf.json", text))) {
      case Reading.Read<SavedTrace>(SavedTrace saved) -> saved;
      case Reading.Refused<SavedTrace>(var because) -> throw new AssertionError(because.message());
    };
  }

  private static Trace read(Protocol protocol, String text) {
    return switch (ItfReader.trace(header(text), protocol)) {
      case Reading.Read<Trace>(Trace trace) -> trace;
      case Reading.Refused<Trace>(var because) -> throw new AssertionError(because.message());
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"noNotes", "well-defined", "calm", "handed"})
  void a_trace_is_read_as_it_was_written(String goal) {
    Protocol protocol = Small.handover();
    Trace trace = Small.trace(protocol, goal);
    String text = ItfWriter.write(protocol, about(goal, Settings.NONE), trace);
    assertEquals(trace, read(protocol, text));
    assertEquals(text, ItfWriter.write(protocol, about(goal, Settings.NONE), read(protocol, text)));
  }

  @Test
  void a_lasso_is_read_as_it_was_written() {
    Protocol protocol = Small.handover();
    Trace finite = Small.trace(protocol, "handed");
    Trace lasso = new Trace(finite.initial(), finite.steps(), Optional.empty(), OptionalInt.of(2));
    assertEquals(lasso, read(protocol, ItfWriter.write(protocol, about("handed", Settings.NONE), lasso)));
  }

  @Test
  void initialisation_that_is_ill_defined_has_no_state() {
    Protocol protocol = Small.load("""
        protocol Bad
        const n: 0..1
        var x: 0..1 = 6 / n % 2
        action go { x := 0 }
        """);
    Trace trace = Small.trace(protocol, "well-defined");
    String text = ItfWriter.write(protocol, about("well-defined", Settings.NONE), trace);
    assertEquals(trace, read(protocol, text));
  }

  @Test
  void large_numbers_maps_of_products_and_options_survive() {
    Protocol protocol = Small.load("""
        protocol Values
        sort A = 2
        var big: -9000000000000000..9000000000000000000 = 0
        var grid: A, bool -> 0..3? = none
        var nested: A -> bool -> set of A = {}
        action go(a: A) when big == 0 {
          big := 9000000000000000000
          grid[a, true] := 3
          nested[a][false] := {b: A}
        }
        reach done(a: A) { grid[a, true] == 3 }
        """);
    Trace trace = Small.trace(protocol, "done");
    String text = ItfWriter.write(protocol, about("done", Settings.NONE), trace);
    assertEquals(trace, read(protocol, text));
    assertEquals(1, text.split("#bigint", -1).length - 1);
  }

  @Test
  void a_file_says_what_it_is_about() {
    Settings given = new Settings(
        Map.of("first", "Kernel#1", "forgets", "true", "Device", "1"), Map.of("crash", 0), OptionalInt.of(2));
    Protocol protocol = Small.load(Small.HANDOVER, given);
    Trace trace = Small.trace(protocol, "oneOwner");
    SavedTrace saved = header(ItfWriter.write(protocol, about("oneOwner", given), trace));
    assertEquals(
        new Provenance(
            Small.NAME, HASH,
            new Settings(
                Map.of("first", "Kernel#1", "forgets", "true", "Device", "1", "Kernel", "2", "limit", "2"),
                Map.of("crash", 0), OptionalInt.of(2)),
            "oneOwner"),
        saved.about());
  }

  @Test
  void what_was_left_at_its_default_is_set_when_the_model_is_loaded_again() {
    Protocol then = Small.handover();
    Trace trace = Small.trace(then, "handed");
    SavedTrace saved = header(ItfWriter.write(then, about("handed", Settings.NONE), trace));
    String changed = Small.HANDOVER.replace("sort Kernel = 2", "sort Kernel = 3").replace("max 1", "max 2")
        .replace("limit: 0..3 = 2", "limit: 0..3 = 3");
    Protocol today = Small.load(changed, saved.about().settings());
    assertEquals(then.variables(), today.variables());
    assertEquals(then.constants(), today.constants());
  }

  @Test
  void a_file_is_readable_by_others() {
    Protocol protocol = Small.load("""
        protocol Light
        enum Colour { red, green }
        sort Car = 1
        var light: Colour = red
        var waiting: set of Car = {}
        action go(c: Car) { light := green; waiting += {c} }
        terminal { true }
        reach some1(c: Car) { light == green and c in waiting }
        """);
    String text = ItfWriter.write(protocol, about("some1", Settings.NONE), Small.trace(protocol, "some1"));
    assertEquals("""
        {
          "#meta" : {
            "format" : "ITF",
            "format-description" : "https://apalache-mc.org/docs/adr/015adr-trace.html",
            "schema" : "baton-trace/1",
            "source" : "small.baton",
            "sha256" : "%s",
            "protocol" : "Light",
            "goal" : "some1",
            "sizes" : {
              "Car" : 1
            },
            "constants" : { },
            "bugs" : [ ],
            "faults" : { }
          },
          "vars" : [
            "light",
            "waiting"
          ],
          "states" : [
            {
              "#meta" : {
                "index" : 0
              },
              "light" : "red",
              "waiting" : {
                "#set" : [ ]
              }
            },
            {
              "#meta" : {
                "index" : 1,
                "action" : "go",
                "arguments" : [
                  "Car#0"
                ]
              },
              "light" : "green",
              "waiting" : {
                "#set" : [
                  "Car#0"
                ]
              }
            }
          ]
        }
        """.formatted(HASH), text);
  }

  @Test
  void a_routine_may_bear_the_name_of_a_variable() {
    Protocol protocol = Small.load("""
        protocol Twins
        var reset: bool = false
        routine reset when not reset { step one { reset := true } step two { reset := false } }
        reach there { reset }
        """);
    Trace trace = Small.trace(protocol, "there");
    assertEquals(List.of("reset", "reset"), protocol.variables().stream().map(v -> v.name()).toList());
    assertEquals(trace, read(protocol, ItfWriter.write(protocol, about("there", Settings.NONE), trace)));
  }
}
