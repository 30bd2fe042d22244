package baton.models.syntax;

/** What a bound variable ranges over. */
public sealed interface Domain {
  /** {@code x: T}: all elements of a type, at once. */
  record OfType(TypeTree type) implements Domain {}

  /** {@code x in e}: e is a set, a list or the name of an enum or range type. */
  record In(Expression collection) implements Domain {}

  /** {@code x in lo..hi}. */
  record InRange(Expression lo, Expression hi) implements Domain {}
}
