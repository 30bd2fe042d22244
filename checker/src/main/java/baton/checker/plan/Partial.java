package baton.checker.plan;

import java.util.Optional;

/** The beginning of a sequence: tasks one after the other. */
final class Partial {
  final Optional<Partial> before;

  /** The set of tasks that have ended. */
  final int done;

  /** The last of them. */
  final int last;

  final long start;
  final long end;

  /** Of each aim, what is decided. */
  final long[] values;

  Partial(Optional<Partial> before, int done, int last, long start, long end, long[] values) {
    this.before = before;
    this.done = done;
    this.last = last;
    this.start = start;
    this.end = end;
    this.values = values;
  }

  boolean has(int task) {
    return (done >> task & 1) != 0;
  }

  /** The starts, by task, of all {@code n} tasks. */
  long[] starts(int n) {
    long[] starts = new long[n];
    Partial here = this;
    while (here.before.isPresent()) {
      starts[here.last] = here.start;
      here = here.before.get();
    }
    return starts;
  }
}
