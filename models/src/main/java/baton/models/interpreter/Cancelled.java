package baton.models.interpreter;

/** Somebody said to stop before all was computed. */
public final class Cancelled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Cancelled() {
    super("told to stop", null, false, false);
  }
}
