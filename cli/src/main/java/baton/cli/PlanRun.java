package baton.cli;

import baton.checker.Reason;
import baton.checker.plan.Planned;
import baton.checker.plan.Rehearsal;
import baton.models.ir.Plan;
import baton.models.ir.Protocol;
import baton.models.source.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * A plan that was made, or could not be.
 *
 * @param files the files read, the root first
 * @param rehearsal what the protocol makes of the schedule, if there is one
 * @param all every best schedule, where that was asked for
 */
record PlanRun(
    List<SourceFile> files, Protocol protocol, Plan plan, Planned planned, Optional<Rehearsal> rehearsal,
    Optional<All> all, double seconds) {
  /** Whether the protocol can run a schedule and keep its properties. */
  enum Fit {
    RUNS,
    FAILS,
    UNDECIDED
  }

  /** A schedule, by the starts of its tasks. */
  record One(List<Long> starts, Fit fit) {}

  /**
   * The best schedules that were gone through.
   *
   * @param running how many the protocol can run, and keep its properties
   * @param failing how many it cannot
   * @param schedules all of them, if they are kept
   * @param stopped why there may be more, if a limit was reached
   * @param cut whether there may be more than were asked for
   */
  record All(
      long count, long running, long failing, List<One> schedules, Optional<Reason> stopped, boolean cut) {
    All {
      schedules = List.copyOf(schedules);
    }

    /** Whether each was gone through, and it is known of each whether it runs. */
    boolean isComplete() {
      return stopped.isEmpty() && running + failing == count;
    }
  }

  PlanRun with(All found) {
    return new PlanRun(files, protocol, plan, planned, rehearsal, Optional.of(found), seconds);
  }

  /** A schedule that is not a run, or no schedule at all, is a violation. */
  Status status(boolean undecidedIsOk) {
    Status open = undecidedIsOk ? Status.OK : Status.UNDECIDED;
    Status status =
        switch (planned) {
          case Planned.Found found -> found.optimal() ? Status.OK : open;
          case Planned.Impossible _ -> Status.VIOLATED;
          case Planned.Unknown _ -> open;
        };
    if (rehearsal.isPresent()) {
      status = status.and(
          switch (rehearsal.get()) {
            case Rehearsal.Runs _ -> Status.OK;
            case Rehearsal.Stuck _, Rehearsal.Violates _ -> Status.VIOLATED;
            case Rehearsal.NoInitialState _ -> Status.WRONG_CALL;
            case Rehearsal.Unknown _ -> open;
          });
    }
    if (all.isPresent()) {
      status = status.and(all.get().isComplete() ? Status.OK : open)
          .and(all.get().failing() > 0 ? Status.VIOLATED : Status.OK);
    }
    return status;
  }
}
