package baton.checker.portfolio;

import baton.checker.ForwardedProgress;
import baton.checker.Progress;
import baton.properties.Goal;
import java.util.List;

/** The progress of a search; starts the helper when the search has seen enough. */
final class Joined extends ForwardedProgress {
  private final Helper helper;
  private final long enough;
  private final boolean provesAll;
  private volatile boolean begun;
  private volatile long states;

  Joined(Helper helper, long enough, List<Goal> goals, Progress progress) {
    super(progress);
    this.helper = helper;
    this.enough = enough;
    provesAll = helper.canAnswer(goals);
  }

  @Override
  public void report(Report report) {
    states = Math.max(states, report.states());
    if (!begun && report.states() > enough && helper.hasGoals()) {
      begun = true;
      helper.start();
    }
    super.report(report);
  }

  /** Whether the helper was started. */
  boolean hasBegun() {
    return begun;
  }

  /** How many states the search has said that it has seen. */
  long states() {
    return states;
  }

  /** Whether the search need not go on. */
  boolean isAnswered() {
    return begun && (helper.hasFailed() || provesAll && helper.hasAnswered());
  }
}
