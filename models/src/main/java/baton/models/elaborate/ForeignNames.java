package baton.models.elaborate;

import java.util.Optional;

/** Names that other languages give what has another name here. */
final class ForeignNames {
  private ForeignNames() {}

  /** What helps whoever used a name that nothing here has. */
  static Optional<String> help(String name) {
    return switch (name) {
      case "nil", "null", "NULL", "undefined" -> Optional.of("no value is written `none`");
      case "len", "Len", "length", "card", "Cardinality" -> Optional.of("how many there are is written `size(x)`");
      case "head", "Head" -> Optional.of("the first of a list is written `first(xs)`");
      case "append", "Append", "enqueue" -> Optional.of("a list grows by `push(xs, x)`");
      case "min", "max" -> Optional.of("write `if a < b then a else b`");
      case "_" ->
          Optional.of("all others of a `match` are `else -> …`; elsewhere `_` stands for any argument of a step");
      case "byte", "Nat", "nat", "Int", "integer", "uint", "u32" ->
          Optional.of("a number is of a range, `0..255`, or of type `int`");
      case "string", "String", "mtype" -> Optional.of("values with names are an `enum E { a, b }`");
      default -> Optional.empty();
    };
  }
}
