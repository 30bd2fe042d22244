package baton.counterexamples;

import java.util.List;
import java.util.OptionalInt;

/** The same infinite run with the shortest stem and the shortest loop. */
public final class Folding {
  private Folding() {}

  /** {@code trace}: one with a loop that closes. */
  public static Trace of(Trace trace) {
    if (trace.endsIdle()) {
      return trace;
    }
    int start = trace.loopStart().orElseThrow();
    int end = start + period(trace.steps().subList(start, trace.steps().size()));
    while (start > 0 && trace.steps().get(start - 1).equals(trace.steps().get(end - 1))
        && trace.state(start - 1).equals(trace.state(end - 1))) {
      start--; // the last step of the stem is that of the loop: the loop begins with it
      end--;
    }
    return new Trace(trace.initial(), trace.steps().subList(0, end), trace.attempt(), OptionalInt.of(start));
  }

  /** After how many steps the loop repeats itself. */
  private static int period(List<Trace.Step> loop) {
    int period = 1;
    while (loop.size() % period != 0
        || !loop.subList(period, loop.size()).equals(loop.subList(0, loop.size() - period))) {
      period++;
    }
    return period;
  }
}
