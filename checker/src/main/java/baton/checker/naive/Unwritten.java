package baton.checker.naive;

/** Thrown for what would become too large as a formula, and when told to stop writing. */
public final class Unwritten extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unwritten(String message) {
    super(message, null, false, false);
  }
}
