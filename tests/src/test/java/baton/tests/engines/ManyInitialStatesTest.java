package baton.tests.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Confirmed;
import baton.checker.Counterexample;
import baton.checker.Engine;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.cp.ConstraintEngine;
import baton.checker.explicit.ExplicitEngine;
import baton.checker.explicit.ExplicitOptions;
import baton.checker.ground.Lowering;
import baton.checker.pdr.PropertyDirectedReachability;
import baton.checker.reference.ReferenceEngine;
import baton.checker.symbolic.SymbolicEngine;
import baton.counterexamples.Trace;
import baton.models.interpreter.Cancelled;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Protocol;
import baton.models.value.State;
import baton.properties.Goal;
import baton.properties.Goals;
import baton.tests.random.Models;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** More initial states than anybody can go through: constants that may have any value. */
final class ManyInitialStatesTest {
  private static Protocol protocol(int slots) {
    String text = """
        protocol Many
        sort Slot = %d
        const wants: Slot -> 0..3
        const other: Slot -> 0..3
        const more: Slot -> 0..3
        var n: 0..3 = 0
        action take(s: Slot) when n < wants[s] { n := wants[s] }
        terminal { true }
        assume some s: Slot { wants[s] > 0 }
        invariant small { n < 3 }
        """.formatted(slots);
    return Models.of(text);
  }

  private static final Protocol MANY = protocol(8);

  private static List<Goal> small() {
    return Goals.of(MANY).stream().filter(g -> g.name().equals("small")).toList();
  }

  @Test
  void engines_that_go_through_all_of_them_stop_when_told() {
    for (Engine engine : List.of(
        new ExplicitEngine(new ExplicitOptions(1, true, ExplicitOptions.Backend.AUTO)), new ReferenceEngine(),
        new ConstraintEngine())) {
      AtomicInteger asked = new AtomicInteger();
      Limits limits = new Limits(
          OptionalInt.empty(), Long.MAX_VALUE,
          () -> asked.incrementAndGet() > 10 ? Optional.of(Reason.INTERRUPTED) : Optional.empty());
      Answer.Verdicts answer =
          assertInstanceOf(Answer.Verdicts.class, engine.check(MANY, small(), limits, Progress.SILENT), engine.name());
      assertEquals(
          List.of(new Verdict.Undecided(Reason.INTERRUPTED, "before the first step")),
          List.copyOf(answer.verdicts().values()), engine.name());
    }
  }

  @Test
  void lowering_stops_when_told() {
    AtomicInteger asked = new AtomicInteger();
    assertThrows(Cancelled.class, () -> Lowering.lower(MANY, () -> asked.incrementAndGet() > 3));
    assertEquals(4, asked.get());
  }

  @Test
  void who_does_not_go_through_them_finds_a_run_and_it_is_confirmed() {
    Engine engine = new Confirmed(new SymbolicEngine("pdr", new PropertyDirectedReachability()));
    Answer.Verdicts answer = assertInstanceOf(
        Answer.Verdicts.class, engine.check(MANY, small(), Limits.NONE, Progress.SILENT));
    Verdict.Violated violated = assertInstanceOf(Verdict.Violated.class, answer.verdicts().values().iterator().next());
    Trace trace = assertInstanceOf(Counterexample.Run.class, violated.counterexample()).trace();
    assertEquals(1, trace.length());
  }

  @Test
  void the_interpreter_stops_and_knows_a_beginning_without_the_others() {
    Interpreter interpreter = new Interpreter(MANY);
    assertThrows(Cancelled.class, () -> interpreter.initialStates(_ -> true));
    Interpreter few = new Interpreter(protocol(1));
    List<State> states = few.initialStates().states();
    assertEquals(3 * 4 * 4, states.size());
    for (State state : states) {
      assertTrue(few.isInitial(state));
      int last = state.size() - 1;
      assertFalse(few.isInitial(state.with(last, baton.models.value.Value.of(1))), state.toString());
    }
  }
}
