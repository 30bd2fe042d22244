package baton.models.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The type of a value or an expression, with every size and bound a number: types are built for one
 * instance of a protocol.
 *
 * <p>{@link Bool}, {@link Enumeration}, {@link Sort} and {@link Range} are <em>scalar</em>. The type of an
 * integer expression is the {@link Range} of values that it can have, computed by interval arithmetic.
 */
public sealed interface Type {
  record Bool() implements Type {
    @Override
    public String toString() {
      return "bool";
    }
  }

  /** Named, distinct elements, ordered as declared; {@code name} is qualified by module instance. */
  record Enumeration(String name, List<String> elements) implements Type {
    public Enumeration {
      elements = List.copyOf(elements);
      if (elements.isEmpty()) {
        throw new IllegalArgumentException("an enum has at least one element");
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** {@code size} interchangeable elements, known only by being equal or not. */
  record Sort(String name, int size) implements Type {
    public Sort {
      if (size < 1) {
        throw new IllegalArgumentException("a sort has at least one element");
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** The integers from {@code lo} to {@code hi}, both included. */
  record Range(long lo, long hi) implements Type {
    public Range {
      if (lo > hi) {
        throw new IllegalArgumentException("empty range " + lo + ".." + hi);
      }
    }

    public boolean contains(Range other) {
      return lo <= other.lo && other.hi <= hi;
    }

    public boolean contains(long value) {
      return lo <= value && value <= hi;
    }

    @Override
    public boolean equals(@Nullable Object other) { // as a record has it, but needs no code made at run time
      return other instanceof Range r && lo == r.lo && hi == r.hi;
    }

    @Override
    public int hashCode() {
      return 31 * Long.hashCode(lo) + Long.hashCode(hi);
    }

    @Override
    public String toString() {
      return lo + ".." + hi;
    }
  }

  /** {@code int}: all integers. */
  record Unbounded() implements Type {
    @Override
    public String toString() {
      return "int";
    }
  }

  /** {@code T?}: {@code none} or a value of {@code element}, which is scalar or a record. */
  record Maybe(Type element) implements Type {
    public Maybe {
      if (!element.isScalar() && !(element instanceof Record)) {
        throw new IllegalArgumentException("no option of " + element);
      }
    }

    @Override
    public String toString() {
      return element + "?";
    }
  }

  /** {@code set of T}, T scalar. */
  record SetOf(Type element) implements Type {
    public SetOf {
      if (!element.isScalar()) {
        throw new IllegalArgumentException("no set of " + element);
      }
    }

    @Override
    public String toString() {
      return "set of " + element;
    }
  }

  /** {@code A, B -> C}: a total map from the product of scalar domains. */
  record MapOf(List<Type> domain, Type range) implements Type {
    public MapOf {
      domain = List.copyOf(domain);
      if (domain.isEmpty() || !domain.stream().allMatch(Type::isScalar)) {
        throw new IllegalArgumentException("no map from " + domain);
      }
    }

    @Override
    public String toString() {
      return String.join(", ", domain.stream().map(Type::toString).toList()) + " -> " + range;
    }
  }

  /** A record type, known by its name. */
  record Record(String name, List<Field> fields) implements Type {
    public Record {
      fields = List.copyOf(fields);
    }

    /** The position of the field called {@code field}, or -1. */
    public int indexOf(String field) {
      for (int i = 0; i < fields.size(); i++) {
        if (fields.get(i).name().equals(field)) {
          return i;
        }
      }
      return -1;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** {@code list[n] of T}: sequences of at most {@code capacity} values; T scalar, optional or a record. */
  record ListOf(int capacity, Type element) implements Type {
    public ListOf {
      if (capacity < 1) {
        throw new IllegalArgumentException("a list has room for at least one element");
      }
    }

    @Override
    public String toString() {
      return "list[" + capacity + "] of " + element;
    }
  }

  /** A field of a record. */
  record Field(String name, Type type) {}

  default boolean isScalar() {
    return switch (this) {
      case Bool _, Enumeration _, Sort _, Range _ -> true;
      case Unbounded _, Maybe _, SetOf _, MapOf _, Record _, ListOf _ -> false;
    };
  }

  /** Whether it has finitely many values: there is no {@code int} in it. */
  default boolean isFinite() {
    return switch (this) {
      case Bool _, Enumeration _, Sort _, Range _ -> true;
      case Unbounded _ -> false;
      case Maybe(Type element) -> element.isFinite();
      case SetOf(Type element) -> element.isFinite();
      case ListOf(_, Type element) -> element.isFinite();
      case MapOf(_, Type range) -> range.isFinite();
      case Record(_, var fields) -> fields.stream().allMatch(f -> f.type().isFinite());
    };
  }

  /** A range or {@code int}. */
  default boolean isInteger() {
    return this instanceof Range || this instanceof Unbounded;
  }
}
