package baton.cli;

import baton.checker.Progress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One line on a terminal's standard error that is drawn anew each second. */
final class ProgressLine implements Progress {
  private static final long SECOND = 1_000_000_000L;

  private final Console console;
  private final boolean quiet;
  private final boolean shown;
  private final long start;
  private long next;
  private boolean drawn;
  private final Map<String, Map<String, Long>> spent = new LinkedHashMap<>();

  ProgressLine(Console console, boolean quiet) {
    this.console = console;
    this.quiet = quiet;
    shown = console.terminal() && !quiet;
    start = console.nanoTime().getAsLong();
    next = start + SECOND;
  }

  @Override
  public void report(Report r) {
    if (!shown) {
      return;
    }
    long now = console.nanoTime().getAsLong();
    if (now < next) {
      return;
    }
    next = now + SECOND;
    long seconds = Math.max(1, (now - start) / SECOND);
    console.err().print(String.format(
        Locale.ROOT, "\r\033[K%s: depth %d, %,d states, %,d/s, frontier %,d", r.phase(), r.depth(), r.states(),
        r.states() / seconds, r.frontier()));
    console.err().flush();
    drawn = true;
  }

  @Override
  public void note(String sentence) {
    if (!quiet) {
      clear();
      console.err().println("note: " + sentence);
    }
  }

  @Override
  public void spent(String goal, Map<String, Long> figures) {
    spent.put(goal, new LinkedHashMap<>(figures));
  }

  /** What the engine said that it has spent, by goal. */
  Map<String, Map<String, Long>> spent() {
    return spent;
  }

  /** Removes the line. */
  void clear() {
    if (drawn) {
      console.err().print("\r\033[K");
      console.err().flush();
      drawn = false;
    }
  }
}
