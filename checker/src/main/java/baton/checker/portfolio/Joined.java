package baton.checker.portfolio;

import baton.checker.Evidence;
import baton.checker.Progress;
import baton.checker.Verdict;
import baton.properties.Goal;
import java.util.List;
import java.util.Map;

/** The progress of a search; starts the helper when the search has seen enough. */
final class Joined implements Progress {
  private final Helper helper;
  private final long enough;
  private final boolean provesAll;
  private final Progress progress;
  private volatile boolean begun;
  private volatile long states;

  Joined(Helper helper, long enough, List<Goal> goals, Progress progress) {
    this.helper = helper;
    this.enough = enough;
    this.progress = progress;
    provesAll = helper.canAnswer(goals);
  }

  @Override
  public void report(Report report) {
    states = Math.max(states, report.states());
    if (!begun && report.states() > enough && helper.hasGoals()) {
      begun = true;
      helper.start();
    }
    progress.report(report);
  }

  @Override
  public void proved(Goal goal, Evidence evidence) {
    progress.proved(goal, evidence);
  }

  @Override
  public void judged(Goal goal, Verdict verdict) {
    progress.judged(goal, verdict);
  }

  @Override
  public void spent(String goal, Map<String, Long> figures) {
    progress.spent(goal, figures);
  }

  @Override
  public void note(String sentence) {
    progress.note(sentence);
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
