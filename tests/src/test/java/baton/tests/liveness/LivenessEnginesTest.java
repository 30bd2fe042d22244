package baton.tests.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Confirmed;
import baton.checker.Counterexample;
import baton.checker.Engine;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.bmc.BoundedModelChecking;
import baton.checker.certificate.Certified;
import baton.checker.explicit.ExplicitEngine;
import baton.checker.explicit.ExplicitOptions;
import baton.checker.explicit.ExplicitOptions.Backend;
import baton.checker.explicit.graph.FairLoopsProbe;
import baton.checker.ground.FairPlace;
import baton.checker.ground.GoalNodes;
import baton.checker.ground.Lowered;
import baton.checker.ground.Lowering;
import baton.checker.ground.Node;
import baton.checker.ground.Nodes;
import baton.checker.liveness.Claims;
import baton.checker.liveness.Need;
import baton.checker.liveness.Stopped;
import baton.checker.pdr.PropertyDirectedReachability;
import baton.checker.reference.Needs;
import baton.checker.reference.ReferenceEngine;
import baton.checker.symbolic.Deepening;
import baton.checker.symbolic.Finding;
import baton.checker.symbolic.SymbolicEngine;
import baton.checker.symbolic.loops.LoopQuestion;
import baton.checker.transition.Encoding;
import baton.checker.transition.Question;
import baton.counterexamples.Replay;
import baton.counterexamples.Trace;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import baton.properties.Goals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Random protocols and formulas: the engine on packed states, the symbolic engines, the reference engine and an
 * enumeration of runs agree; wrong engines do not.
 */
final class LivenessEnginesTest {
  private static final long FIRST = Long.getLong("baton.firstSeed", 0);
  private static final int SEEDS = Integer.getInteger("baton.seeds", 10_000);
  private static final int EACH = 19; // of so many one is shown to the symbolic engines
  private static final int PATIENCE = 400;

  private static final List<ExplicitOptions> WAYS = List.of(
      new ExplicitOptions(1, false, Backend.CLOSURES), new ExplicitOptions(2, true, Backend.CLOSURES),
      new ExplicitOptions(1, true, Backend.BYTECODE), new ExplicitOptions(2, false, Backend.MEMO));

  private static Verdict ask(Engine engine, Protocol protocol, Goal goal, Limits limits) {
    Answer answer = engine.check(protocol, List.of(goal), limits, Progress.SILENT);
    return Optional.ofNullable(((Answer.Verdicts) answer).verdicts().get(goal)).orElseThrow();
  }

  private static boolean judges(Goal goal) {
    return goal instanceof Goal.Liveness || goal instanceof Goal.MeasureGoal;
  }

