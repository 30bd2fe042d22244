package baton.tests.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.cli.CommandLineProbe;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which mutants are told apart, and what a call gives. */
final class MutateTest {
  /** One survivor, one that behaves alike, one that does not compile. */
  private static final String LAMP = """
      protocol Lamp
      var on:   bool = false
      var uses: 0..2 = 0
      proc more: 0..3 { return uses + 1 }
      action press when not on and uses < 2 {
        on := true
        uses := more()
      }
      action release when on and uses <= 2 { on := false }
      terminal { uses == 2 }
      invariant counted { on implies uses > 0 }
      transition letsGo { did release implies on and not on' }
      """;

  @TempDir private Path directory = Path.of("");

  @BeforeEach
  void lamp() throws IOException {
    Files.writeString(directory.resolve("lamp.baton"), LAMP);
  }

  private CommandLineProbe.Result mutate(String... args) {
    String[] call = new String[args.length + 1];
    call[0] = "mutate";
    System.arraycopy(args, 0, call, 1, args.length);
    return CommandLineProbe.run(directory, call);
  }

  private CommandLineProbe.Result mutateText(String text) throws IOException {
    Files.writeString(directory.resolve("model.baton"), text);
    return mutate("model.baton");
  }

  @Test
  void a_survivor_is_shown_with_its_place() {
    CommandLineProbe.Result result = mutate("lamp.baton");
    assertEquals(1, result.status(), result.err());
    assertEquals("""
        Lamp; faults none; bugs off; engine mutation
        survives  lamp.baton:5:19  press: guard `not on`  (changes press())
        8 mutants: 1 do not compile, 1 behave alike, 6 behave otherwise
        score 83 %: 5 noticed, 1 survive
        """, result.out());
    assertEquals("5 noticed, 1 survive\n", result.err());
  }

  @Test
  void a_property_that_says_what_was_missing_notices_it() throws IOException {
    CommandLineProbe.Result result =
        mutateText(LAMP + "transition pressedOnce { did press implies not on }\n");
    assertEquals(0, result.status(), result.out());
    assertTrue(result.out().endsWith("score 100 %: 6 noticed, 0 survive\n"), result.out());
  }

  @Test
  void each_of_several_writes_is_an_effect_and_a_call_that_leads_stays() throws IOException {
    CommandLineProbe.Result result = mutateText("""
        protocol Pair
        var a, b, refused: bool = false
        ghost var seen: bool = false
        proc change(on: bool): bool { if a == on { return false } a := on; return true }
        action go { b, seen := true; refused := not change(true) }
        terminal { true }
        reach changed { a; b; seen }
        """);
    assertEquals("""
        Pair; faults none; bugs off; engine mutation
        survives  model.baton:4:44  change: effect `return false`  (changes go())
        survives  model.baton:5:30  go: effect `refused := not change(true)`  (changes go())
        5 mutants: 1 do not compile, 0 behave alike, 4 behave otherwise
        score 50 %: 2 noticed, 2 survive
        """, result.out());
  }

  @Test
  void the_score_that_is_enough_can_be_lower() {
    assertEquals(0, mutate("lamp.baton", "--least", "83").status());
    assertEquals(1, mutate("lamp.baton", "--least", "84").status());
  }

  @Test
  void only_the_properties_asked_for_notice() {
    CommandLineProbe.Result result = mutate("lamp.baton", "-p", "letsGo");
    assertTrue(result.out().contains("survives  lamp.baton:7:3  press: effect `uses := more()`"), result.out());
    assertTrue(result.out().endsWith("score 50 %: 3 noticed, 3 survive\n"), result.out());
  }

  @Test
  void reports_are_the_same_twice_and_with_any_number_of_workers() {
    String[] one = {"lamp.baton", "--workers", "1", "--format", "json"};
    String[] two = {"lamp.baton", "--workers", "2", "--format", "json"};
    assertEquals(mutate(one).out(), mutate(one).out());
    assertEquals(mutate(one).out(), mutate(two).out());
  }

