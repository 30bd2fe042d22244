package baton.checker;

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

  /** Something that whoever waits should know, in one sentence. */
  default void note(String sentence) {}
}
