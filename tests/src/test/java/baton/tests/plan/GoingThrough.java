package baton.tests.plan;

import baton.models.ir.Plan;
import baton.models.ir.Plan.Aim;
import baton.models.ir.Plan.Constraint;
import baton.models.ir.Plan.Stretch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * All schedules of a small plan, one after the other, by the text of the semantics (§17): what is under way is counted
 * at every single time. Shares no code with the planner.
 */
final class GoingThrough {
  private final Plan plan;
  private final int latest;
  private final int[] starts;
  private Optional<List<Long>> best = Optional.empty();
  private List<List<Long>> attaining = new ArrayList<>();

  private GoingThrough(Plan plan, int latest) {
    this.plan = plan;
    this.latest = latest;
    starts = new int[plan.tasks().size()];
  }

  /** The least values of the objectives, empty if there is no schedule; and the starts that attain them. */
  record Outcome(Optional<List<Long>> best, List<List<Long>> attaining) {}

  /** {@code latest}: the latest start that is tried. */
  static Outcome of(Plan plan, int latest) {
    GoingThrough all = new GoingThrough(plan, latest);
    all.from(0);
    return new Outcome(all.best, all.attaining);
  }

  /** What a schedule comes to; empty if it does not keep the constraints. */
  static Optional<List<Long>> values(Plan plan, List<Integer> starts) {
    GoingThrough one = new GoingThrough(plan, Collections.max(starts));
    for (int i = 0; i < one.starts.length; i++) {
      one.starts[i] = starts.get(i);
    }
    return one.values();
  }

  private Optional<List<Long>> values() {
    return plan.constraints().stream().allMatch(this::keeps)
        ? Optional.of(plan.objectives().stream().map(o -> value(o.aim())).toList())
        : Optional.empty();
  }

  private void from(int task) {
    if (task < starts.length) {
      for (int s = 0; s <= latest; s++) {
        starts[task] = s;
        from(task + 1);
      }
      return;
    }
    Optional<List<Long>> kept = values();
    if (kept.isPresent()) {
      List<Long> values = kept.get();
      int order = best.map(b -> compare(values, b)).orElse(-1);
      if (order < 0) {
        best = Optional.of(values);
        attaining = new ArrayList<>();
      }
      if (order <= 0) {
        List<Long> copy = new ArrayList<>();
        for (int s : starts) {
          copy.add((long) s);
        }
        attaining.add(copy);
      }
    }
  }

  static int compare(List<Long> one, List<Long> other) {
    for (int i = 0; i < one.size(); i++) {
      int order = Long.compare(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private long end(int task) {
    return starts[task] + plan.tasks().get(task).duration();
  }

  boolean keeps(Constraint c) {
    return switch (c) {
      case Constraint.Before(int a, int b, long by, _) -> starts[b] >= end(a) + by;
      case Constraint.With(int a, int b, _) -> starts[a] == starts[b];
      case Constraint.Apart(int a, int b, long by, _) -> starts[b] >= end(a) + by || starts[a] >= end(b) + by;
      case Constraint.AtMost(long most, var of, _) -> busiest(of) <= most;
      case Constraint.StartsFrom(int t, long time, _) -> starts[t] >= time;
      case Constraint.EndsBy(int t, long time, _) -> end(t) <= time;
    };
  }

  private long busiest(List<Stretch> of) {
    long most = 0;
    for (long time = 0; time <= latest + 10; time++) {
      long now = 0;
      for (Stretch s : of) {
        long from = Long.MAX_VALUE;
        long to = 0;
        for (int t : s.tasks()) {
          from = Math.min(from, starts[t]);
          to = Math.max(to, end(t));
        }
        now += from <= time && time < to ? 1 : 0;
      }
      most = Math.max(most, now);
    }
    return most;
  }

  private long value(Aim aim) {
    long value = 0;
    switch (aim) {
      case Aim.End(var some) -> {
        for (int t : some) {
          value = Math.max(value, end(t));
        }
      }
      case Aim.Length(var some) -> {
        long from = Long.MAX_VALUE;
        for (int t : some) {
          from = Math.min(from, starts[t]);
          value = Math.max(value, end(t));
        }
        value -= from;
      }
      case Aim.Peak(var of) -> value = busiest(of);
      case Aim.Total(var terms) -> {
        for (Plan.Weighted t : terms) {
          value += t.weight() * value(t.aim());
        }
      }
      case Aim.Greatest(var terms) -> {
        for (Plan.Weighted t : terms) {
          value = Math.max(value, t.weight() * value(t.aim()));
        }
      }
    }
    return value;
  }
}
