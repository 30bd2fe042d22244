package baton.tests.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.counterexamples.Replay;
import baton.counterexamples.Trace;
import baton.models.format.Formatter;
import baton.models.interpreter.InitialStates;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.interpreter.Transitions;
import baton.models.ir.Protocol;
import baton.models.source.Diagnostics;
import baton.models.source.SourceFile;
import baton.models.syntax.Parser;
import baton.models.value.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random protocols: what must be true of each. Seeds are printed where something is not. */
final class RandomProtocolTest {
  private static final int SEEDS = Integer.getInteger("baton.seeds", 1500);

  private static String format(String text) {
    return Formatter.format(Parser.parse(new SourceFile("random.baton", text), new Diagnostics()).orElseThrow());
  }

  @Test
  void formatting_changes_no_meaning_and_is_done_once() {
    for (long seed = 0; seed < SEEDS; seed++) {
      String text = RandomProtocol.of(seed);
      Protocol before = Models.of(text, seed);
      String formatted = format(text);
      assertEquals(before, Models.of(formatted, seed), "seed " + seed);
      assertEquals(formatted, format(formatted), "seed " + seed);
    }
  }

  @Test
  void short_forms_mean_what_the_long_ones_do() {
    for (long seed = 0; seed < SEEDS / 3; seed++) {
      Source layout = new Source(new SplittableRandom(~seed));
      Protocol meant = Models.of(RandomProtocol.of(seed, new ShortForms(false, true, layout)), seed);
      String brief = RandomProtocol.of(seed, new ShortForms(true, true, layout));
      assertEquals(meant, Models.of(brief, seed), "seed " + seed);
      String formatted = format(brief);
      assertEquals(meant, Models.of(formatted, seed), "seed " + seed);
      assertEquals(formatted, format(formatted), "seed " + seed);
    }
  }

  @Test
  void one_value_for_a_map_goes_to_every_entry() {
    int steps = 0;
    for (long seed = 0; seed < SEEDS / 3; seed++) {
      Source layout = new Source(new SplittableRandom(~seed));
      Interpreter meant =
          new Interpreter(Models.of(RandomProtocol.of(seed, new ShortForms(true, false, layout)), seed));
      Interpreter brief = new Interpreter(Models.of(RandomProtocol.of(seed, new ShortForms(true, true, layout)), seed));
      for (State first : meant.initialStates().states()) {
        for (State here : around(meant, first)) {
          assertEquals(meant.transitions(here), brief.transitions(here), "seed " + seed);
          steps += meant.transitions(here).size();
        }
      }
    }
    assertTrue(steps > SEEDS / 3, "too few steps were compared: " + steps);
  }

  @Test
  void walks_of_the_interpreter_replay() {
    int steps = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Protocol protocol = Models.of(RandomProtocol.of(seed), seed);
      Interpreter interpreter = new Interpreter(protocol);
      InitialStates initial = interpreter.initialStates();
      if (initial.states().isEmpty()) {
        continue;
      }
      Trace trace = walk(interpreter, initial, new SplittableRandom(seed));
      steps += trace.length();
      assertEquals(Optional.empty(), new Replay(protocol).follow(trace), "seed " + seed);
    }
    assertTrue(steps > SEEDS, "the walks are too short to say anything: " + steps);
  }

  @Test
  void one_label_is_given_what_all_are_given() {
    int absent = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Interpreter interpreter = new Interpreter(Models.of(RandomProtocol.of(seed), seed));
      Set<Label> seen = new LinkedHashSet<>();
      for (State first : interpreter.initialStates().states()) {
        for (State here : around(interpreter, first)) {
          Map<Label, Transitions> all = new LinkedHashMap<>();
          interpreter.transitions(here).forEach(t -> all.put(t.label(), t));
          seen.addAll(all.keySet());
          for (Label label : seen) {
            assertEquals(Optional.ofNullable(all.get(label)), interpreter.transitions(here, label), "seed " + seed);
            absent += all.containsKey(label) ? 0 : 1;
          }
        }
      }
    }
    assertTrue(absent > SEEDS, "too few labels were without a step: " + absent);
  }

  /** The state, and those that are one step away. */
  private static Set<State> around(Interpreter interpreter, State state) {
    Set<State> all = new LinkedHashSet<>(List.of(state));
    interpreter.transitions(state).forEach(t -> all.addAll(t.successors()));
    return all;
  }

  private static Trace walk(Interpreter interpreter, InitialStates initial, SplittableRandom random) {
    State begin = initial.states().get(random.nextInt(initial.states().size()));
    State here = begin;
    List<Trace.Step> steps = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      List<Trace.Step> choices = new ArrayList<>();
      for (Transitions t : interpreter.transitions(here)) {
        if (t.ill().isPresent() && random.nextInt(4) == 0) {
          return new Trace(Optional.of(begin), steps,
              Optional.of(new Trace.Attempt(Optional.of(t.label()), t.ill().get().kind(), t.ill().get().at())),
              OptionalInt.empty());
        }
        t.successors().forEach(s -> choices.add(new Trace.Step(t.label(), s)));
      }
      if (choices.isEmpty()) {
        break;
      }
      Trace.Step step = choices.get(random.nextInt(choices.size()));
      steps.add(step);
      here = step.after();
    }
    return new Trace(Optional.of(begin), steps, Optional.empty(), OptionalInt.empty());
  }
}
