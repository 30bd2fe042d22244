package baton.models.interpreter;

/** Somebody said to stop before all was computed. */
public final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Stopped() {
    super("told to stop", null, false, false);
  }
}
