package baton.cli;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether the user has asked to stop. */
final class Interrupts {
  private final AtomicBoolean asked = new AtomicBoolean();

  /** True the first time: stop at the next opportunity. False: the user means now. */
  boolean ask() {
    return !asked.getAndSet(true);
  }

  boolean isAsked() {
    return asked.get();
  }
}
