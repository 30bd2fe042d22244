package baton.tests.counterexamples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.counterexamples.Explainer;
import baton.counterexamples.Explanation;
import baton.counterexamples.Prose;
import baton.models.interpreter.Evaluation;
import baton.models.ir.Ill;
import baton.models.ir.Protocol;
import baton.models.value.Values;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ExplainerTest {
  private static Explanation explain(Protocol protocol, String goal) {
    return new Explainer(protocol)
        .explain(Small.goal(protocol, goal), Small.trace(protocol, goal))
        .orElseThrow();
  }

  private static String prose(String protocol, String goal) {
    return String.join("\n", Prose.lines(explain(Small.load(protocol), goal))) + "\n";
  }

  private static final String COUNTER = """
      protocol Counter
      sort Kernel = 2
      enum Phase { off, on, down }
      var x: 0..4 = 0
      var phase: Kernel -> Phase = off
      var boss: Kernel? = none
      var done: bool = false
      def on(k: Kernel) = phase[k] == on
      action up when x < 4 { x += 1 }
      action reset when x == 3 { x := 0 }
      action start(k: Kernel) when phase[k] == off { phase[k] := on; boss := k }
      action stop(k: Kernel) when phase[k] == on { phase[k] := down }
      terminal { true }
      """;

  @Test
  void an_explanation_is_data() {
    Explanation e = explain(
        Small.load(COUNTER + "invariant low(k: Kernel) { on(k) implies x < 1 and boss == none }"), "low");
    assertEquals("on(Kernel#0) implies x < 1 and boss == none", e.expression());
    assertEquals("k = Kernel#0", Prose.bindings(e.bindings()));
    assertEquals(new Evaluation.Defined(Values.FALSE), e.value());
    assertEquals(2, e.parts().size());
    assertEquals("on(Kernel#0)", e.parts().getFirst().expression());
    assertEquals(new Evaluation.Defined(Values.TRUE), e.parts().getFirst().value());
    assertEquals("x < 1 and boss == none", e.parts().getLast().expression());
    assertEquals("boss == none", e.parts().getLast().parts().getFirst().expression());
  }

  @Test
  void the_first_binding_that_fails_is_shown() {
    assertEquals("""
        for k = Kernel#0: `phase[Kernel#0] == off` is false: phase[Kernel#0] = on
        """, prose(COUNTER + "invariant low(k: Kernel) { phase[k] == off }", "low"));
  }

  @Test
  void quantifiers_show_the_elements_that_decide() {
    assertEquals("""
        `atmostone k: Kernel { on(k) }` is false
          for k = Kernel#0: `on(Kernel#0)` is true, since `phase[Kernel#0] == on` is true: phase[Kernel#0] = on
          for k = Kernel#1: `on(Kernel#1)` is true, since `phase[Kernel#1] == on` is true: phase[Kernel#1] = on
        """, prose(COUNTER + "invariant single { atmostone k: Kernel { on(k) } }", "single"));
    assertEquals("""
        `some k: Kernel { phase[k] == off }` is false
          for k = Kernel#0: `phase[Kernel#0] == off` is false: phase[Kernel#0] = on
          for k = Kernel#1: `phase[Kernel#1] == off` is false: phase[Kernel#1] = on
        """, prose(COUNTER + "invariant rest { some k: Kernel { phase[k] == off } }", "rest"));
    assertEquals("""
        `count k: Kernel { on(k) } < 2` is false: count k: Kernel { on(k) } = 2
        """, prose(COUNTER + "invariant few { (count k: Kernel { on(k) }) < 2 }", "few"));
  }

  @Test
  void a_step_shows_what_was_before() {
    assertEquals("""
        `x' >= x or x == 4` is false
          `x' >= x` is false: x' = 0 (was 3), x = 3
          `x == 4` is false: x = 3
        """, prose(COUNTER + "transition grows { x' >= x or x == 4 }", "grows"));
    assertEquals("""
        `did reset implies done` is false
          `did reset` is true: the step is reset()
          `done` is false
        """, prose(COUNTER + "transition late { did reset implies done }", "late"));
  }

  @Test
  void the_past_is_shown_where_it_decides() {
    assertEquals("""
        for k = Kernel#0: `on(Kernel#0) implies historically not on(Kernel#0)` is false
          `on(Kernel#0)` is true, since `phase[Kernel#0] == on` is true: phase[Kernel#0] = on
          `historically not on(Kernel#0)` is false, since `not on(Kernel#0)` is false
            `on(Kernel#0)` is true, since `phase[Kernel#0] == on` is true: phase[Kernel#0] = on
        """, prose(COUNTER + "invariant never(k: Kernel) { on(k) implies historically not on(k) }", "never"));
    assertEquals("""
        after step 4 `did reset implies x < 3 since (x == 0 and did up)` is false
          `did reset` is true: the step is reset()
          `x < 3 since (x == 0 and did up)` is false, since `x == 0 and did up` is false
            `did up` is false: the step is reset()
        """, prose(
        COUNTER + "property p { always (did reset implies x < 3 since (x == 0 and did up)) }", "p"));
    assertEquals("""
        `previously x == 0` is false: nothing is before the initial state
        """, prose(COUNTER + "property first1 { previously x == 0 }", "first1"));
  }

  @Test
  void since_shows_where_its_left_side_broke() {
    assertEquals("""
        `x == 4 implies x < 3 since x == 1` is false
          `x == 4` is true: x = 4
          `x < 3 since x == 1` is false
            `x < 3` is false: x = 4
            after step 1 `x == 1` is true: x = 1
        """, prose(COUNTER + "invariant s { x == 4 implies x < 3 since x == 1 }", "s"));
  }

  @Test
  void the_future_is_shown_where_it_fails() {
    assertEquals("""
        `x == 0 implies next x == 0` is false
          `x == 0` is true: x = 0
          `next x == 0` is false, since after step 1 `x == 0` is false: x = 1
        """, prose(COUNTER + "property n { x == 0 implies next x == 0 }", "n"));
    assertEquals("""
        `x == 2 release x < 2` is false, since after step 2 `x < 2` is false: x = 2
        """, prose(COUNTER + "property r { x == 2 release x < 2 }", "r"));
    assertEquals("""
        after step 1 `x == 1 implies always x <= 1` is false
          `x == 1` is true: x = 1
          after step 2 `x <= 1` is false: x = 2
        """, prose(COUNTER + "property latch { always (x == 1 implies always x <= 1) }", "latch"));
  }

  @Test
  void what_is_ill_defined_is_followed_to_the_operation() {
    assertEquals("""
        for k = Kernel#0: `on(Kernel#0) or boss! == Kernel#0` is ill-defined (none)
          at small.baton:14: invariant i(k: Kernel) { on(k) or boss! == k }
          `boss! == Kernel#0` is ill-defined (none)
            `boss!` is ill-defined (none): none has no value; boss = none
        """, prose(COUNTER + "invariant i(k: Kernel) { on(k) or boss! == k }", "i"));
  }

  @Test
  void a_deadlock_names_the_actions_that_came_closest() {
    assertEquals("""
        no action is enabled
          `enabled go()` is false, since `x < 2` is false: x = 2
          `enabled wait(Kernel#0)` is false, since `ready[Kernel#0]` is false
          `terminal` is false, since `x == 1` is false: x = 2
        """, prose("""
        protocol Stuck
        sort Kernel = 1
        var x: 0..2 = 0
        var ready: Kernel -> bool = false
        action go when x < 2 { x += 1 }
        action wait(k: Kernel) { require ready[k]; ready[k] := false }
        terminal { x == 1 }
        """, "deadlock"));
  }

  @Test
  void a_step_that_goes_ill_shows_line_and_values() {
    assertEquals("""
        `grow(2)` is ill-defined (range): a value does not fit the range of the place where it is stored
          at small.baton:3: action grow(n: 1..2) { let twice = n * 2; if x > 0 { x := x + twice } else { x += 1 } }
          `x + 4` is ill-defined (range): 5 does not fit 0..4; x = 1
        """, prose("""
        protocol Grow
        var x: 0..4 = 0
        action grow(n: 1..2) { let twice = n * 2; if x > 0 { x := x + twice } else { x += 1 } }
        """, "well-defined"));
    assertEquals("""
        `down()` is ill-defined (range): a value does not fit the range of the place where it is stored
          at small.baton:3: action down { x -= 2 }
          x = 1 (x - 2 is -1, which does not fit 0..4)
        """, prose("""
        protocol Down
        var x: 0..4 = 1
        action down { x -= 2 }
        """, "well-defined"));
  }

  @Test
  void a_proc_that_goes_ill_is_looked_into() {
    assertEquals("""
        `get()` is ill-defined (empty): an element is taken from an empty list
          at small.baton:4: proc take(): 0..1 { let v = pop(q); return v }
          q = []
        """, prose("""
        protocol Take
        var q: list[1] of 0..1 = []
        var x: 0..1 = 0
        proc take(): 0..1 { let v = pop(q); return v }
        action get { let v = take(); x := v }
        action put { push(q, 1) }
        """, "well-defined"));
  }

  @Test
  void a_routine_that_is_started_twice_says_where_it_stands() {
    assertEquals("""
        `kick()` is ill-defined (running): a routine is started that is running already
          at small.baton:4: action kick { start work }
          `running work` is true: work is at one
        """, prose("""
        protocol Twice
        var x: 0..1 = 0
        routine work { step one { x := 1 } step two { x := 0 } }
        action kick { start work }
        """, "well-defined"));
  }

  @Test
  void a_guard_that_is_ill_defined_is_shown() {
    assertEquals("""
        `hit()` is ill-defined (division): a divisor is not positive
          at small.baton:3: action hit when 6 / d == 3 { d := 0 }
          `6 / d == 3` is ill-defined (division)
            `6 / d` is ill-defined (division): the divisor is 0; d = 0
        """, prose("""
        protocol Hit
        var d: 0..3 = 0
        action hit when 6 / d == 3 { d := 0 }
        """, "well-defined"));
  }

  @Test
  void an_initialiser_that_is_ill_defined_is_named() {
    Explanation e = explain(Small.load("""
        protocol Init
        const n: 0..1
        var x: 0..6 = 6 / n
        action go { x := 0 }
        """), "well-defined");
    assertEquals("init", e.expression());
    assertEquals(Optional.of("a divisor is not positive"), e.note());
    assertTrue(e.value() instanceof Evaluation.Undefined(Ill kind, _) && kind == Ill.DIVISION);
  }

  @Test
  void what_is_reached_is_explained_by_what_is_true() {
    assertEquals("""
        for k = Kernel#1: `on(Kernel#1) and boss! == Kernel#1 and once x == 1` is true
          `on(Kernel#1)` is true, since `phase[Kernel#1] == on` is true: phase[Kernel#1] = on
          `boss! == Kernel#1` is true: boss! = Kernel#1
          `once x == 1` is true, since `x == 1` is true: x = 1
        """, prose(COUNTER + "reach r(k: Kernel) { on(k) and boss! == k and once x == 1 }", "r")
            .replace("Kernel#0", "Kernel#1"));
  }

  @Test
  void a_trace_that_shows_nothing_is_not_explained() {
    Protocol protocol = Small.load(COUNTER + "invariant low { x < 4 }\ninvariant lower { x < 3 }");
    assertEquals(
        Optional.empty(),
        new Explainer(protocol).explain(Small.goal(protocol, "low"), Small.trace(protocol, "lower")));
  }
}
