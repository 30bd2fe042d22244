package baton.checker.pdr;

/** Thrown within the engine when it is told to stop. */
final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Stopped() {
    super("stopped", null, false, false);
  }
}
