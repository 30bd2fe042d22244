package baton.checker;

import baton.properties.Goal;
import java.util.Map;

/** Tells somebody else all that it is told; to be extended by who has something to do with a part of it. */
public abstract class ForwardedProgress implements Progress {
  private final Progress progress;

  protected ForwardedProgress(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void report(Report report) {
    progress.report(report);
  }

  @Override
  public void spent(String goal, Map<String, Long> figures) {
    progress.spent(goal, figures);
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
  public void note(String sentence) {
    progress.note(sentence);
  }
}
