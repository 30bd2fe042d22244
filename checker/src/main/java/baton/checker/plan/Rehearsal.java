package baton.checker.plan;

import baton.checker.Reason;
import baton.counterexamples.Trace;
import baton.models.source.Origin;
import baton.properties.Goal;
import java.util.List;
import java.util.Optional;

/** What comes of a schedule when the protocol runs it. */
public sealed interface Rehearsal {
  /**
   * Every action is enabled when its time has come, and no goal that a finite run can violate is.
   *
   * @param run the run, from the first initial state
   * @param others how many more runs there are, from other initial states or by choices inside actions
   * @param kept the goals that are kept; none about infinite runs
   */
  record Runs(Trace run, long others, List<Goal> kept) implements Rehearsal {
    public Runs {
      kept = List.copyOf(kept);
    }
  }

  /** An action is not enabled when its time has come. */
  record Stuck(Trace before, Schedule.Event event, String because) implements Rehearsal {}

  /** The run violates a goal with its last step, or already at the start. */
  record Violates(Goal goal, Trace run, Optional<Schedule.Event> event) implements Rehearsal {}

  /** The protocol has no initial state. */
  record NoInitialState(Optional<Origin> emptiedBy) implements Rehearsal {}

  /** There was no time, or there are too many runs, to tell. */
  record Unknown(Reason reason, String detail) implements Rehearsal {}
}
