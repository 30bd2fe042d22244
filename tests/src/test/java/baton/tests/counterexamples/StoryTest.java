package baton.tests.counterexamples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.counterexamples.Trace;
import baton.counterexamples.story.Story;
import baton.counterexamples.story.Style;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class StoryTest {
  private static final Protocol STUCK = Small.load("""
      protocol Stuck
      sort Cpu = 3
      enum Slot { a, b, c }
      var load: Slot -> 0..2 = 0
      var busy: Cpu -> Slot -> bool = false
      var up: bool = true
      init { load[c] := 2; start work }
      routine work { step look { require up } step end { up := false } }
      fault trip when up { up := false }
      fault slip { load[a] := 1 }
      """, new Settings(Map.of(), Map.of(), OptionalInt.of(1)));

  private static String story(Protocol protocol, String goal) {
    return Story.render(protocol, Small.goal(protocol, goal), Small.trace(protocol, goal));
  }

  @Test
  void a_violated_invariant() {
    Protocol forgetful =
        Small.load(Small.HANDOVER, new Settings(Map.of("forgets", "true"), Map.of(), OptionalInt.empty()));
    assertEquals("""
        oneOwner is violated after 2 steps
          A device has one owner.
          with Kernel=2, Device=2, faults crash=1, bug forgets

        Initially
          constants  first = Kernel#0
          variables  phase = {Kernel#0: active, Kernel#1: off}
                     owner = {Kernel#0} for all
                     last  = none for all
                     link  = false for all
                     notes = []
                     steps = 0
          routines   all idle
          faults     faults(crash) = 0

        Steps
          1  boot(Kernel#1)                     phase[Kernel#1]: off -> passive
             /// Hands all devices to k.
          2  handOver.take(Kernel#1, Device#0)  owner[Device#0]: {Kernel#0} -> {Kernel#0, Kernel#1}
                                                last[Device#0]: none -> Kernel#1
                                                link[Kernel#1, Device#0]: false -> true
                                                handOver(Kernel#1) at take(d = Device#1)

        Why
          for d = Device#0: `one k: Kernel { k in owner[Device#0] }` is false
            for k = Kernel#0: `Kernel#0 in owner[Device#0]` is true: owner[Device#0] = {Kernel#0, Kernel#1}
            for k = Kernel#1: `Kernel#1 in owner[Device#0]` is true: owner[Device#0] = {Kernel#0, Kernel#1}
        """, story(forgetful, "oneOwner"));
  }

  @Test
  void an_ill_defined_step() {
    assertEquals("""
        well-defined is violated by step 3
          with Kernel=2, Device=2, faults crash=1

        Initially
          constants  first = Kernel#0
          variables  phase = {Kernel#0: active, Kernel#1: off}
                     owner = {Kernel#0} for all
                     last  = none for all
                     link  = false for all
                     notes = []
                     steps = 0
          routines   all idle
          faults     faults(crash) = 0

        Steps
          1  tell(Kernel#0)  notes: [] -> [Note(to = Kernel#0, urgent = true)]
          2  tell(Kernel#0)  notes: Note(to = Kernel#0, urgent = true) pushed
          3  tell(Kernel#0)  is ill-defined: full

        Why
          `tell(Kernel#0)` is ill-defined (full): an element is pushed onto a full list
            at small.baton:19: action tell(k: Kernel) when phase[k] == active { push(notes, Note(to = k,
                urgent = true)) }
            notes = [Note(to = Kernel#0, urgent = true), Note(to = Kernel#0, urgent = true)] (there is room
                for 2)
        """, story(Small.handover(), "well-defined"));
  }

  @Test
  void a_wide_state_is_summarised() {
    assertEquals("""
        deadlock after 1 step
          with Cpu=3, faults 1

        Initially
          variables  load = 0 for all but c: 2
                     busy = (false for all) for all
                     up   = true
          routines   work at look
                     all others idle
          faults     faults = 0

        Steps
          1  fault trip()  up: true -> false
                           faults: 0 -> 1

        Why
          no action is enabled, and no `terminal` says that a run may end; these come closest:
            `enabled work.look()` is false, since `up` is false
        """, story(STUCK, "deadlock"));
  }

  @Test
  void what_is_reached_at_once() {
    Protocol protocol = Small.load("""
        protocol AtOnce
        var x: 0..1 = 1
        action go { x := 0 }
        reach one1 { x == 1 }
        """);
    assertEquals("""
        one1 is reached in the initial state

        Initially
          variables  x = 1

        Why
          `x == 1` is true: x = 1
        """, story(protocol, "one1"));
  }

  @Test
  void a_step_that_changes_nothing_and_a_loop() {
    Protocol protocol = Small.load("""
        protocol Idle
        var x: 0..1 = 0
        action look { }
        transition never { not did look }
        """);
    Trace trace = Small.trace(protocol, "never");
    Trace loop = new Trace(trace.initial(), trace.steps(), Optional.empty(), OptionalInt.of(0));
    String text = Story.render(protocol, Small.goal(protocol, "never"), loop);
    assertTrue(
        text.contains("> 1  look()  (changes nothing)\n  and again from the beginning, for ever\n"), text);
  }

  @Test
  void a_style_moves_nothing() {
    Protocol protocol = Small.handover();
    Style marked = new Style(
        s -> "\u0001" + s + "\u0002", s -> "\u0003" + s + "\u0002", s -> "\u0004" + s + "\u0002",
        s -> "\u0005" + s + "\u0002");
    String text =
        Story.render(protocol, Small.goal(protocol, "handed"), Small.trace(protocol, "handed"), marked);
    assertTrue(text.contains("\u0001Steps\u0002"));
    assertTrue(text.contains("\u0003boot(Kernel#1)\u0002 "));
    assertTrue(text.contains("\u0005/// From now on k decides.\u0002"));
    assertEquals(story(protocol, "handed"), text.replaceAll("[\u0001-\u0005]", ""));
  }

  @Test
  void labels_that_are_too_long_stand_on_a_line_of_their_own() {
    Protocol protocol = Small.load("""
        protocol Long
        sort AVeryLongNameOfASort = 1
        var seen: AVeryLongNameOfASort -> bool = false
        action anActionWithALongName(x: AVeryLongNameOfASort) { seen[x] := true }
        reach seenAll(x: AVeryLongNameOfASort) { seen[x] }
        """);
    String text = story(protocol, "seenAll");
    String column = " ".repeat(47);
    assertTrue(text.contains("""
          1  anActionWithALongName(AVeryLongNameOfASort#0)
        %sseen[AVeryLongNameOfASort#0]: false -> true
        """.formatted(column)), text);
  }
}
