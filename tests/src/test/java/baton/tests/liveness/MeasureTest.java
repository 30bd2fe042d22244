package baton.tests.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Confirmed;
import baton.checker.Counterexample;
import baton.checker.Limits;
import baton.checker.Measured;
import baton.checker.Progress;
import baton.checker.Verdict;
import baton.checker.reference.MeasureSearch;
import baton.checker.reference.ReferenceEngine;
import baton.counterexamples.Replay;
import baton.counterexamples.Trace;
import baton.counterexamples.story.Story;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Transitions;
import baton.models.ir.Measure;
import baton.models.ir.Protocol;
import baton.models.value.State;
import baton.models.value.Value;
import baton.properties.Goal;
import baton.properties.Measuring;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Measures: exact, attained by a run, unbounded exactly where a cycle counts. */
final class MeasureTest {
  private static final long FIRST = Long.getLong("baton.firstSeed", 0);
  private static final int SEEDS = Integer.getInteger("baton.seeds", 500);

  private static final String BOOT = """
      protocol Boot
      enum Phase { active, stopping, down, booting }
      var phase: Phase = active
      action stop takes 2 when phase == active { phase := stopping }
      action jump takes 5 when phase == stopping { phase := down }
      action load takes 7 when phase == down { phase := booting }
      action probe takes 3 when phase == booting { phase := active }
      or fault probeFails max 2 takes 4 { phase := down }
      """;

  private static Measure measure(Protocol protocol, String name) {
    return protocol.measures().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
  }

  private static String shown(String declarations) {
    Protocol protocol = Texts.load(BOOT + declarations);
    Answer answer = new Confirmed(new ReferenceEngine())
        .check(protocol, List.of(goal(protocol)), Limits.NONE, Progress.SILENT);
    return ((Answer.Verdicts) answer).verdicts().values().stream()
        .map(v -> v instanceof Verdict.Violated(Counterexample.Run(Trace trace, _, _))
            ? Story.render(protocol, goal(protocol), trace)
            : v.word())
        .findFirst().orElseThrow();
  }

  private static Goal goal(Protocol protocol) {
    return Texts.goal(protocol, "m");
  }

  @Test
  void the_step_that_ends_a_stretch_counts_and_the_one_that_begins_it_does_not() {
    Protocol protocol = Texts.load(BOOT + "measure m = most time while phase != active\n");
    Measured measured = MeasureSearch.of(protocol, measure(protocol, "m"), Limits.NONE);
    assertTrue(measured instanceof Measured.Greatest(long n, Trace run, _) && n == 37 && run.length() == 8,
        "" + measured);
  }

  @Test
  void a_limit_is_a_goal() {
    assertEquals("holds", shown("measure m = most time while phase != active at most 37\n"));
    String story = shown("measure m = most time while phase != active at most 36\n");
    assertTrue(story.startsWith("m exceeds its limit after 8 steps\n"), story);
    assertTrue(story.contains("""
        Why
          after step 1 `phase != active` is true, and steps 2 to 8 count 37
        """), story);
  }

  @Test
  void a_cycle_that_counts_has_no_bound() {
    String story = shown("measure m = most steps of load while true at most 3\n");
    assertTrue(story.startsWith("m has no bound\n"), story);
    assertTrue(story.contains("\n> 3  load() "), story);
  }

  @Test
  void within_a_bound_only_short_runs_are_looked_at() {
    Protocol protocol = Texts.load(BOOT + "measure m = most time while phase != active at most 11\n");
    Limits two = new Limits(OptionalInt.of(2), Long.MAX_VALUE, Optional::empty);
    Answer answer = new ReferenceEngine().check(protocol, List.of(goal(protocol)), two, Progress.SILENT);
    assertEquals(List.of(new Verdict.HoldsToBound(2)), List.copyOf(((Answer.Verdicts) answer).verdicts().values()));
    assertTrue(MeasureSearch.of(protocol, measure(protocol, "m"), two)
        instanceof Measured.Greatest(long n, _, boolean complete) && n == 5 && !complete);
  }

