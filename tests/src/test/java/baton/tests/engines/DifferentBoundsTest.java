package baton.tests.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Confirmed;
import baton.checker.Engine;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Verdict;
import baton.checker.bmc.BoundedModelChecking;
import baton.checker.bmc.KInduction;
import baton.checker.certificate.Certified;
import baton.checker.certificate.Recheck;
import baton.checker.cp.ConstraintEngine;
import baton.checker.explicit.ExplicitEngine;
import baton.checker.explicit.ExplicitOptions;
import baton.checker.explicit.ExplicitOptions.Backend;
import baton.checker.pdr.PropertyDirectedReachability;
import baton.checker.reference.ReferenceEngine;
import baton.checker.symbolic.Procedure;
import baton.checker.symbolic.SymbolicEngine;
import baton.checker.z3.Z3Library;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import baton.properties.Goals;
import baton.tests.random.Models;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Values whose types differ in bounds are for every engine what they are for the reference engine. */
final class DifferentBoundsTest {
  private static final Z3Library Z3 = new Z3Library(Path.of("target", "z3-cache"));

  private static Engine certified(String name, Procedure procedure) {
    return new Certified(
        new Confirmed(new SymbolicEngine(name, procedure)), new Recheck(Optional.of(Z3)), Optional.empty(), () -> 0,
        (_, rechecked) -> assertTrue(rechecked.by().contains("Z3"), rechecked.notes().toString()));
  }

  /** Asks every engine; gives the verdicts of the reference engine, as words. */
  private static Map<String, String> agreed(String text) {
    Protocol protocol = Models.of(text);
    List<Goal> goals = Goals.of(protocol);
    Answer expected = new ReferenceEngine().check(protocol, goals, Limits.NONE, Progress.SILENT);
    for (Backend backend : Backend.values()) {
      Engine explicit = new ExplicitEngine(new ExplicitOptions(1, true, backend));
      Answer found = explicit.check(protocol, goals, Limits.NONE, Progress.SILENT);
      assertEquals(List.of(), Agreement.differences(expected, found), backend + "\n" + text);
    }
    agrees(certified("pdr", new PropertyDirectedReachability()), OptionalInt.empty(), protocol, expected);
    agrees(certified("bmc", new BoundedModelChecking()), OptionalInt.of(4), protocol, expected);
    agrees(certified("induction", new KInduction()), OptionalInt.of(4), protocol, expected);
    agreed(new Confirmed(new ConstraintEngine()), OptionalInt.of(3), protocol, expected);
    Map<String, String> words = new java.util.TreeMap<>();
    ((Answer.Verdicts) expected).verdicts().forEach((goal, verdict) -> words.put(goal.name(), verdict.word()));
    return words;
  }

  private static void agrees(Engine engine, OptionalInt bound, Protocol protocol, Answer expected) {
    assertTrue(
        agreed(engine, bound, protocol, expected).stream().anyMatch(v -> !(v instanceof Verdict.Undecided)),
        engine.name());
  }

  private static Collection<Verdict> agreed(Engine engine, OptionalInt bound, Protocol protocol, Answer expected) {
    Limits limits = new Limits(bound, Long.MAX_VALUE, Optional::empty);
    Answer found = engine.check(protocol, Goals.of(protocol), limits, Progress.SILENT);
    assertEquals(List.of(), Agreement.contradictions(expected, found, bound.isPresent()), engine.name());
    return ((Answer.Verdicts) found).verdicts().values();
  }

  @Test
  void a_number_below_an_option_is_not_none() {
    Map<String, String> words = agreed("""
        protocol P
        var x: 0..3   = 0
        var o: (1..3)? = none
        action set(p: 0..3) { x := p }
        action fill(p: 1..3) { o := p }
        invariant none_ { x == o implies o != none }
        reach same { x == o }
        """);
    assertEquals("holds", words.get("none_"));
    assertEquals("holds", words.get("same"));
  }

  @Test
  void options_of_different_ranges_are_the_same_where_their_values_are() {
    Map<String, String> words = agreed("""
        protocol P
        var o: (1..3)? = none
        var q: (-1..2)? = none
        action one(p: 1..3) { o := p }
        action two(p: -1..2) { q := p }
        invariant oq { o == q implies (o == none) == (q == none) }
        invariant qo { q == o implies (o == none) == (q == none) }
        reach some_ { o == q and q != none }
        """);
    assertEquals("holds", words.get("oq"));
    assertEquals("holds", words.get("qo"));
  }

