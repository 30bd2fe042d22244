package baton.tests.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Limits;
import baton.checker.Measured;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.reference.MeasureSearch;
import baton.checker.liveness.Need;
import baton.checker.reference.Needs;
import baton.checker.reference.ReferenceEngine;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import baton.properties.Goals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference engine without memory, from some moment on or for a moment: it knows less, and nothing else. */
final class OutOfMemoryTest {
  private static final int SEEDS = 60;

  private static final String ENDLESS = """
      protocol Endless
      var n: 0..9 = 0
      var clock: 0..9 = 0
      fair action up() takes 2 { require n < 9  n += 1 }
      action around() { require n == 9  clock := (clock + 1) % 10 }
      measure climbing = most time while n < 9
      property ends { eventually n == 9 }
      property turns { always eventually clock == 1 }
      """;

  private static Map<Goal, Verdict> ask(Protocol protocol, Supplier<Optional<Reason>> stop) {
    Answer answer = new ReferenceEngine().check(
        protocol, Goals.of(protocol), new Limits(OptionalInt.empty(), Long.MAX_VALUE, stop), Progress.SILENT);
    return ((Answer.Verdicts) answer).verdicts();
  }

  /** No memory is left at one question, or from that on. */
  private static Supplier<Optional<Reason>> failing(int at, boolean onwards) {
    AtomicInteger asked = new AtomicInteger();
    return () -> {
      int now = asked.incrementAndGet();
      if (onwards ? now >= at : now == at) {
        throw new OutOfMemoryError("for this test");
      }
      return Optional.empty();
    };
  }

  private static int questions(Protocol protocol) {
    AtomicInteger asked = new AtomicInteger();
    ask(protocol, () -> {
      asked.incrementAndGet();
      return Optional.empty();
    });
    return asked.get();
  }

  @Test
  void nothing_else_is_said_than_with_memory() {
    int lost = 0;
    int kept = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Protocol protocol = Texts.load(FairProtocols.of(seed));
      Map<Goal, Verdict> all = ask(protocol, Optional::empty);
      int questions = questions(protocol);
      for (int at = 1; at <= questions; at += 1 + questions / 5) {
        for (Map.Entry<Goal, Verdict> some : ask(protocol, failing(at, seed % 2 == 0)).entrySet()) {
          if (some.getValue() instanceof Verdict.Undecided(Reason reason, String covered) && reason == Reason.MEMORY) {
            assertTrue(!covered.isEmpty(), "seed " + seed);
            lost++;
          } else {
            assertEquals(all.get(some.getKey()), some.getValue(), "seed " + seed + " at " + at);
            kept++;
          }
        }
      }
    }
    assertTrue(lost > SEEDS && kept > SEEDS, lost + " lost, " + kept + " kept");
  }

  @Test
  void what_finite_runs_do_not_violate_is_said() {
    Protocol protocol = Texts.load(ENDLESS);
    int questions = questions(protocol);
    Goal ends = Texts.goal(protocol, "ends");
    Verdict.Undecided verdict = new Verdict.Undecided(
        Reason.MEMORY, "while looking for a fair run that violates it; none of finite length does, in 19 states");
    assertEquals(verdict, ask(protocol, failing(questions * 2 / 3, true)).get(ends));
  }

  @Test
  void states_for_which_there_is_no_room_are_looked_for_once() {
    Protocol protocol = Texts.load(ENDLESS);
    int bothLost = 0;
    for (int from = 1; from <= questions(protocol); from++) {
      int first = from;
      AtomicInteger asked = new AtomicInteger();
      Map<Goal, Verdict> verdicts = ask(protocol, () -> {
        if (asked.incrementAndGet() >= first) {
          throw new OutOfMemoryError("for this test");
        }
        return Optional.empty();
      });
      boolean both = Stream.of("ends", "turns")
          .allMatch(name -> verdicts.get(Texts.goal(protocol, name)) instanceof Verdict.Undecided);
      bothLost += both && asked.get() == from ? 1 : 0;
    }
    assertTrue(bothLost > 10, "both goals asked for the states: " + bothLost);
  }

  @Test
  void a_measure_and_what_a_goal_needs_are_unknown() {
    Protocol protocol = Texts.load(ENDLESS);
    Limits none = new Limits(OptionalInt.empty(), Long.MAX_VALUE, failing(3, true));
    Measured measured = MeasureSearch.of(protocol, protocol.measures().getFirst(), none);
    assertTrue(measured instanceof Measured.Unknown(Reason reason, _) && reason == Reason.MEMORY, measured.toString());
    assertEquals(Optional.empty(), Needs.of(protocol, (Goal.Liveness) Texts.goal(protocol, "ends"), none));
    Optional<List<Need>> needs =
        Needs.of(protocol, (Goal.Liveness) Texts.goal(protocol, "ends"), Limits.NONE);
    assertEquals(1, needs.map(List::size).orElse(0));
  }
}
