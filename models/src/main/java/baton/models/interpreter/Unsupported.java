package baton.models.interpreter;

/** Thrown where an integer of type {@code int} leaves 64 bits, beyond which the interpreter does not compute. */
public final class Unsupported extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Unsupported(String message) {
    super(message, null, false, false);
  }

  static Unsupported tooLarge() {
    return new Unsupported("an integer leaves 64 bits");
  }
}
