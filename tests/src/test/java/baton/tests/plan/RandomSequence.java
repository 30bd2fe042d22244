package baton.tests.plan;

import baton.models.ir.Plan;
import baton.models.ir.Plan.Aim;
import baton.models.ir.Plan.Constraint;
import baton.models.ir.Plan.Stretch;
import baton.models.ir.Plan.Weighted;
import baton.models.source.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Plans whose tasks come one after the other, with costs of going from one domain to another; possible or not. */
final class RandomSequence {
  private static final Origin HERE = Origin.nowhere();

  private final Random random;
  private final int tasks;
  private final List<Constraint> constraints = new ArrayList<>();

  private RandomSequence(long seed, int tasks) {
    random = new Random(seed);
    this.tasks = tasks;
  }

  /** Two to four tasks, small numbers, aims of every kind that only ends decide. No start behind 14 is ever needed. */
  static Plan small(long seed) {
    RandomSequence some = new RandomSequence(seed, 2 + (int) (seed % 3));
    some.oneAtATime(2, 4);
    some.windows(3, 5);
    int aims = 1 + some.random.nextInt(2);
    return some.plan(2, IntStream.range(0, aims).mapToObj(_ -> some.aim()).toList());
  }

  /** The weighted sum of the ends of six tasks, of much or little weight, so that what is cheap may well be late. */
  static Plan weighted(long seed) {
    RandomSequence some = new RandomSequence(seed, 6);
    some.oneAtATime(6, 75);
    if (seed % 3 == 0) {
      some.windows(36, 14);
    } else {
      some.doneBy(18 + some.random.nextInt(12));
    }
    List<Weighted> ends = IntStream.range(0, 6).mapToObj(
        i -> new Weighted(new Aim.End(List.of(i)), some.random.nextInt(some.random.nextBoolean() ? 2 : 20))).toList();
    return some.plan(5, List.of(new Aim.Total(ends)));
  }

  private Plan plan(int longest, List<Aim> aims) {
    List<Plan.Task> all = IntStream.range(0, tasks).mapToObj(i -> new Plan.Task(
        "t" + i, List.of(), List.of(new Plan.Part("a", List.of(), 1 + random.nextInt(longest), HERE)), HERE)).toList();
    return new Plan("sequence", all, constraints, aims.stream().map(a -> new Plan.Objective(a, "aim")).toList(),
        Optional.empty(), HERE);
  }

  /** By a resource or in pairs; one gap in so many is longer, perhaps than the way over a third task. */
  private void oneAtATime(int most, int longer) {
    int cost = random.nextInt(most);
    int[] domain = random.ints(tasks, 0, 2).toArray();
    if (random.nextBoolean()) {
      constraints.add(new Constraint.AtMost(
          1, IntStream.range(0, tasks).mapToObj(i -> new Stretch(List.of(i))).toList(), HERE));
    }
    for (int i = 0; i < tasks; i++) {
      for (int j = 0; j < i; j++) {
        int by = random.nextInt(longer) == 0 ? most : domain[i] == domain[j] ? 0 : cost;
        constraints.add(random.nextInt(6) == 0
            ? new Constraint.Before(j, i, by, HERE)
            : new Constraint.Apart(i, j, by, HERE));
      }
    }
  }

  private void windows(int release, int deadline) {
    for (int i = 0; i < tasks; i++) {
      switch (random.nextInt(3)) {
        case 0 -> constraints.add(new Constraint.StartsFrom(i, random.nextInt(release), HERE));
        case 1 -> constraints.add(new Constraint.EndsBy(i, deadline + random.nextInt(deadline), HERE));
        default -> {}
      }
    }
  }

  /** All is done by then. */
  private void doneBy(int time) {
    for (int i = 0; i < tasks; i++) {
      constraints.add(new Constraint.EndsBy(i, time, HERE));
    }
  }

  private Aim.End end() {
    List<Integer> some = IntStream.range(0, tasks).boxed().filter(_ -> random.nextInt(3) == 0).toList();
    return new Aim.End(some.isEmpty() ? List.of(random.nextInt(tasks)) : some);
  }

  private Aim aim() {
    List<Weighted> terms = IntStream.range(0, 1 + random.nextInt(4))
        .mapToObj(_ -> new Weighted(end(), random.nextInt(4))).toList();
    return switch (random.nextInt(3)) {
      case 0 -> end();
      case 1 -> new Aim.Greatest(terms);
      default -> new Aim.Total(terms);
    };
  }
}
