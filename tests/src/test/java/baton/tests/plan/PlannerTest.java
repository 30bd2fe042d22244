package baton.tests.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Limits;
import baton.checker.Reason;
import baton.checker.plan.Enumeration;
import baton.checker.plan.Method;
import baton.checker.plan.Planned;
import baton.checker.plan.Planner;
import baton.checker.plan.Schedule;
import baton.models.ir.Plan;
import baton.models.ir.Plan.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The planner against going through all schedules. {@code -Dbaton.plans=N} tries N plans instead of 150. */
final class PlannerTest {
  private static final long PLANS = Long.getLong("baton.plans", 150);

  /** No later start is ever needed: behind a release of at most 2, the others take 6, with three gaps of at most 1. */
  private static final int LATEST = 11;

  @Test
  void nothing_is_better_than_the_best() {
    int impossible = 0;
    for (long seed = 0; seed < PLANS; seed++) {
      Plan plan = RandomPlan.of(seed);
      Optional<List<Long>> expected = GoingThrough.of(plan, LATEST).best();
      switch (Planner.plan(plan, Limits.NONE)) {
        case Planned.Found found -> {
          assertTrue(found.optimal(), "seed " + seed);
          assertEquals(
              expected, Optional.of(found.figures().stream().map(Planned.Figure::value).toList()), "seed " + seed);
          assertEquals(Optional.empty(), found.schedule().broken(), "seed " + seed);
        }
        case Planned.Impossible no -> {
          impossible++;
          assertEquals(Optional.empty(), expected, "seed " + seed);
          conflict(plan, no, seed);
        }
        case Planned.Unknown unknown -> throw new AssertionError("seed " + seed + ": " + unknown);
      }
    }
    assertTrue(impossible > PLANS / 50, "only " + impossible + " plans were impossible");
  }

  /** What is named contradicts itself, and does not without any one of it. */
  private static void conflict(Plan plan, Planned.Impossible no, long seed) {
    assertTrue(no.minimal(), "seed " + seed);
    assertEquals(Optional.empty(), GoingThrough.of(with(plan, no.conflict()), LATEST).best(), "seed " + seed);
    for (int i = 0; i < no.conflict().size(); i++) {
      List<Constraint> fewer = new ArrayList<>(no.conflict());
      fewer.remove(i);
      assertTrue(GoingThrough.of(with(plan, fewer), LATEST).best().isPresent(), "seed " + seed + " without " + i);
    }
  }

  private static Plan with(Plan p, List<Constraint> constraints) {
    return new Plan(p.name(), p.tasks(), constraints, p.objectives(), p.doc(), p.at());
  }

  @Test
  void all_best_schedules_are_all_that_there_are() {
    int several = 0;
    for (long seed = 0; seed < PLANS; seed++) {
      Plan p = RandomPlan.of(seed);
      List<Integer> all = IntStream.range(0, p.tasks().size()).boxed().toList();
      List<Plan.Objective> endFirst = Stream.concat(
          Stream.of(new Plan.Objective(new Plan.Aim.End(all), "end")), p.objectives().stream()).toList();
      Plan plan = new Plan(p.name(), p.tasks(), p.constraints(), endFirst, p.doc(), p.at());
      if (Planner.plan(plan, Limits.NONE) instanceof Planned.Found found) {
        List<List<Long>> schedules = new ArrayList<>();
        assertEquals(Optional.empty(), Enumeration.of(found, Limits.NONE, s -> schedules.add(s.starts())));
        assertEquals(GoingThrough.of(plan, LATEST).attaining(), schedules, "seed " + seed);
        several += schedules.size() > 1 ? 1 : 0;
      }
    }
    assertTrue(several > PLANS / 10, "only " + several + " plans have several best schedules");
  }

  private static Limits stopping(BooleanSupplier now) {
    return new Limits(OptionalInt.empty(), Long.MAX_VALUE,
        () -> now.getAsBoolean() ? Optional.of(Reason.MEMORY) : Optional.empty());
  }

  @Test
  void a_limit_that_is_over_a_moment_later_ends_the_search_all_the_same() {
    int ended = 0;
    for (int seed = 0; seed < 60; seed++) {
      Plan plan = RandomPlan.of(seed);
      AtomicInteger all = new AtomicInteger();
      Planner.plan(plan, stopping(() -> all.incrementAndGet() < 0));
      int at = 1 + seed % all.get();
      AtomicInteger asked = new AtomicInteger();
      Optional<Reason> stopped = switch (Planner.plan(plan, stopping(() -> asked.incrementAndGet() == at))) {
        case Planned.Found found -> found.stopped();
        case Planned.Unknown(Reason reason, _, _) -> Optional.of(reason);
        case Planned.Impossible _ -> Optional.empty();
      };
      assertTrue(stopped.isEmpty() || stopped.get() == Reason.MEMORY, seed + ": " + stopped);
      ended += stopped.isPresent() ? 1 : 0;
    }
    assertTrue(ended > 20, "only " + ended + " searches came to the limit");
  }

