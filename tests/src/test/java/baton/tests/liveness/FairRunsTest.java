package baton.tests.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Counterexample;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Verdict;
import baton.checker.liveness.Constraint;
import baton.checker.liveness.Graph;
import baton.checker.liveness.Instants;
import baton.checker.liveness.Stopped;
import baton.checker.reference.FairnessProbe;
import baton.checker.reference.ReferenceEngine;
import baton.counterexamples.Replay;
import baton.counterexamples.Trace;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Random protocols and formulas: the engine, the replay and an enumeration of runs agree; wrong engines do not. */
final class FairRunsTest {
  private static final long FIRST = Long.getLong("baton.firstSeed", 0);
  private static final int SEEDS = Integer.getInteger("baton.seeds", 5000);
  private static final int LONGEST = 5;
  private static final int PATIENCE = 1500;

  /** Something that looks for a violation. */
  private interface Search {
    Optional<Trace> violation(Protocol protocol, Goal.Liveness goal) throws Stopped;
  }

  @Test
  void random_protocols() throws Stopped {
    int judged = 0;
    int violated = 0;
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      String text = FairProtocols.of(seed);
      Protocol protocol = Texts.load(text);
      if (Texts.goal(protocol, "p") instanceof Goal.Liveness goal) {
        assertEquals(Optional.empty(), disagreement(protocol, goal, FairRunsTest::reference),
            "seed " + seed + "\n" + text);
        judged++;
        violated += reference(protocol, goal).isPresent() ? 1 : 0;
      }
    }
    assertTrue(violated > judged / 10 && violated < judged * 9 / 10, violated + " of " + judged);
  }

  private static Optional<Trace> reference(Protocol protocol, Goal.Liveness goal) {
    Answer answer = new ReferenceEngine().check(protocol, List.of(goal), Limits.NONE, Progress.SILENT);
    return switch (Optional.ofNullable(((Answer.Verdicts) answer).verdicts().get(goal)).orElseThrow()) {
      case Verdict.Violated(Counterexample.Run(Trace trace, _, _)) -> Optional.of(trace);
      case Verdict.Holds _, Verdict.Vacuous _ -> Optional.empty();
      case Verdict other -> throw new AssertionError(other);
    };
  }

  /** What is wrong with an answer. */
  private static Optional<String> disagreement(Protocol protocol, Goal.Liveness goal, Search search) throws Stopped {
    Optional<Trace> found = search.violation(protocol, goal);
    if (found.isPresent()) {
      Replay.Outcome outcome = new Replay(protocol).confirm(goal, found.get());
      return outcome instanceof Replay.Outcome.Confirmed
          ? Optional.empty()
          : Optional.of(outcome + " " + found.get());
    }
    return Lassos.violation(protocol, goal, LONGEST, PATIENCE).map(t -> "missed " + t);
  }

  @Test
  void an_engine_that_ignores_the_second_assumption_is_caught() throws Stopped {
    assertCaught((protocol, goal) -> FairnessProbe.search(
        protocol, goal, (_, right) -> right.size() < 2 ? right : without(right, 1)));
  }

  @Test
  void an_engine_that_judges_fairness_on_the_stem_is_caught() throws Stopped {
    assertCaught((protocol, goal) -> FairnessProbe.search(protocol, goal, FairRunsTest::onceIsEnough));
  }

  @Test
  void an_engine_that_takes_strong_fairness_for_weak_is_caught() throws Stopped {
    assertCaught((protocol, goal) -> FairnessProbe.search(protocol, goal, FairRunsTest::allWeak));
  }

  @Test
  void an_engine_that_forces_what_is_sometimes_enabled_is_caught() throws Stopped {
    assertCaught((protocol, goal) -> FairnessProbe.search(protocol, goal, FairRunsTest::allStrong));
  }

  private static void assertCaught(Search wrong) throws Stopped {
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      Protocol protocol = Texts.load(FairProtocols.of(seed));
      if (Texts.goal(protocol, "p") instanceof Goal.Liveness goal && disagreement(protocol, goal, wrong).isPresent()) {
        return;
      }
    }
    throw new AssertionError("nobody notices");
  }

  private static List<Constraint> without(List<Constraint> right, int index) {
    List<Constraint> wrong = new ArrayList<>(right);
    wrong.remove(index);
    return wrong;
  }

  /** What was taken once counts as taken again and again. */
  private static List<Constraint> onceIsEnough(Instants instants, List<Constraint> right) {
    return right.stream().<Constraint>map(c -> {
      BitSet nodes = behind(instants.graph(), c.edges());
      if (c instanceof Constraint.Recurs) {
        nodes.or(c.nodes());
        return new Constraint.Recurs(nodes, c.edges());
      }
      BitSet rest = (BitSet) c.nodes().clone();
      rest.andNot(nodes);
      return new Constraint.Responds(rest, c.edges());
    }).toList();
  }

  private static BitSet behind(Graph graph, BitSet edges) {
    BitSet nodes = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    edges.stream().map(graph::target).forEach(open::add);
    while (!open.isEmpty()) {
      int node = open.remove();
      if (!nodes.get(node)) {
        nodes.set(node);
        for (int e = graph.firstEdge(node); e < graph.endEdge(node); e++) {
          open.add(graph.target(e));
        }
      }
    }
    return nodes;
  }

  private static List<Constraint> allWeak(Instants instants, List<Constraint> right) {
    return right.stream().<Constraint>map(c -> switch (c) {
      case Constraint.Recurs weak -> weak;
      case Constraint.Responds strong -> new Constraint.Recurs(others(instants, strong.nodes()), strong.edges());
    }).toList();
  }

  private static List<Constraint> allStrong(Instants instants, List<Constraint> right) {
    return right.stream().<Constraint>map(c -> switch (c) {
      case Constraint.Recurs weak -> new Constraint.Responds(others(instants, weak.nodes()), weak.edges());
      case Constraint.Responds strong -> strong;
    }).toList();
  }

  private static BitSet others(Instants instants, BitSet nodes) {
    BitSet others = new BitSet();
    others.set(0, instants.graph().nodes());
    others.andNot(nodes);
    return others;
  }
}
