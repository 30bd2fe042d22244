package baton.checker.plan;

import baton.checker.Limits;
import baton.checker.Reason;
import baton.checker.Stopping;
import baton.models.ir.Plan;
import baton.models.ir.Plan.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds a best schedule of a plan, or why there is none. */
public final class Planner {
  private static final long FIRST_TURN = 2_000;
  private static final int LONGER = 3;

  private final Plan plan;
  private final Stopping stopping;
  private Effort effort = Effort.NONE;
  private Optional<Schedule> first = Optional.empty();

  private Planner(Plan plan, Limits limits) {
    this.plan = plan;
    stopping = new Stopping(limits.stop());
  }

  /** Stops soon after the limits say so, with what is known then. The same plan gives the same answer. */
  public static Planned plan(Plan plan, Limits limits) {
    return new Planner(plan, limits).run();
  }

  private Planned run() {
    return sequence().map(this::found).orElseGet(this::search);
  }

  private Optional<HeldKarp.Best> sequence() {
    try {
      return SingleMachine.of(plan).flatMap(m -> HeldKarp.best(m, stopping));
    } catch (OutOfMemoryError _) {
      stopping.ranOutOfMemory();
      return Optional.empty();
    }
  }

  private Planned found(HeldKarp.Best best) {
    return new Planned.Found(
        believed(new Schedule(plan, best.starts()), best.values()),
        best.values().stream().map(v -> new Planned.Figure(v, v)).toList(), Optional.empty(), Method.HELD_KARP,
        best.effort());
  }

  private Planned search() {
    try {
      Optional<Boolean> possible = possible(plan.constraints());
      if (possible.isEmpty()) {
        return new Planned.Unknown(stopped(), "neither a schedule nor a proof that there is none", effort);
      }
      return possible.get() ? best() : conflict();
    } catch (Encoding.TooLarge _) {
      return new Planned.Unknown(
          Reason.UNSUPPORTED, "an aim may become too large to count: use a larger unit of time, or smaller weights",
          effort);
    }
  }

  private Reason stopped() {
    return stopping.get().orElseThrow(); // what is not known is not known for that reason alone
  }

  /** Whether there is a schedule; empty if a limit was reached before that was known. */
  private Optional<Boolean> possible(List<Constraint> constraints) {
    for (long turn = FIRST_TURN; !stopping.isMet(); turn *= LONGER) {
      for (Way way : Way.inTurn(plan)) {
        if (stopping.isMet()) {
          break;
        }
        Attempt.Outcome outcome = new Attempt(plan, constraints, List.of(), stopping).any(way, turn);
        effort = effort.plus(outcome.effort());
        if (outcome.complete()) {
          first = outcome.best();
          return Optional.of(first.isPresent());
        }
      }
    }
    return Optional.empty();
  }

  private Planned best() {
    Schedule schedule = first.orElseThrow();
    List<Long> kept = new ArrayList<>();
    List<Planned.Figure> figures = new ArrayList<>();
    for (int i = 0; i < plan.objectives().size(); i++) {
      Pursuit pursuit = new Pursuit(plan, kept, schedule, stopping);
      pursuit.run();
      effort = effort.plus(pursuit.effort());
      schedule = pursuit.best();
      figures.add(pursuit.figure());
      kept.add(pursuit.figure().value());
    }
    boolean optimal = figures.stream().allMatch(f -> f.bound() == f.value());
    return new Planned.Found(
        believed(schedule, kept), figures, optimal ? Optional.empty() : Optional.of(stopped()), Method.CHOCO, effort);
  }

  /** The schedule, if it is what the solver says that it is. */
  static Schedule believed(Schedule schedule, List<Long> values) {
    Plan plan = schedule.plan();
    schedule.broken().ifPresent(c -> {
      throw new WrongSchedule("the solver's schedule of `" + plan.name() + "` does not keep " + c + ": "
          + schedule.starts());
    });
    for (int i = 0; i < values.size(); i++) {
      if (schedule.value(plan.objectives().get(i).aim()) != values.get(i)) {
        throw new WrongSchedule(
            "the solver's schedule of `" + plan.name() + "` is not as good as was said: " + schedule.starts());
      }
    }
    return schedule;
  }

  private Planned conflict() {
    Conflicts.Conflict conflict = Conflicts.of(plan.constraints(), this::possible);
    return new Planned.Impossible(conflict.constraints(), conflict.minimal(), effort);
  }
}
