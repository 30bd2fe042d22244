package baton.tests.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Limits;
import baton.checker.plan.Enumeration;
import baton.checker.plan.Method;
import baton.checker.plan.Planned;
import baton.checker.plan.Planner;
import baton.models.ir.Plan;
import baton.models.ir.Plan.Aim;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans whose tasks come one after the other. {@code -Dbaton.plans=N} tries N plans instead of 150. */
final class SequenceTest {
  private static final long PLANS = Long.getLong("baton.plans", 150);

  /** Behind a release of at most 2, three others take at most 6, with three gaps of at most 2. */
  private static final int LATEST = 14;

  private static Optional<List<Long>> values(Planned planned, long seed) {
    return switch (planned) {
      case Planned.Found found -> {
        assertTrue(found.optimal(), "seed " + seed);
        assertEquals(Optional.empty(), found.schedule().broken(), "seed " + seed);
        yield Optional.of(found.figures().stream().map(Planned.Figure::value).toList());
      }
      case Planned.Impossible _ -> Optional.empty();
      case Planned.Unknown unknown -> throw new AssertionError("seed " + seed + ": " + unknown);
    };
  }

  @Test
  void nothing_is_better_than_the_best_of_all_schedules() {
    Map<Method, Integer> by = new EnumMap<>(Map.of(Method.HELD_KARP, 0, Method.CHOCO, 0));
    for (long seed = 0; seed < PLANS; seed++) {
      Plan plan = RandomSequence.small(seed);
      Planned planned = Planner.plan(plan, Limits.NONE);
      assertEquals(GoingThrough.of(plan, LATEST).best(), values(planned, seed), "seed " + seed);
      by.merge(planned.method(), 1, Integer::sum);
    }
    assertTrue(by.getOrDefault(Method.HELD_KARP, 0) > PLANS / 2, () -> "only " + by);
    assertTrue(by.getOrDefault(Method.CHOCO, 0) > PLANS / 30, () -> "only " + by);
  }

  @Test
  void all_best_schedules_are_all_that_there_are() {
    int several = 0;
    for (long seed = 0; seed < PLANS; seed++) {
      Plan p = RandomSequence.small(seed);
      List<Integer> all = IntStream.range(0, p.tasks().size()).boxed().toList();
      Plan plan = new Plan(p.name(), p.tasks(), p.constraints(),
          Stream.concat(Stream.of(new Plan.Objective(new Aim.End(all), "end")), p.objectives().stream()).toList(),
          p.doc(), p.at());
      if (Planner.plan(plan, Limits.NONE) instanceof Planned.Found found) {
        List<List<Long>> schedules = new ArrayList<>();
        assertEquals(Optional.empty(), Enumeration.of(found, Limits.NONE, s -> schedules.add(s.starts())));
        assertEquals(GoingThrough.of(plan, LATEST).attaining(), schedules, "seed " + seed);
        several += schedules.size() > 1 && found.method() == Method.HELD_KARP ? 1 : 0;
      }
    }
    assertTrue(several > PLANS / 10, "only " + several + " plans have several best schedules");
  }

  /** Some of these notice a planner that forgets deadlines, or releases, when it drops one of two orders. */
  @Test
  void nothing_is_better_than_the_best_of_all_orders() {
    int found = 0;
    for (long seed = 0; seed < 4 * PLANS; seed++) {
      Plan plan = RandomSequence.weighted(seed);
      Planned planned = Planner.plan(plan, Limits.NONE);
      assertEquals(GrowingOrders.best(plan, (_, _, _) -> false), values(planned, seed), "seed " + seed);
      found += planned.method() == Method.HELD_KARP ? 1 : 0;
    }
    assertTrue(found > 2 * PLANS, "only " + found);
  }

  /** What a planner might think makes an order needless, and does not. */
  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("what is sooner", (one, other, _) -> one.last() == other.last() && one.end() <= other.end()),
        mistake("what is cheaper", (one, other, _) -> one.last() == other.last() && one.cost() <= other.cost()),
        mistake("whatever is last", (one, other, _) -> one.end() <= other.end() && one.cost() <= other.cost()),
        mistake("later, in spite of deadlines", (one, other, weight) -> one.last() == other.last()
            && one.cost() + weight * Math.max(0, one.end() - other.end()) <= other.cost()),
        mistake("sooner, in spite of releases", (one, other, weight) -> one.last() == other.last()
            && one.end() <= other.end() && one.cost() <= other.cost() + weight * (other.end() - one.end())));
  }

  private static Arguments mistake(String name, GrowingOrders.Rule rule) {
    return Arguments.of(Named.of(name, rule));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_rule_that_drops_too_much_is_caught(GrowingOrders.Rule mistake) {
    int caught = 0;
    for (long seed = 0; seed < 4 * PLANS; seed++) {
      Plan plan = RandomSequence.weighted(seed);
      Optional<List<Long>> careless = GrowingOrders.best(plan, mistake);
      caught += careless.equals(values(Planner.plan(plan, Limits.NONE), seed)) ? 0 : 1;
    }
    assertTrue(caught > 0, "none");
  }
}
