package baton.models.elaborate;

/**
 * Thrown when a construct has no meaning and the reason has been reported; caught where the next construct
 * can be looked at independently.
 */
final class Abandon extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Abandon() {
    super("reported", null, false, false);
  }
}
