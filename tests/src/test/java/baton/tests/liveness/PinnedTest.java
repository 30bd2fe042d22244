package baton.tests.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import baton.checker.Answer;
import baton.checker.Confirmed;
import baton.checker.Counterexample;
import baton.checker.Engine;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Verdict;
import baton.checker.certificate.Certified;
import baton.checker.explicit.ExplicitEngine;
import baton.checker.explicit.ExplicitOptions;
import baton.checker.explicit.ExplicitOptions.Backend;
import baton.checker.pdr.PropertyDirectedReachability;
import baton.checker.reference.ReferenceEngine;
import baton.checker.symbolic.SymbolicEngine;
import baton.counterexamples.Trace;
import baton.models.ir.Protocol;
import baton.properties.Goals;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What liveness means where it is easily mistaken, one protocol at a time. */
final class PinnedTest {
  private static final Engine PDR = new SymbolicEngine("pdr", new PropertyDirectedReachability());

  private static final List<Engine> ENGINES = List.of(
      new ReferenceEngine(), new ExplicitEngine(new ExplicitOptions(1, true, Backend.AUTO)),
      new ExplicitEngine(new ExplicitOptions(2, true, Backend.BYTECODE)));

  /** Each goal with its verdict; of a violation the run: stem, then what is repeated in brackets. */
  private static String verdicts(Engine judge, String text, OptionalInt bound) {
    Protocol protocol = Texts.load(text);
    Engine engine = new Certified(new Confirmed(judge));
    Limits limits = new Limits(bound, Long.MAX_VALUE, Optional::empty);
    Answer answer = engine.check(protocol, Goals.of(protocol), limits, Progress.SILENT);
    return ((Answer.Verdicts) answer).verdicts().entrySet().stream()
        .filter(e -> e.getKey().property().isPresent())
        .map(e -> e.getKey().name() + " " + e.getValue().word() + run(e.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String run(Verdict verdict) {
    if (!(verdict instanceof Verdict.Violated(Counterexample.Run(Trace trace, _, _)))) {
      return "";
    }
    List<String> labels = trace.steps().stream().map(s -> s.label().toString()).toList();
    if (trace.loopStart().isEmpty()) {
      return ": " + String.join(" ", labels);
    }
    int start = trace.loopStart().getAsInt();
    String loop = trace.endsIdle() ? "idle" : String.join(" ", labels.subList(start, labels.size()));
    return ": " + String.join(" ", labels.subList(0, start)) + (start > 0 ? " " : "") + "[" + loop + "]";
  }

  private static void means(String expected, String text) {
    for (Engine engine : ENGINES) {
      assertEquals(expected.strip(), verdicts(engine, text, OptionalInt.empty()), engine.name());
    }
    String words = verdicts(PDR, text, OptionalInt.empty()).replaceAll("(?m):.*$", "");
    assertEquals(expected.strip().replaceAll("(?m):.*$", ""), words, PDR.name()); // another run may be as short
  }

  @Test
  void always_eventually_and_eventually_always() {
    means("""
        again holds
        settles violated: [flip() flip()]
        orNot holds
        """, """
        protocol Flip
        var x: bool = false
        fair action flip { x := not x }
        property again { always eventually x }
        property settles { eventually always x }
        property orNot { (eventually always x) or always eventually not x }
        """);
  }

  @Test
  void nested_untils() {
    means("""
        inOrder holds
        never violated: [idle]
        turned violated: one() two() three() [idle]
        """, """
        protocol Untils
        var n: 0..3 = 0
        action one when n == 0 { n := 1 }
        fair action two when n == 1 { n := 2 }
        fair action three when n == 2 { n := 3 }
        property inOrder { (always n == 0) or (n == 0 until (n == 1 until (n == 2 until n == 3))) }
        property never { n == 0 until (n == 1 until n == 2) }
        property turned { always (n == 0 or eventually n == 0) }
        """);
  }

  @Test
  void a_fair_action_that_changes_nothing_is_taken_for_ever() {
    means("""
        ticks holds
        beats violated: [tick()]
        """, """
        protocol Tick
        var x: bool = false
        action beat { }
        fair action tick { }
        property ticks { always eventually did tick }
        property beats { eventually did beat }
        """);
  }

  @Test
  void a_fair_action_that_is_enabled_only_every_second_state() {
    means("""
        weakly violated: flip() goStrongly() [flip() flip()]
        strongly holds
        """, """
        protocol Second
        var x: bool = false
        var weak: bool = false
        var strong: bool = false
        fair action flip { x := not x }
        fair action goWeakly when x and not weak { weak := true }
        strong fair action goStrongly when x and not strong { strong := true }
        property weakly { eventually weak }
        property strongly { eventually strong }
        """);
  }

  @Test
  void a_command_that_never_comes() {
    means("""
        done violated: [idle]
        answered holds
        """, """
        protocol Command
        enum Phase { waiting, asked, done_ }
        var phase: Phase = waiting
        action ask when phase == waiting { phase := asked }
        fair action answer when phase == asked { phase := done_ }
        property done { eventually phase == done_ }
        property answered { phase == asked leadsto phase == done_ }
        """);
  }

  @Test
  void terminal_obliges_to_nothing_and_excuses_nothing() {
    means("""
        outside violated: [idle]
        inside violated: go() [idle]
        further holds
        """, """
        protocol Terminal
        var n: 0..2 = 0
        action go when n == 0 { n := 1 }
        action back when n == 1 { n := 0 }
        fair action on when n == 2 { n := 0 }
        terminal { n == 1 }
        property outside { eventually n == 1 }
        property inside { always eventually n == 0 }
        property further { always eventually n != 2 }
        """);
  }

  @Test
  void a_routine_goes_on_unless_a_crash_stops_it() {
    means("""
        finishes violated: work.one() crash() [idle]
        finishesOrCrashes holds
        begins violated: [idle]
        """, """
        protocol Routine
        var x: 0..2 = 0
        var alive: bool = true
        routine work when alive and x == 0 {
          step one { x := 1 }
          step two { x := 2 }
        }
        fault crash max 1 when alive { alive := false; abort work }
        property finishes { x == 1 leadsto x == 2 }
        property finishesOrCrashes { x == 1 leadsto (x == 2 or not alive) }
        property begins { eventually (x == 1 or not alive) }
        """);
  }

  @Test
  void a_fair_routine_begins() {
    means("begins holds", """
        protocol FairRoutine
        var x: 0..2 = 0
        fair routine work when x == 0 {
          step one { x := 1 }
          step two { x := 2 }
        }
        property begins { eventually x == 2 }
        """);
  }

  @Test
  void the_same_choice_may_be_made_for_ever() {
    means("""
        met violated: [roll() set(1) set(0)]
        metEach holds
        """, """
        protocol Choice
        var x: 0..1 = 0
        var y: 0..1 = 0
        fair action roll { choose v: 0..1; x := v }
        fair action set(v: 0..1) { y := v }
        property met { eventually x == 1 }
        property metEach { always eventually y == 1 }
        """);
  }

  @Test
  void the_past_is_remembered_for_ever() {
    means("""
        owed violated: ask() [idle]
        remembered holds
        """, """
        protocol Past
        var n: 0..1 = 0
        action ask when n == 0 { n := 1 }
        action answer when n == 1 { n := 0 }
        property owed { always ((once did ask) implies eventually did answer) }
        property remembered { (eventually always once n == 1) or always n == 0 }
        """);
  }

  @Test
  void an_ill_atom_comes_before_liveness() {
    means("""
        ill violated: put()
        idleIll violated: put() [idle]
        """, """
        protocol IllAtom
        var x: (0..1)? = 0
        action put { x := none }
        property ill { eventually always x! == 1 }
        property idleIll { eventually (if did put or x != none then 0 else 1 / (if x == none then 0 else 1)) == 1 }
        """);
  }

  @Test
  void what_is_never_asked_for_is_vacuous() {
    means("""
        never vacuous
        whileIdle holds
        nested holds
        """, """
        protocol Vacuous
        var n: 0..1 = 0
        fair action step when n == 0 { n := 1 }
        property never { n > 1 leadsto n == 0 }
        property whileIdle { (n == 1 and not did step) leadsto n == 1 }
        property nested { (next n == 0) leadsto n == 1 }
        """);
  }

  @Test
  void safe_conjuncts_are_judged_on_finite_runs() {
    means("""
        both violated: go()
        safePart holds
        """, """
        protocol Conjuncts
        var n: 0..1 = 0
        fair action go when n == 0 { n := 1 }
        property both { (always n == 0) and eventually n == 1 }
        property safePart { (always (n == 1 implies once did go)) and (eventually n == 1) and next did go }
        """);
  }

  @Test
  void within_a_bound_only_what_is_near_is_looked_at() {
    String text = """
        protocol Bound
        var n: 0..5 = 0
        fair action up when n < 5 { n := n + 1 }
        property early { always eventually n < 5 }
        """;
    for (Engine engine : ENGINES) {
      assertEquals("early holds-to-bound", verdicts(engine, text, OptionalInt.of(3)));
      assertEquals("early violated: up() up() up() up() up() [idle]", verdicts(engine, text, OptionalInt.of(5)));
    }
  }

  @Test
  void a_future_operator_below_one_of_the_past_is_foretold() {
    means("""
        mixed holds
        not_ violated: go() [idle]
        equal violated: go() [idle]
        """, """
        protocol Mixed
        var x: bool = false
        fair action go when not x { x := true }
        action stay { }
        property mixed { always once eventually x }
        property not_ { always ((historically eventually not x) or eventually did stay) }
        property equal { (eventually did stay) == (eventually x) }
        """);
  }

  @Test
  void a_safety_formula_below_an_operator_of_the_past_is_said_to_be_unsupported() {
    means("mixed undecided", """
        protocol Mixed
        var x: bool = false
        fair action go { x := true }
        property mixed { always once always x }
        """);
  }
}
