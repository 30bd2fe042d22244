package baton.cli;

import baton.checker.Limits;
import baton.checker.Reason;
import baton.checker.plan.Enumeration;
import baton.checker.plan.Planned;
import baton.checker.plan.Planner;
import baton.checker.plan.Rehearsal;
import baton.checker.plan.Rehearsals;
import baton.checker.plan.Schedule;
import baton.models.ir.Plan;
import baton.models.ir.Protocol;
import baton.models.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes plans of one protocol, and runs their schedules in it. What is known is in the text at once. */
final class PlanMaking {
  private final Protocol protocol;
  private final List<SourceFile> files;
  private final Limits limits;
  private final Console console;
  private final LiveText text;
  private Optional<Rehearsals> rehearsals = Optional.empty();

  PlanMaking(Protocol protocol, List<SourceFile> files, Limits limits, Console console, LiveText text) {
    this.protocol = protocol;
    this.files = List.copyOf(files);
    this.limits = limits;
    this.console = console;
    this.text = text;
  }

  /** Finds a best schedule and runs it, if that takes no more than a moment, even when the limits are reached. */
  PlanRun make(Plan plan) {
    long start = console.nanoTime().getAsLong();
    Planned planned = Planner.plan(plan, limits);
    Optional<Rehearsal> rehearsal = planned instanceof Planned.Found found
        ? Optional.of(rehearsals().of(found.schedule(), LimitOptions.andAMoment(limits, console)))
        : Optional.empty();
    double seconds = (console.nanoTime().getAsLong() - start) / 1e9;
    return new PlanRun(files, protocol, plan, planned, rehearsal, Optional.empty(), seconds);
  }

  /** Goes through all best schedules; those are in the result only if they are to be kept. */
  PlanRun.All all(Planned.Found best, Optional<Integer> most, boolean keep) {
    text.add(PlanReport.tasks(best.schedule().plan()));
    All all = new All(most, keep);
    Optional<Reason> stopped = Enumeration.of(best, limits, all::add);
    return new PlanRun.All(
        all.count, all.running, all.failing, all.kept, stopped.or(() -> all.stopped),
        most.isPresent() && all.count >= most.get());
  }

  private Rehearsals rehearsals() {
    Rehearsals known = rehearsals.orElseGet(() -> new Rehearsals(protocol));
    rehearsals = Optional.of(known);
    return known;
  }

  private final class All {
    private final Optional<Integer> most;
    private final boolean keep;
    private final List<PlanRun.One> kept = new ArrayList<>();
    private Optional<Reason> stopped = Optional.empty();
    private long count;
    private long running;
    private long failing;

    All(Optional<Integer> most, boolean keep) {
      this.most = most;
      this.keep = keep;
    }

    boolean add(Schedule schedule) {
      Rehearsal rehearsal = rehearsals().of(schedule, limits);
      if (rehearsal instanceof Rehearsal.Unknown(Reason reason, _) && reason != Reason.BOUND) {
        stopped = Optional.of(reason);
        return false;
      }
      PlanRun.Fit fit = switch (rehearsal) {
        case Rehearsal.Runs _ -> PlanRun.Fit.RUNS;
        case Rehearsal.Stuck _, Rehearsal.Violates _, Rehearsal.NoInitialState _ -> PlanRun.Fit.FAILS;
        case Rehearsal.Unknown _ -> PlanRun.Fit.UNDECIDED; // the runs of it are too many
      };
      count++;
      running += fit == PlanRun.Fit.RUNS ? 1 : 0;
      failing += fit == PlanRun.Fit.FAILS ? 1 : 0;
      PlanRun.One one = new PlanRun.One(schedule.starts(), fit);
      text.add(PlanReport.line(one));
      if (keep) {
        kept.add(one);
      }
      return most.isEmpty() || count < most.get();
    }
  }
}
