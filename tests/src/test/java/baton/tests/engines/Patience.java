package baton.tests.engines;

import baton.checker.Reason;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A time limit that does not depend on the machine. */
final class Patience {
  private Patience() {}

  /** Time is up behind so many questions whether it is. */
  static Supplier<Optional<Reason>> of(int questions) {
    AtomicInteger asked = new AtomicInteger();
    return () -> asked.incrementAndGet() > questions ? Optional.of(Reason.TIMEOUT) : Optional.empty();
  }
}