  @Test
  void explicit_on_random_protocols() {
    int violated = 0;
    int held = 0;
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      String text = FairProtocols.of(seed);
      Protocol protocol = Texts.load(text);
      ExplicitOptions options = WAYS.get(Math.floorMod(seed, WAYS.size()));
      Engine explicit = new Confirmed(new ExplicitEngine(options));
      for (Goal goal : Goals.of(protocol).stream().filter(LivenessEnginesTest::judges).toList()) {
        Verdict expected = ask(new ReferenceEngine(), protocol, goal, Limits.NONE);
        Verdict found = ask(explicit, protocol, goal, Limits.NONE);
        assertEquals(expected.word(), found.word(), options + ", seed " + seed + ", " + goal.name() + "\n" + text);
        violated += found instanceof Verdict.Violated ? 1 : 0;
        held += found instanceof Verdict.Holds ? 1 : 0;
        if (goal instanceof Goal.Liveness liveness && !(found instanceof Verdict.Violated) && seed % 4 == 0) {
          assertEquals(Optional.empty(), Lassos.violation(protocol, liveness, 4, 300), "seed " + seed + "\n" + text);
        }
      }
    }
    assertTrue(violated > SEEDS / 4 && held > SEEDS / 4, violated + " violated, " + held + " hold");
  }

  @Test
  void what_is_needed_of_fairness_is_what_the_reference_engine_says() {
    int some = 0;
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      String text = FairProtocols.of(seed);
      Protocol protocol = Texts.load(text);
      ExplicitEngine explicit = new ExplicitEngine(WAYS.get(Math.floorMod(seed, WAYS.size())));
      List<Goal.Liveness> goals = Goals.of(protocol).stream()
          .flatMap(g -> g instanceof Goal.Liveness l ? Stream.of(l) : Stream.empty())
          .filter(g -> ask(explicit, protocol, g, Limits.NONE) instanceof Verdict.Holds).toList();
      Map<Goal, List<Need>> found = explicit.needs(protocol, goals, Limits.NONE, Progress.SILENT);
      for (Goal.Liveness goal : goals) {
        List<Need> expected = Needs.of(protocol, goal, Limits.NONE).orElseThrow();
        assertEquals(expected, found.get(goal), "seed " + seed + ", " + goal.name() + "\n" + text);
        some += expected.isEmpty() ? 0 : 1;
      }
    }
    assertTrue(some > SEEDS / 100, "only " + some + " goals need fairness");
  }

  @Test
  void claims_about_other_elements_are_judged_once() {
    Protocol protocol = Texts.load("""
        protocol Elements
        sort Device = 3
        sort Kernel = 2
        const first: Device
        var up: Device -> bool = false
        var by: Device -> Kernel? = none
        fair action start(k: Kernel, d: Device) when not up[d] { up[d] := true; by[d] := k }
        fair action stop(k: Kernel, d: Device) when up[d] and by[d] == k and d != first { up[d] := false }
        property starts(d: Device) { not up[d] leadsto up[d] }
        property stops(d: Device) { up[d] leadsto not up[d] }
        property pairs(d, e: Device) { d != e and up[d] leadsto (up[e] or not up[d]) }
        """);
    for (String name : List.of("starts", "stops", "pairs")) {
      Goal.Liveness goal = (Goal.Liveness) Texts.goal(protocol, name);
      Verdict expected = ask(new ReferenceEngine(), protocol, goal, Limits.NONE);
      Verdict found = ask(new Confirmed(new ExplicitEngine(WAYS.getFirst())), protocol, goal, Limits.NONE);
      assertEquals(expected.word(), found.word(), name);
      assertEquals(name.equals("pairs") ? 2 : 1, Claims.different(protocol, goal.claims()).size(), name);
    }
  }

  @Test
  void an_element_that_is_named_from_outside_is_not_like_the_others() {
    Protocol protocol = Texts.load("""
        protocol Elements
        sort Device = 3
        const first: Device
        var up: Device -> bool = false
        fair action start(d: Device) when not up[d] and d != first { up[d] := true }
        property starts(d: Device) { not up[d] leadsto up[d] }
        """, Map.of("first", "Device#1"));
    Goal.Liveness goal = (Goal.Liveness) Texts.goal(protocol, "starts");
    assertEquals(2, Claims.different(protocol, goal.claims()).size());
    Engine explicit = new Confirmed(new ExplicitEngine(WAYS.getFirst()));
    assertEquals("violated", ask(explicit, protocol, goal, Limits.NONE).word());
  }

  @Test
  void a_search_that_is_stopped_decides_nothing_it_has_not_seen() {
    int undecided = 0;
    for (long seed = FIRST; seed < FIRST + 12; seed++) {
      Protocol protocol = Texts.load(FairProtocols.of(seed));
      for (Goal goal : Goals.of(protocol).stream().filter(LivenessEnginesTest::judges).toList()) {
        Verdict all = ask(new ReferenceEngine(), protocol, goal, Limits.NONE);
        for (int asked = 0; asked < 10; asked++) {
          int most = asked;
          AtomicInteger times = new AtomicInteger();
          Limits hasty = new Limits(OptionalInt.empty(), Long.MAX_VALUE,
              () -> times.incrementAndGet() > most ? Optional.of(Reason.INTERRUPTED) : Optional.empty());
          Verdict found = ask(new ExplicitEngine(WAYS.getFirst()), protocol, goal, hasty);
          undecided += found instanceof Verdict.Undecided(Reason reason, _) && reason == Reason.INTERRUPTED ? 1 : 0;
          assertTrue(
              found instanceof Verdict.Undecided || found.word().equals(all.word()), "seed " + seed + ": " + found);
        }
        Limits little = new Limits(OptionalInt.empty(), 0, Optional::empty);
        Verdict found = ask(new ExplicitEngine(WAYS.getFirst()), protocol, goal, little);
        assertTrue(
            found instanceof Verdict.Undecided || found.word().equals(all.word()), "seed " + seed + ": " + found);
      }
    }
    assertTrue(undecided > 20, "only " + undecided);
  }

  @Test
  void the_number_of_workers_changes_nothing() {
    for (long seed = FIRST; seed < FIRST + SEEDS / EACH; seed++) {
      Protocol protocol = Texts.load(FairProtocols.of(seed));
      List<Goal> goals = Goals.of(protocol);
      Engine one = new ExplicitEngine(new ExplicitOptions(1, true, Backend.CLOSURES));
      Engine three = new ExplicitEngine(new ExplicitOptions(3, true, Backend.BYTECODE));
      assertEquals(
          one.check(protocol, goals, Limits.NONE, Progress.SILENT),
          three.check(protocol, goals, Limits.NONE, Progress.SILENT), "seed " + seed);
    }
  }

  private static Limits patience(OptionalInt bound) {
    AtomicInteger asked = new AtomicInteger();
    return new Limits(bound, Long.MAX_VALUE,
        () -> asked.incrementAndGet() > PATIENCE ? Optional.of(Reason.TIMEOUT) : Optional.empty());
  }

  /** How many verdicts an engine came to, apart from `undecided`. */
  private static int compare(Engine engine, OptionalInt bound) {
    int decided = 0;
    for (long seed = FIRST; seed < FIRST + SEEDS; seed += EACH) {
      String text = FairProtocols.of(seed);
      Protocol protocol = Texts.load(text);
      if (Texts.goal(protocol, "p") instanceof Goal.Liveness goal) {
        Verdict expected = ask(new ReferenceEngine(), protocol, goal, Limits.NONE);
        Verdict found = ask(engine, protocol, goal, patience(bound));
        boolean agrees = switch (found) {
          case Verdict.Undecided _ -> true;
          case Verdict.HoldsToBound(int steps) -> longer(expected, steps)
              && Lassos.violation(protocol, goal, steps, 300).isEmpty();
          case Verdict.Holds _, Verdict.Vacuous _, Verdict.Violated _ -> found.word().equals(expected.word());
        };
        assertTrue(agrees, "seed " + seed + ": " + expected + "\n but " + found + "\n" + text);
        decided += found instanceof Verdict.Undecided ? 0 : 1;
      }
    }
    return decided;
  }

  /** Whether no violation was found, or only a longer one, which need not be the shortest. */
  private static boolean longer(Verdict verdict, int steps) {
    return !(verdict instanceof Verdict.Violated(Counterexample.Run(Trace run, _, _))) || run.length() > steps;
  }

  @Test
  void property_directed_reachability_on_random_protocols() {
    Engine engine = new Certified(new Confirmed(new SymbolicEngine("pdr", new PropertyDirectedReachability())));
    int decided = compare(engine, OptionalInt.empty());
    assertTrue(decided > SEEDS / EACH / 3, "only " + decided + " verdicts");
  }

  @Test
  void bounded_model_checking_on_random_protocols() {
    int decided = compare(new Confirmed(new SymbolicEngine("bmc", new BoundedModelChecking())), OptionalInt.of(2));
    assertTrue(decided > SEEDS / EACH / 3, "only " + decided + " verdicts");
  }

  /** Something that looks for a violation with a wrong idea of fairness. */
  private interface Search {
    Optional<Trace> violation(Protocol protocol, Goal.Liveness goal) throws Stopped;
  }

  private static void assertCaught(Search wrong) throws Stopped {
    for (long seed = 0; seed < 1000; seed++) {
      Protocol protocol = Texts.load(FairProtocols.of(seed));
      if (Texts.goal(protocol, "p") instanceof Goal.Liveness goal) {
        Optional<Trace> run = wrong.violation(protocol, goal);
        if (run.isPresent() && !(new Replay(protocol).confirm(goal, run.get()) instanceof Replay.Outcome.Confirmed)) {
          return;
        }
      }
    }
    throw new AssertionError("nobody notices");
  }

  private static List<FairPlace> withoutSecond(List<FairPlace> right) {
    List<FairPlace> wrong = new ArrayList<>(right);
    if (wrong.size() > 1) {
      wrong.remove(1);
    }
    return wrong;
  }

  /** What is asked is asked on the stem only, at its first state. */
  private static List<FairPlace> onTheStem(Lowered lowered, List<FairPlace> right) {
    Nodes nodes = lowered.protocol().nodes();
    long[] first = lowered.protocol().layout()
        .encode(new Interpreter(lowered.protocol().protocol()).initialStates().states().getFirst());
    Node atFirst = nodes.bool(true);
    for (int c = 0; c < first.length; c++) {
      Node cell = nodes.cell(c, lowered.protocol().layout().greatest(c));
      atFirst = nodes.and(atFirst, nodes.equal(cell, nodes.constant(first[c])));
    }
    List<FairPlace> wrong = new ArrayList<>();
    for (FairPlace p : right) {
      wrong.add(new FairPlace(p.subject(), p.strong(), nodes.and(p.enabled(), atFirst), p.labels(), p.where()));
    }
    return wrong;
  }

  private static Optional<Trace> recorded(Protocol protocol, Goal.Liveness goal, boolean stem) {
    Lowered lowered = Lowering.lower(protocol);
    List<FairPlace> right = FairPlace.of(lowered);
    List<FairPlace> wrong = stem ? onTheStem(lowered, right) : withoutSecond(right);
    for (Goal.Claim claim : goal.claims()) {
      LoopQuestion question = LoopQuestion.recording(lowered, goal, claim, wrong);
      GoalNodes nodes = GoalNodes.of(question.goal(), question.lowered()).orElseThrow();
      Deepening runs = new Deepening(Encoding.of(question.lowered(), Question.decided(nodes, false)), () -> false);
      if (runs.upTo(5, _ -> { }) instanceof Finding.Sometime(int length, _)) {
        return Optional.of(question.loop(runs.found(length)));
      }
    }
    return Optional.empty();
  }

  @Test
  void an_explicit_engine_that_ignores_the_second_assumption_is_caught() throws Stopped {
    assertCaught((protocol, goal) -> FairLoopsProbe.search(protocol, goal, (_, right) -> withoutSecond(right)));
  }

  @Test
  void an_explicit_engine_that_judges_fairness_on_the_stem_is_caught() throws Stopped {
    assertCaught((protocol, goal) -> FairLoopsProbe.search(protocol, goal, LivenessEnginesTest::onTheStem));
  }

  @Test
  void a_recording_that_ignores_the_second_assumption_is_caught() throws Stopped {
    assertCaught((protocol, goal) -> recorded(protocol, goal, false));
  }

  @Test
  void a_recording_that_judges_fairness_on_the_stem_is_caught() throws Stopped {
    assertCaught((protocol, goal) -> recorded(protocol, goal, true));
  }
}
