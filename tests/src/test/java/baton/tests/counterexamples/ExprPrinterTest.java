package baton.tests.counterexamples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.ExprPrinter;
import baton.models.ir.Property;
import baton.models.ir.Protocol;
import baton.models.ir.Rewrite;
import baton.models.source.Origin;
import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExprPrinterTest {
  private static final String PROTOCOL = """
      protocol Printed
      sort Kernel = 2
      sort Device = 2
      enum Phase { off, passive, active }
      enum Other { off, on }
      type Note = record { to: Kernel, urgent: bool, tag: 0..3 }
      const limit: 0..3 = 2
      bug broken
      var x: 0..9 = 0
      var y: -5..5 = 0
      var b: bool = false
      var phase: Kernel -> Phase = off
      var boss: Kernel? = none
      var owner: Device -> set of Kernel = {}
      var last: Kernel, Device -> Kernel? = none
      var note: Note = Note(to = any0, urgent = false, tag = 0)
      var queue: list[3] of Note = []
      var order: list[2] of Kernel = []
      const any0: Kernel
      def live(k: Kernel) = phase[k] != off
      def someLive = some k: Kernel { live(k) }
      action go(k: Kernel, n: 0..3) { phase[k] := passive; x := 1; y := 1; b := true; boss := k
        for d: Device { owner[d] := {k}; last[k, d] := k }
        note := Note(to = k, urgent = true, tag = n); push(queue, note); push(order, k) }
      routine walk(k: Kernel) when b { for d: Device { step take { x := 2 } } step done { x := 3 } }
      """;

  private static Protocol with(String declaration) {
    return Small.load(PROTOCOL + declaration + "\n");
  }

  private static String printed(Protocol protocol) {
    return ExprPrinter.of(protocol).print(protocol.properties().getLast().body());
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "true",
    "b",
    "not b",
    "not (x == 1)",
    "b and b and not b",
    "b or (b and b) or b",
    "(b or b) and b",
    "b implies b implies b",
    "(b implies b) implies b",
    "not (b and b)",
    "x + 1 - 2 < limit",
    "x - (1 + 2) == -y",
    "x * (y + 1) / 2 % 3 >= -3",
    "-(-y) != 0",
    "(if b then x else y) == 3",
    "if b then x == 1 else if b then x == 2 else x == 3",
    "phase[any0] == passive",
    "Phase.off == off",
    "all k: Kernel { phase[k] in {passive, active} }",
    "all k: Kernel { phase[k] not in {passive, active} }",
    "boss == any0",
    "boss != none and boss! == any0",
    "boss in owner[first(empty)] implies b",
    "boss in {any0}",
    "boss not in {any0}",
    "all k, l: Kernel, d: Device where k != l { last[k, d] == l }",
    "some k in owner[first(empty)] { live(k) }",
    "one k: Kernel { live(k) }",
    "atmostone k: Kernel { live(k) }",
    "no k: Kernel { live(k) }",
    "count k: Kernel { live(k) } == 1",
    "some n: 0..3 { n == x }",
    "{k: Kernel where live(k)} == {}",
    "{k: Kernel} == {any0}",
    "{k in order where live(k)} == {}",
    "owner[first(empty)] + {any0} - {k: Kernel where b} == owner[first(empty)] & owner[first(empty)]",
    "note.urgent and note.tag == 2",
    "note with (tag = 1, urgent = true).urgent",
    "note == Note(to = any0, urgent = b, tag = x)",
    "queue[x].tag == size(queue)",
    "first(order) == first(reversed order)",
    "before(order, any0) == reversed order without any0",
    "order without any0 == []",
    "someLive implies live(any0)",
    "match phase[any0] { passive, active -> b else -> not b }",
    "match boss { none -> true else -> b }",
    "running walk(any0) or running walk",
    "at walk.take(any0, _) or at walk.done",
    "did go(any0, _) or did walk.take or once did go",
    "enabled go(_, 2)",
    "once b and historically not b and previously (b or b)",
    "b since not b",
    "(b or b) weaksince (b and b)",
    "not (b since b)",
    "size(Kernel) == 2 and not broken",
  })
  void what_an_invariant_says_is_printed_as_it_was_written(String text) {
    Protocol protocol = with("const empty0: Device\nvar empty: list[1] of Device = []\n"
        + "action more { push(empty, empty0) }\ninvariant printed { " + text + " }");
    assertEquals(text, printed(protocol));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "always (b implies eventually x == 1)",
    "b leadsto x == 1",
    "(b leadsto b) and (b leadsto b)",
    "always eventually b",
    "b until not b",
    "(b and b) release (b or b)",
    "next next b implies b until b",
    "all k: Kernel { always live(k) }",
  })
  void what_a_temporal_property_says_is_printed_as_it_was_written(String text) {
    assertEquals(text, printed(with("property printed { " + text + " }")));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "phase[any0]' == phase[any0]",
    "(x + y)' > x",
    "did go(_, 1) implies (b and b)'",
    "boss!' == any0",
  })
  void what_a_transition_property_says_is_printed_as_it_was_written(String text) {
    assertEquals(text, printed(with("transition printed { " + text + " }")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "((b) and ((b or b)))                           | b and (b or b)",
    "b and b or b                                   | (b and b) or b",
    "Phase.off == Phase.off                         | Phase.off == off",
    "not b in {true}                                | b not in {true}",
    "(count k: Kernel { live(k) }) == 1             | count k: Kernel { live(k) } == 1",
    "some n in 0..3 { n == x }                      | some n: 0..3 { n == x }",
    "match b { true -> true  false -> x == 1 }      | match b { true -> true else -> x == 1 }",
    "did go(_, _)                                   | did go",
  })
  void what_may_be_written_in_several_ways_is_printed_in_one(String text, String canonical) {
    assertEquals(canonical, printed(with("invariant printed { " + text + " }")));
    assertEquals(canonical, printed(with("invariant printed { " + canonical + " }")));
  }

  @Test
  void conversions_are_not_shown() {
    assertEquals("last[any0, any1] == any0", printed(with("const any1: Device\n"
        + "invariant printed { last[any0, any1] == any0 }")));
  }

  @Test
  void values_stand_in_place_of_bound_names() {
    Protocol protocol = with("invariant printed(k: Kernel, n: 0..3) { live(k) and x == n }");
    Property property = protocol.properties().getLast();
    List<Binder> parameters = property.parameters();
    Value kernel = Values.all(parameters.getFirst().type()).getLast();
    assertEquals(
        "live(Kernel#1) and x == 3",
        ExprPrinter.of(protocol).print(
            property.body(), Map.of(parameters.getFirst(), kernel, parameters.getLast(), Value.of(3))));
  }

  @Test
  void a_name_that_would_hide_another_gets_a_number() {
    Protocol protocol = with("def alone(k: Kernel) = no l: Kernel { l != k and live(l) }\n"
        + "invariant printed { all l: Kernel { alone(l) } }");
    Expr.Quantified all = (Expr.Quantified) protocol.properties().getLast().body();
    Expr inlined = Rewrite.children(all, e -> e instanceof Expr.Call call ? Rewrite.inlined(call) : e);
    assertEquals(
        "all l: Kernel { no l2: Kernel { l2 != l and live(l2) } }", ExprPrinter.of(protocol).print(inlined));
  }

  @Test
  void an_element_that_a_bound_name_hides_says_its_type() {
    Protocol protocol = with("invariant printed { some active: Kernel { phase[active] == Phase.active } }");
    assertEquals("some active: Kernel { phase[active] == Phase.active }", printed(protocol));
  }

  @Test
  void elements_of_sorts_and_negative_numbers_have_a_plain_form() {
    Protocol protocol = with("invariant printed { b }");
    Expr minus = new Expr.Literal(Value.of(-3), new Type.Range(-3, -3), Origin.nowhere());
    assertEquals("-3", ExprPrinter.of(protocol).print(minus));
    assertEquals(
        "-(-3)",
        ExprPrinter.of(protocol).print(
            new Expr.Negate(minus, new Type.Range(3, 3), Origin.nowhere())));
  }
}
