package baton.tests.random;

import java.util.List;

/** A type of the language as the generator sees it. */
sealed interface GenType {
  record Bool() implements GenType {}

  record Range(int lo, int hi) implements GenType {}

  record Enumeration(String name, List<String> elements) implements GenType {}

  record Sort(String name, int size) implements GenType {}

  record Maybe(GenType element) implements GenType {}

  record SetOf(GenType element) implements GenType {}

  record ListOf(int capacity, GenType element) implements GenType {}

  record MapOf(GenType key, GenType value) implements GenType {}

  record Record(String name, List<String> fields, List<GenType> types) implements GenType {}

  /** How a declaration writes it. */
  default String text() {
    return switch (this) {
      case Bool _ -> "bool";
      case Range(int lo, int hi) -> lo + ".." + hi;
      case Enumeration(String name, _) -> name;
      case Sort(String name, _) -> name;
      case Maybe(GenType element) -> element.text() + "?";
      case SetOf(GenType element) -> "set of " + element.text();
      case ListOf(int capacity, GenType element) -> "list[" + capacity + "] of " + element.text();
      case MapOf(GenType key, GenType value) -> key.text() + " -> " + value.text();
      case Record(String name, _, _) -> name;
    };
  }

  default boolean isScalar() {
    return this instanceof Bool || this instanceof Range || this instanceof Enumeration || this instanceof Sort;
  }

  /** Whether some value of it can be written as a constant. */
  default boolean hasLiteral() {
    return switch (this) {
      case Bool _, Range _, Enumeration _, Maybe _, SetOf _, ListOf _ -> true;
      case Sort _ -> false;
      case MapOf(_, GenType value) -> value.hasLiteral();
      case Record(_, _, List<GenType> types) -> types.stream().allMatch(GenType::hasLiteral);
    };
  }
}