  @Test
  void a_planner_that_drops_a_constraint_is_caught() {
    int caught = 0;
    for (long seed = 0; seed < PLANS; seed++) {
      Plan plan = RandomPlan.of(seed);
      for (int i = 0; i < plan.constraints().size(); i++) {
        List<Constraint> fewer = new ArrayList<>(plan.constraints());
        fewer.remove(i);
        if (Planner.plan(with(plan, fewer), Limits.NONE) instanceof Planned.Found careless) {
          Schedule claimed = new Schedule(plan, careless.schedule().starts());
          boolean better = GoingThrough.of(plan, LATEST).best()
              .map(b -> !b.equals(careless.figures().stream().map(Planned.Figure::value).toList())).orElse(true);
          assertFalse(better && claimed.broken().isEmpty(), "seed " + seed + " without " + i);
          caught += claimed.broken().isPresent() ? 1 : 0;
        }
      }
    }
    assertTrue(caught > PLANS / 10, "only " + caught);
  }

  /** It takes its time once, however often its end counts. The gap keeps it from being planned by orders alone. */
  @Test
  void a_task_may_be_in_several_terms_of_a_sum() {
    Plan three = crowd(3);
    List<Constraint> gap = Stream.concat(three.constraints().stream(),
        Stream.of(new Constraint.Apart(0, 1, 20, three.at()))).toList();
    List<Plan.Weighted> terms = Stream.of(0, 1, 1)
        .map(t -> new Plan.Weighted(new Plan.Aim.End(List.of(t)), 1 + t)).toList();
    Plan plan = new Plan("twice", three.tasks(), gap,
        List.of(new Plan.Objective(new Plan.Aim.Total(terms), "total")), three.doc(), three.at());
    Planned.Found found = assertInstanceOf(Planned.Found.class, Planner.plan(plan, Limits.NONE));
    assertEquals(Method.CHOCO, found.method());
    assertEquals(
        GoingThrough.of(plan, 32).best(), Optional.of(found.figures().stream().map(Planned.Figure::value).toList()));
  }

  @Test
  void the_same_plan_has_the_same_schedule() {
    for (long seed = 0; seed < 20; seed++) {
      assertEquals(Planner.plan(RandomPlan.of(seed), Limits.NONE), Planner.plan(RandomPlan.of(seed), Limits.NONE));
    }
  }

  @Test
  void a_limit_ends_it() {
    int[] asked = {0};
    Limits soon = new Limits(OptionalInt.empty(), Long.MAX_VALUE,
        () -> ++asked[0] > 1_000 ? Optional.of(Reason.TIMEOUT) : Optional.empty());
    Planned.Found found = assertInstanceOf(Planned.Found.class, Planner.plan(crowd(24), soon));
    assertEquals(Optional.of(Reason.TIMEOUT), found.stopped());
    assertFalse(found.optimal());
    assertTrue(found.figures().getFirst().gap() > 0 && found.figures().getFirst().gap() < 1);
    assertEquals(Optional.empty(), found.schedule().broken());
  }

  @Test
  void a_limit_at_once_leaves_nothing() {
    Limits now = new Limits(OptionalInt.empty(), Long.MAX_VALUE, () -> Optional.of(Reason.INTERRUPTED));
    assertEquals(Reason.INTERRUPTED, assertInstanceOf(Planned.Unknown.class, Planner.plan(crowd(3), now)).reason());
  }

  /** Tasks of different lengths, one at a time, of different weight. */
  private static Plan crowd(int n) {
    var nowhere = baton.models.source.Origin.nowhere();
    List<Plan.Task> tasks = new ArrayList<>();
    List<Plan.Weighted> terms = new ArrayList<>();
    List<Plan.Stretch> each = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      tasks.add(
          new Plan.Task("t" + i, List.of(), List.of(new Plan.Part("a", List.of(), 3 + 5 * i % 7, nowhere)), nowhere));
      terms.add(new Plan.Weighted(new Plan.Aim.End(List.of(i)), 1 + 3 * i % 5));
      each.add(new Plan.Stretch(List.of(i)));
    }
    return new Plan("crowd", tasks, List.of(new Constraint.AtMost(1, each, nowhere)),
        List.of(new Plan.Objective(new Plan.Aim.Total(terms), "total")), Optional.empty(), nowhere);
  }
}
