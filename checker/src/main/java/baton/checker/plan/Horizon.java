package baton.checker.plan;

import baton.models.ir.Plan;
import baton.models.ir.Plan.Constraint;
import java.util.List;

/**
 * A time by which some best schedule has ended, if there is any schedule. Time at which nothing is under way can be
 * shortened to the greatest gap that a constraint asks for, once all tasks may start, and no aim gets worse by it. So
 * there is a best schedule that, behind the last release, is idle before each task for no longer than that.
 */
final class Horizon {
  private Horizon() {}

  static int of(Plan plan, List<Constraint> constraints) {
    long gap = 0;
    long release = 0;
    for (Constraint c : constraints) {
      switch (c) {
        case Constraint.Before(_, _, long by, _) -> gap = Math.max(gap, by);
        case Constraint.Apart(_, _, long by, _) -> gap = Math.max(gap, by);
        case Constraint.StartsFrom(_, long time, _) -> release = Math.max(release, time);
        case Constraint.With _, Constraint.AtMost _, Constraint.EndsBy _ -> {}
      }
    }
    long work = plan.tasks().stream().mapToLong(Plan.Task::duration).sum();
    return Math.toIntExact(release + work + gap * plan.tasks().size());
  }
}
