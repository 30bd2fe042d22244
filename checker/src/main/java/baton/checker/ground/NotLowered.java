package baton.checker.ground;

/** Thrown for protocols that mean something but do not fit into finitely many small cells. */
public final class NotLowered extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotLowered(String message) {
    super(message, null, false, false);
  }

  /** For whoever needs bounds of numbers. */
  static NotLowered integers() {
    return new NotLowered(
        "an `int` has infinitely many values, of which only the engines spacer and bmc know anything");
  }
}
