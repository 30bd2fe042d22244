package baton.models.syntax;

import baton.models.source.NearestName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which words are reserved, and which begin a declaration. */
final class Words {
  /** Words that begin or join constructs wherever they stand; all others may be names. */
  private static final Set<String> RESERVED = Set.of(
      "import", "sort", "enum", "const", "var", "ghost", "def", "action", "fault", "routine", "proc", "invariant",
      "transition", "property", "and", "or", "not", "implies", "if", "then", "else", "match", "where", "in", "true",
      "false", "none", "always", "eventually", "next", "until", "leadsto", "since", "weaksince", "historically",
      "once", "previously", "did", "let", "choose", "require", "assert", "for", "return", "when", "unless", "with",
      "without", "reversed", "bool", "int");

  private static final List<String> DECLARATIONS = List.of(
      "sort", "enum", "type", "const", "assume", "bug", "expect", "also", "measure", "plan", "var", "ghost", "def",
      "event", "init", "action", "fair", "strong", "fault", "routine", "proc", "terminal", "invariant", "transition",
      "property", "reach", "import");

  private Words() {}

  static boolean isReserved(String word) {
    return RESERVED.contains(word);
  }

  /** Whether a declaration may begin with the word. */
  static boolean beginsDeclaration(String word) {
    return DECLARATIONS.contains(word);
  }

  /** The word that begins a declaration and was meant by {@code word}. */
  static Optional<String> nearestDeclaration(String word) {
    return NearestName.find(word, DECLARATIONS);
  }
}
