package baton.checker.certificate;

/** Thrown for what cannot be written in linear arithmetic. */
public final class NotWritten extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotWritten(String message) {
    super(message, null, false, false);
  }
}
