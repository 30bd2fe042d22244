package baton.checker;

import baton.counterexamples.Trace;

/** An engine claimed something that its evidence does not show: a mistake of Baton, never of the model. */
public final class EngineBug extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Trace trace;

  public EngineBug(String message, Trace trace) {
    super(message);
    this.trace = trace;
  }

  /** The trace that does not replay. */
  public Trace trace() {
    return trace;
  }
}