  @Test
  void random_protocols() {
    int unbounded = 0;
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      String text = FairProtocols.of(seed);
      Protocol protocol = Texts.load(text);
      Replay replay = new Replay(protocol);
      for (Measure measure : protocol.measures()) {
        OptionalLong expected = iterated(protocol, measure);
        Measured measured = MeasureSearch.of(protocol, measure, Limits.NONE);
        OptionalLong found =
            measured instanceof Measured.Greatest(long n, _, _) ? OptionalLong.of(n) : OptionalLong.empty();
        assertEquals(expected, found, () -> measure.name() + " " + measured + "\n" + text);
        Trace run = switch (measured) {
          case Measured.Greatest(_, Trace r, _) -> r;
          case Measured.Unbounded(Trace r) -> r;
          case Measured.Unknown _ -> throw new AssertionError(measured);
        };
        assertEquals(new Replay.Outcome.Confirmed(), replay.attains(measure, found, run),
            () -> measure.name() + "\n" + text);
        unbounded += expected.isEmpty() ? 1 : 0;
      }
      limited(protocol, text);
    }
    assertTrue(unbounded > SEEDS / 10 && unbounded < 3 * SEEDS * 9 / 10, "unbounded: " + unbounded);
  }

  private static void limited(Protocol protocol, String text) {
    Goal goal = Texts.goal(protocol, "limited");
    OptionalLong greatest = iterated(protocol, measure(protocol, "limited"));
    State first = new Interpreter(protocol).initialStates().states().getFirst();
    Measuring measuring = new Measuring(new Interpreter(protocol), measure(protocol, "limited"));
    boolean within =
        greatest.isPresent() && greatest.getAsLong() <= measuring.limit(first, List.of()).orElseThrow();
    Answer answer = new Confirmed(new ReferenceEngine()).check(protocol, List.of(goal), Limits.NONE, Progress.SILENT);
    Verdict verdict = Optional.ofNullable(((Answer.Verdicts) answer).verdicts().get(goal)).orElseThrow();
    assertEquals(within ? "holds" : "violated", verdict.word(), text);
  }

  /** The same by rounds: the most that so many steps count, until more steps count no more. */
  private static OptionalLong iterated(Protocol protocol, Measure measure) {
    Interpreter interpreter = new Interpreter(protocol);
    Measuring measuring = new Measuring(interpreter, measure);
    Map<State, List<Transitions>> steps = reachable(interpreter);
    long greatest = 0;
    for (List<Value> arguments : measuring.arguments()) {
      Map<State, Long> most = new HashMap<>();
      for (int round = 0; round <= steps.size() + 1; round++) {
        Map<State, Long> before = most;
        Map<State, Long> now = new HashMap<>();
        steps.forEach((state, transitions) -> now.put(state, round(measuring, arguments, state, transitions, before)));
        if (round == steps.size() + 1 && !now.equals(most)) {
          return OptionalLong.empty();
        }
        most = now;
      }
      greatest = Math.max(greatest, most.values().stream().mapToLong(Long::longValue).max().orElse(0));
    }
    return OptionalLong.of(greatest);
  }

  private static long round(
      Measuring measuring, List<Value> arguments, State state, List<Transitions> transitions, Map<State, Long> before) {
    long best = 0;
    if (measuring.inside(state, arguments)) {
      for (Transitions t : transitions) {
        for (State after : t.successors()) {
          best = Math.max(best, measuring.weight(state, t.label()).orElseThrow() + before.getOrDefault(after, 0L));
        }
      }
    }
    return best;
  }

  private static Map<State, List<Transitions>> reachable(Interpreter interpreter) {
    Map<State, List<Transitions>> steps = new HashMap<>();
    Deque<State> open = new ArrayDeque<>(interpreter.initialStates().states());
    while (!open.isEmpty()) {
      State state = open.remove();
      if (!steps.containsKey(state)) {
        steps.put(state, interpreter.transitions(state));
        interpreter.transitions(state).forEach(t -> open.addAll(t.successors()));
      }
    }
    return steps;
  }
}
