package baton.counterexamples.itf;

/** What is wrong with a file, and where in it; never leaves this package. */
final class Malformed extends Exception {
  private static final long serialVersionUID = 1L;

  Malformed(String message) {
    super(message, null, false, false);
  }

  /** The same, found inside of {@code place}. */
  Malformed in(String place) {
    return new Malformed(place + ": " + what());
  }

  String what() {
    return String.valueOf(getMessage());
  }
}
