package baton.tests.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Verdict;
import baton.checker.certificate.Certified;
import baton.checker.pdr.PropertyDirectedReachability;
import baton.checker.symbolic.Finding;
import baton.checker.symbolic.Learnt;
import baton.checker.symbolic.Procedure;
import baton.checker.symbolic.SymbolicEngine;
import baton.checker.transition.Cube;
import baton.checker.transition.TransitionSystem;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import baton.properties.Goals;
import baton.tests.random.Models;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** What the proof of one goal has shown is known when the next is judged, if it is about the protocol alone. */
final class LearntTest {
  /** One and other are always the same, of which {@code never} and {@code still} are consequences. */
  private static final String TWINS = """
      protocol Twins
      var one: bool = false
      var other: bool = false
      var third: bool = false
      action set when not third { one := true other := true }
      action clear { third := one one := false other := false }
      terminal { true }
      invariant same { one == other }
      invariant never { one implies other }
      invariant remembered { third and once did set implies once (one and other) }
      invariant still { other implies one }
      """;

  /** Property-directed reachability, as a procedure that says what it was told. */
  private static final class Listening implements Procedure {
    private final Procedure real = new PropertyDirectedReachability();
    private final List<List<List<Cube>>> told = new ArrayList<>();
    private final List<List<List<Cube>>> shown = new ArrayList<>();

    @Override
    public Finding decide(TransitionSystem system, int bound, BooleanSupplier stop, IntConsumer progress) {
      throw new AssertionError("asked without what is known");
    }

    @Override
    public Finding decide(
        TransitionSystem system, Learnt learnt, int bound, BooleanSupplier stop, IntConsumer progress) {
      List<List<Cube>> known = learnt.clauses();
      Finding found = real.decide(system, learnt, bound, stop, progress);
      if (found instanceof Finding.Inductive(var clauses)) {
        told.add(known);
        shown.add(clauses);
      }
      return found;
    }
  }

  private static Protocol load() {
    return Models.of(TWINS);
  }

  private static List<Goal> goals(Protocol protocol, String... names) {
    List<Goal> all = Goals.of(protocol);
    return List.of(names).stream()
        .map(n -> all.stream().filter(g -> g.name().equals(n)).findFirst().orElseThrow()).toList();
  }

  private static void hold(Protocol protocol, List<Goal> goals, Procedure procedure) {
    Certified engine = new Certified(new SymbolicEngine("pdr", procedure));
    Answer answer = engine.check(protocol, goals, Limits.NONE, Progress.SILENT);
    assertInstanceOf(Answer.Verdicts.class, answer).verdicts()
        .forEach((goal, v) -> assertInstanceOf(Verdict.Holds.class, v, goal.name()));
  }

  @Test
  void what_was_shown_is_known() {
    Protocol protocol = load();
    Listening listening = new Listening();
    hold(protocol, goals(protocol, "same", "still"), listening);
    assertEquals(List.of(), listening.told.getFirst());
    assertFalse(listening.shown.getFirst().isEmpty());
    assertEquals(listening.shown.getFirst(), listening.told.getLast());
    assertTrue(listening.told.getLast().containsAll(listening.shown.getLast()), "nothing new was needed");
  }

  @Test
  void what_is_said_of_a_goals_memory_is_not() {
    Protocol protocol = load();
    Listening listening = new Listening();
    hold(protocol, goals(protocol, "remembered", "never"), listening);
    assertFalse(listening.shown.getFirst().isEmpty());
    assertEquals(List.of(), listening.told.getLast());
  }

  /** Whoever is told something false is found out, for what he makes of it is checked again. */
  @Test
  void nothing_is_believed() {
    Protocol protocol = load();
    Procedure gullible = new Procedure() {
      @Override
      public Finding decide(TransitionSystem system, int bound, BooleanSupplier stop, IntConsumer progress) {
        throw new AssertionError("asked without what is known");
      }

      @Override
      public Finding decide(
          TransitionSystem system, Learnt learnt, int bound, BooleanSupplier stop, IntConsumer progress) {
        assertTrue(learnt.isExtensible());
        learnt.extend((states, _) -> List.of(List.of(Cube.of(states.atoms().fact(0, 1))))); // never one
        assertFalse(learnt.isExtensible());
        return new PropertyDirectedReachability().decide(system, learnt, bound, stop, progress);
      }
    };
    assertThrows(
        RuntimeException.class, () -> hold(protocol, goals(protocol, "never"), gullible));
  }
}