  @Test
  void sets_of_different_ranges_are_the_same_where_their_elements_are() {
    Map<String, String> words = agreed("""
        protocol P
        var s: set of 0..2  = {}
        var t: set of -1..1 = {}
        action one(p: 0..2)  { s += {p} }
        action two(p: -1..1) { t += {p} }
        invariant size_ { s == t implies size(s) == size(t) }
        reach same { s == t and size(s) == 2 }
        reach never { s == t and (2 in s or -1 in t) }
        """);
    assertEquals("holds", words.get("size_"));
    assertEquals("violated", words.get("never"));
  }

  @Test
  void sets_of_many_elements_as_well() {
    agreed("""
        protocol P
        var s: set of 0..33  = {0, 1, 32}
        var t: set of -1..32 = {0, 32}
        var n: 0..2 = 0
        action less when n == 0 { s := s & {0, 32, 9}  n := 1 }
        action more when n == 1 { for k: -1..32 { if k in s { t -= {k} } else { t += {k, k} } }  n := 2 }
        reach same { s == t }
        invariant apart { n == 2 implies no k in s { k in t } }
        """);
  }

  @Test
  void lists_of_different_capacity_are_the_same_where_their_elements_are() {
    Map<String, String> words = agreed("""
        protocol P
        var l: list[2] of 0..2 = []
        var m: list[3] of 1..2 = []
        action one(p: 0..2) when size(l) < 2 { push(l, p) }
        action two(p: 1..2) when size(m) < 3 { push(m, p) }
        reach same { m == l and size(m) == 2 and first(m) != last(m) }
        invariant size_ { l == m implies size(m) < 3 }
        """);
    assertEquals("holds", words.get("same"));
    assertEquals("holds", words.get("size_"));
  }

  @Test
  void an_element_of_a_list_may_be_looked_for_by_what_is_none() {
    agreed("""
        protocol P
        var x: 0..3 = 0
        var l: list[2] of (1..3)? = []
        action set(p: 0..3) { x := p }
        action put(p: 1..3) when size(l) == 0 { push(l, none)  push(l, p) }
        invariant found { x in l implies x != 0 }
        invariant left { size(l without x) < 2 implies x == last(l) or l == [] }
        """);
  }

  @Test
  void an_option_may_be_compared_with_it() {
    Map<String, String> words = agreed("""
        protocol P
        var x: 0..3 = 0
        var o: (0..3)? = none
        var y: 0..1 -> bool = false
        action look {
          for i: 0..1 { x -= 1  let w = if o == none then x else none  y[i] := w == none or w == 0  x += 1 }
        }
        invariant neither { not y[0] }
        """);
    assertEquals("holds", words.get("well-defined"));
    assertEquals("holds", words.get("neither"));
  }

  @Test
  void a_number_that_is_outside_its_range_for_a_while_is_no_element() {
    Map<String, String> words = agreed("""
        protocol P
        var x: 0..3 = 0
        var s: set of 0..3 = {}
        action put { for i: 0..1 { x -= 1  s += {x}  x += 1 } }
        invariant empty { s == {} }
        """);
    assertEquals("violated", words.get("well-defined"));
    assertEquals("holds", words.get("empty"));
  }

  @Test
  void nor_an_element_of_a_set_that_is_only_compared() {
    Map<String, String> words = agreed("""
        protocol P
        var x: 0..3 = 3
        var y: 0..1 -> bool = false
        action look { for i: 0..1 { x += 1  y[i] := x in {x}  x -= 1 } }
        """);
    assertEquals("violated", words.get("well-defined"));
  }

  @Test
  void numbers_that_are_too_far_apart_for_64_bits_are_left_open() {
    String far = """
        protocol P
        var x: -536870912..536870911 = -536870912
        var b: bool = true
        action a { b := not b }
        invariant n { (if b then x * x * 31 else x * 536870911 * 31) < 5000000000000000000 }
        """;
    String remainder = """
        protocol P
        var x: -536870912..536870911 = 536870911
        var y: -536870912..536870911 = -536870912
        action a { x := (x * y * 31) % 5 }
        """;
    for (String text : List.of(far, remainder)) {
      Protocol protocol = Models.of(text);
      Answer expected = new ReferenceEngine().check(protocol, Goals.of(protocol), Limits.NONE, Progress.SILENT);
      Engine explicit = new ExplicitEngine(new ExplicitOptions(1, true, Backend.CLOSURES));
      for (Engine engine : List.of(explicit, certified("bmc", new BoundedModelChecking()))) {
        assertTrue(
            agreed(engine, OptionalInt.of(2), protocol, expected).stream()
                .allMatch(Verdict.Undecided.class::isInstance),
            engine.name() + "\n" + text);
      }
    }
  }
}
