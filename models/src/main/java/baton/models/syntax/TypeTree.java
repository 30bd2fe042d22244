package baton.models.syntax;

import baton.models.source.Span;
import java.util.List;

/** A type as it was written. */
public sealed interface TypeTree {
  Span at();

  /** {@code bool}, {@code int}, or the name of a sort, enum or declared type. */
  record Named(Path path) implements TypeTree {
    @Override
    public Span at() {
      return path.at();
    }
  }

  /** {@code lo..hi}. */
  record RangeTree(Expression lo, Expression hi, Span at) implements TypeTree {}

  /** {@code T?}. */
  record MaybeTree(TypeTree element, Span at) implements TypeTree {}

  /** {@code set of T}. */
  record SetTree(TypeTree element, Span at) implements TypeTree {}

  /** {@code A, B -> C}. */
  record MapTree(List<TypeTree> domain, TypeTree range, Span at) implements TypeTree {}

  /** {@code list[n] of T}. */
  record ListTree(Expression capacity, TypeTree element, Span at) implements TypeTree {}

  /** {@code record { f: T, … }}; only as the right side of a {@code type} declaration. */
  record RecordTree(List<FieldTree> fields, Span at) implements TypeTree {}

  record FieldTree(Name name, TypeTree type) {}
}
