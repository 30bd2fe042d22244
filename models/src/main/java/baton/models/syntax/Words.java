package baton.models.syntax;

import java.util.Optional;
import java.util.Set;

/** Which words are reserved, and what a kernel engineer may have meant by a wrong one. */
final class Words {
  /** Words that begin or join constructs wherever they stand; all others may be names. */
  private static final Set<String> RESERVED = Set.of(
      "import", "sort", "enum", "const", "var", "ghost", "def", "action", "fault", "routine", "proc", "invariant",
      "transition", "property", "and", "or", "not", "implies", "if", "then", "else", "match", "where", "in", "true",
      "false", "none", "always", "eventually", "next", "until", "leadsto", "since", "weaksince", "historically",
      "once", "previously", "did", "let", "choose", "require", "assert", "for", "return", "when", "unless", "with",
      "without", "reversed", "bool", "int");

  private static final Set<String> DECLARATIONS = Set.of(
      "sort", "enum", "type", "const", "assume", "bug", "expect", "also", "measure", "plan", "var", "ghost", "def", "event",
      "init", "action", "fair", "strong", "fault", "routine", "proc", "terminal", "invariant", "transition",
      "property", "reach", "import");

  private Words() {}

  static boolean isReserved(String word) {
    return RESERVED.contains(word);
  }

  /** Whether a declaration may begin with the word. */
  static boolean beginsDeclaration(String word) {
    return DECLARATIONS.contains(word);
  }

  static Optional<String> advice(Token token) {
    return switch (token.text()) {
      case "=" -> Optional.of("assign with `:=`, compare with `==`");
      case ":=" -> Optional.of("`:=` assigns; compare with `==`, and declare with `=`");
      case "&" -> Optional.of("the logical and is written `and`");
      case "!" -> Optional.of("the logical not is written `not`");
      case ":" -> Optional.of("after a pattern comes `->`, before a type `:`");
      default -> Optional.empty();
    };
  }
}
