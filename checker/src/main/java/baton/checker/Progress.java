package baton.checker;

import baton.properties.Goal;

/** Told how far an engine is, often; called on the engine's thread. */
@FunctionalInterface
public interface Progress {
  Progress SILENT = _ -> {};

  /** Figures of a search. */
  record Report(String phase, int depth, long states, long transitions, long frontier) {}

  void report(Report report);

  /**
   * What an engine has spent on one goal, as it counts itself: {@code nodes}, {@code fails}, {@code propagations} of a
   * constraint solver. Said once, when the goal is judged.
   */
  default void spent(String goal, java.util.Map<String, Long> figures) {}

  /**
   * A proof on which the engine will rest its verdict on the goal: said as soon as it is found, though the verdict may
   * take longer, as may those on other goals. Whoever is told may take the time to look at it.
   */
  default void proved(Goal goal, Evidence evidence) {}

  /** The engine's verdict on a goal, as its answer will have it: said as soon as it is known, where that is early. */
  default void judged(Goal goal, Verdict verdict) {}

  /** Something that whoever waits should know, in one sentence. */
  default void note(String sentence) {}
}
