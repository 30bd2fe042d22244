package baton.checker.liveness;

import baton.checker.Reason;

/** A search was told to stop. */
public final class Stopped extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  public Stopped(Reason reason) {
    super(reason.word());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