  @Test
  void json_is_as_its_schema_says() throws IOException {
    String text = Files.readString(CommandLineProbe.home().resolve("docs/schema/baton-mutation-1.schema.json"));
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text, InputFormat.JSON);
    for (String[] call : new String[][] {
      {"lamp.baton", "--format", "json"}, {"lamp.baton", "--format", "json", "--timeout", "1ms"},
      {"lamp.baton", "--format", "json", "--faults", "2"}
    }) {
      String report = mutate(call).out();
      assertEquals(List.of(), schema.validate(report, InputFormat.JSON), report);
    }
    String wrong = mutate("lamp.baton", "--format", "json").out().replace("\"survived\",", "\"forgotten\",");
    assertFalse(schema.validate(wrong, InputFormat.JSON).isEmpty());
  }

  @Test
  void what_was_not_judged_is_undecided() {
    CommandLineProbe.Result result = mutate("lamp.baton", "--bound", "1", "--least", "0");
    assertEquals(3, result.status(), result.out() + result.err());
    assertTrue(result.out().contains("notice nothing, being undecided: "), result.out());
    assertEquals(0, mutate("lamp.baton", "--bound", "1", "--least", "0", "--undecided", "ok").status());
    assertNotEquals(0, mutate("lamp.baton", "--timeout", "1ms").status()); // how far it comes is not said
  }

  @Test
  void some_are_tried() {
    CommandLineProbe.Result result = mutate("lamp.baton", "--max", "4");
    assertTrue(
        result.out().contains("4 mutants of 8: 1 do not compile, 1 behave alike, 2 behave otherwise"), result.out());
  }

  @Test
  void ghosts_are_no_behaviour() throws IOException {
    CommandLineProbe.Result result = mutateText("""
        protocol Ghosts
        var x: bool = false
        ghost var seen: 0..3 = 0
        ghost var was: bool = false
        proc see { if seen < 3 { seen += 1 } }
        action flip { x := not x; was := true; see() }
        invariant sees { x implies was and seen > 0 }
        """);
    assertTrue(result.out().contains("2 mutants: 0 do not compile, 1 behave alike, 1 behave otherwise"), result.out());
  }

  @Test
  void what_the_smallest_instance_cannot_show_another_may() throws IOException {
    CommandLineProbe.Result result = mutateText("""
        protocol Taken
        sort S = 2
        var held: S -> bool = false
        action take(s: S) when no t: S { held[t] } { held[s] := true }
        action drop(s: S) when held[s] { held[s] := false }
        invariant once_ { atmostone s: S { held[s] } }
        transition drops(s: S) { did drop(s) implies held[s] and not held[s]' }
        transition takes(s: S) { did take(s) implies held[s]' }
        also with S=1
        """);
    assertTrue(result.out().startsWith("Taken; S=1; "), result.out());
    assertTrue(result.out().contains("\nsurvivors of that were also tried at 1 other instance\n"), result.out());
    assertEquals(0, result.status(), result.out());
    String[] small = {"model.baton", "-s", "S=1"};
    assertEquals(1, mutate(small).status());
    assertTrue(mutate(small).out().contains("take: guard `no t: S { held[t] }`"), mutate(small).out());
  }

  @Test
  void modules_and_every_kind_of_statement_are_mutated() throws IOException {
    Files.writeString(directory.resolve("box.baton"), """
        module Box {
          type T
        }
        var all: list[2] of T = []
        proc put(t: T) { require size(all) < 2; push(all, t) }
        """);
    CommandLineProbe.Result result = mutateText("""
        protocol Kinds
        enum E { a, b }
        var e: E = a
        var n: 0..2 = 0
        import box { T = E }
        action fill { box.put(e) }
        action turn when (n < 2 and e == a) or e == b {
          match e {
            a -> e := b
            b -> { e := a; return }
          }
          n += 1
        }
        action pick { choose x: E where x != e and n == 2; e := x; start work }
        routine work {
          for x in E where x != e { step go { n := 0 } }
        }
        terminal { true }
        reach picked { did work.go(_) }
        """);
    assertTrue(result.out().contains("survives  box.baton:5:41  put: effect `push(all, t)`"), result.out());
    assertTrue(result.out().contains("14 mutants: 0 do not compile"), result.out());
  }

  @Test
  void wrong_calls_are_refused_in_words() throws IOException {
    Files.writeString(directory.resolve("wrong.baton"), "protocol Wrong\naction a when x { }\n");
    for (String[] call : new String[][] {
      {"-"}, {"lamp.baton", "-p", "counter"}, {"lamp.baton", "--max", "0"}, {"lamp.baton", "--each", "soon"},
      {"wrong.baton"}, {"nothing.baton"}, {"lamp.baton", "lamp.baton"}, {"lamp.baton", "--bug", "none_"}
    }) {
      CommandLineProbe.Result result = mutate(call);
      assertEquals(2, result.status(), String.join(" ", call) + result.err());
      assertFalse(result.err().contains("\tat "), result.err());
    }
  }
}
