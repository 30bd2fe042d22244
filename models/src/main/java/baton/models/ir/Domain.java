package baton.models.ir;

import baton.models.value.Type;

/** What a bound variable ranges over. */
public sealed interface Domain {
  /** All values of a finite type, in the reporting order. */
  record Every(Type type) implements Domain {}

  /** The distinct elements of a set or list, in the reporting order. */
  record Within(Expr collection) implements Domain {}

  /** The type of the elements. */
  default Type element() {
    return switch (this) {
      case Every(Type type) -> type;
      case Within(Expr collection) ->
          switch (collection.type()) {
            case Type.SetOf(Type element) -> element;
            case Type.ListOf(_, Type element) -> element;
            case Type.Bool _, Type.Enumeration _, Type.Sort _, Type.Range _, Type.Unbounded _, Type.Maybe _,
                Type.MapOf _, Type.Record _ ->
                throw new IllegalStateException("no elements in " + collection.type());
          };
    };
  }
}
