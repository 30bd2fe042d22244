package baton.checker.integers;

/** A formula of Spacer's of a kind that is not read, or that becomes too large. */
final class NotUnderstood extends Exception {
  private static final long serialVersionUID = 1L;

  NotUnderstood(String message) {
    super(message, null, false, false);
  }
}
