package baton.models.interpreter;

/** Thrown where an integer of type {@code int} leaves 64 bits, which no finite engine goes beyond. */
public final class Unsupported extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Unsupported(String message) {
    super(message);
  }
}
