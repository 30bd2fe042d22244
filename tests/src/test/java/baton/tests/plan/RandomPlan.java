package baton.tests.plan;

import baton.models.ir.Plan;
import baton.models.ir.Plan.Aim;
import baton.models.ir.Plan.Constraint;
import baton.models.ir.Plan.Stretch;
import baton.models.source.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Small plans of every kind of constraint and objective, possible or not. */
final class RandomPlan {
  private static final Origin HERE = Origin.nowhere();

  private final Random random;
  private final int tasks;

  private RandomPlan(long seed) {
    random = new Random(seed);
    tasks = 2 + random.nextInt(3);
  }

  static Plan of(long seed) {
    return new RandomPlan(seed).plan();
  }

  private Plan plan() {
    List<Plan.Task> all = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      all.add(new Plan.Task(
          "t" + i, List.of(),
          List.of(new Plan.Part("a", List.of(), 1 + random.nextInt(tasks == 4 ? 2 : 3), HERE)), HERE));
    }
    List<Constraint> constraints = IntStream.range(0, random.nextInt(6)).mapToObj(_ -> constraint()).toList();
    List<Plan.Objective> objectives = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      objectives.add(new Plan.Objective(aim(2), "aim " + i));
    }
    return new Plan("random", all, constraints, objectives, Optional.empty(), HERE);
  }

  private int task() {
    return random.nextInt(tasks);
  }

  private int other(int one) {
    return (one + 1 + random.nextInt(tasks - 1)) % tasks;
  }

  private List<Integer> some() {
    List<Integer> some = new ArrayList<>(IntStream.range(0, tasks).boxed().filter(_ -> random.nextBoolean()).toList());
    return some.isEmpty() ? List.of(task()) : some;
  }

  private List<Stretch> stretches() {
    return random.nextBoolean()
        ? some().stream().map(t -> new Stretch(List.of(t))).toList()
        : IntStream.range(0, 1 + random.nextInt(3)).mapToObj(_ -> new Stretch(some())).toList();
  }

  private Constraint constraint() {
    int one = task();
    return switch (random.nextInt(6)) {
      case 0 -> new Constraint.Before(one, other(one), random.nextInt(2), HERE);
      case 1 -> new Constraint.With(one, other(one), HERE);
      case 2 -> new Constraint.Apart(one, other(one), random.nextInt(2), HERE);
      case 3 -> new Constraint.AtMost(1 + random.nextInt(2), stretches(), HERE);
      case 4 -> new Constraint.StartsFrom(one, random.nextInt(3), HERE);
      default -> new Constraint.EndsBy(one, 3 + random.nextInt(6), HERE);
    };
  }

  private Aim aim(int depth) {
    return switch (random.nextInt(depth == 0 ? 3 : 5)) {
      case 0 -> new Aim.End(some());
      case 1 -> new Aim.Length(some());
      case 2 -> new Aim.Peak(stretches());
      case 3 -> new Aim.Total(terms(depth));
      default -> new Aim.Greatest(terms(depth));
    };
  }

  private List<Plan.Weighted> terms(int depth) {
    return IntStream.range(0, 1 + random.nextInt(3))
        .mapToObj(_ -> new Plan.Weighted(aim(depth - 1), random.nextInt(4))).toList();
  }
}
