package baton.cli;

import baton.checker.Limits;
import baton.checker.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.commons.cli.Option;

/** Options that say what an answer may cost. */
final class LimitOptions {
  static final List<Option> OPTIONS = List.of(
      Arguments.value("N", "Looks at runs of at most N steps.", "--bound"),
      Arguments.value("60s", "Stops after that time (ms, s, m, h).", "--timeout"),
      Arguments.value(
          "4g", "Stops when that much memory is in use (k, m, g); the launcher sets the heap from it.", "--memory"));

  private static final long MOMENT = 400_000_000;

  private final OptionalInt bound;
  private final long nanos;
  private final long bytes;

  LimitOptions(Arguments arguments) {
    bound = arguments.number("--bound", 0).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    nanos = arguments.value("--timeout").map(t -> nanos("--timeout", t)).orElse(Long.MAX_VALUE);
    bytes = arguments.value("--memory").map(LimitOptions::bytes).orElse(Long.MAX_VALUE);
  }

  /** Limits that count from now. */
  Limits limits(Console console) {
    long start = console.nanoTime().getAsLong();
    Runtime runtime = Runtime.getRuntime();
    long budget = Math.min(bytes, runtime.maxMemory() - runtime.maxMemory() / 16);
    return new Limits(bound, bytes, new Stop(console, start, nanos, budget));
  }

  /** The same limits, and at most so much time from now. */
  static Limits within(Limits limits, long nanos, Console console) {
    long start = console.nanoTime().getAsLong();
    return new Limits(limits.bound(), limits.memory(), () -> limits.stop().get().or(() ->
        console.nanoTime().getAsLong() - start > nanos ? Optional.of(Reason.TIMEOUT) : Optional.empty()));
  }

  /**
   * The same limits, and a moment more: for what is short and makes use of what was found when they were reached.
   * Whoever waits still gets an answer within a second.
   */
  static Limits andAMoment(Limits limits, Console console) {
    return new Limits(limits.bound(), limits.memory(), new Supplier<>() {
      private OptionalLong reached = OptionalLong.empty();

      @Override
      public Optional<Reason> get() {
        Optional<Reason> reason = limits.stop().get();
        if (reason.isEmpty()) {
          return reason;
        }
        long now = console.nanoTime().getAsLong();
        reached = OptionalLong.of(reached.orElse(now));
        return now - reached.getAsLong() > MOMENT ? reason : Optional.empty();
      }
    });
  }

  /** Asked between two states; looks at the memory only now and then, for that is dear. */
  private static final class Stop implements Supplier<Optional<Reason>> {
    private final Console console;
    private final long start;
    private final long nanos;
    private final long bytes;
    private int asked;

    Stop(Console console, long start, long nanos, long bytes) {
      this.console = console;
      this.start = start;
      this.nanos = nanos;
      this.bytes = bytes;
    }

    @Override
    public Optional<Reason> get() {
      if (console.interrupts().isAsked()) {
        return Optional.of(Reason.INTERRUPTED);
      }
      if (console.nanoTime().getAsLong() - start > nanos) {
        return Optional.of(Reason.TIMEOUT);
      }
      if ((++asked & 255) == 0 && used() > bytes) {
        System.gc();
        if (used() > bytes) {
          return Optional.of(Reason.MEMORY);
        }
      }
      return Optional.empty();
    }

    private static long used() {
      return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
  }

  /** The time that the value of an option says. */
  static long nanos(String option, String text) {
    String t = text.strip().toLowerCase(Locale.ROOT);
    long factor = t.endsWith("ms") ? 1_000_000L
        : t.endsWith("h") ? 3_600_000_000_000L
        : t.endsWith("m") ? 60_000_000_000L
        : 1_000_000_000L;
    String digits = t.replaceAll("(ms|s|m|h)$", "");
    return scaled(digits, factor, option + " takes a time such as 500ms, 60s, 5m or 2h, not `" + text + "`");
  }

  static long bytes(String text) {
    String t = text.strip().toLowerCase(Locale.ROOT);
    long factor = t.endsWith("g") ? 1L << 30 : t.endsWith("m") ? 1L << 20 : t.endsWith("k") ? 1L << 10 : 1L;
    return scaled(t.replaceAll("[kmg]$", ""), factor, "--memory takes a size such as 512m or 4g, not `" + text + "`");
  }

  private static long scaled(String digits, long factor, String message) {
    try {
      long n = Long.parseLong(digits);
      if (n > 0) {
        return Math.multiplyExact(n, factor);
      }
    } catch (NumberFormatException | ArithmeticException _) {
      // reported below
    }
    throw new UserError(message);
  }
}
