package baton.models.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * Names that no author can give, for formulas about a protocol's states: a name, {@code #} and a word or number, with
 * nothing between them, count as one word.
 *
 * <ul>
 *   <li>{@code Kernel#0} is an element of a sort;
 *   <li>{@code boot#where} is where the instances of a routine stand, {@code field#1} a field of that;
 *   <li>{@code crash#used} is how many of a fault's budget are used, {@code any#used} how many of all faults';
 *   <li>{@code memory#0} is a bit of what the goal remembers of the past;
 *   <li>{@code loop#rounds}, {@code loop#automaton}, {@code loop#idle}, {@code loop#seen0} and {@code loop#gaveup0} are
 *       what a proof about infinite runs counts.
 * </ul>
 */
final class MarkedNames {
  private MarkedNames() {}

  /** The tokens, those of a marked name as one. */
  static List<Token> joined(List<Token> tokens) {
    List<Token> joined = new ArrayList<>();
    int i = 0;
    while (i < tokens.size()) {
      int end = end(tokens, i);
      joined.add(end == i ? tokens.get(i) : one(tokens.subList(i, end + 1)));
      i = end + 1;
    }
    return joined;
  }

  private static Token one(List<Token> parts) {
    String text = String.join("", parts.stream().map(Token::text).toList());
    return new Token(Token.Kind.WORD, text, parts.getFirst().start(), parts.getLast().end());
  }

  /** Where the marked name that begins at {@code i} ends; {@code i} if none does. */
  private static int end(List<Token> tokens, int i) {
    int at = i;
    while (isWord(tokens, at) && touches(tokens, at, ".") && isWord(tokens, at + 2) && touch(tokens, at + 1)) {
      at += 2;
    }
    boolean marked = isWord(tokens, at) && touches(tokens, at, "#") && touch(tokens, at + 1)
        && at + 2 < tokens.size()
        && (isWord(tokens, at + 2) || tokens.get(at + 2).kind() == Token.Kind.NUMBER);
    return marked ? at + 2 : i;
  }

  private static boolean isWord(List<Token> tokens, int i) {
    return i < tokens.size() && tokens.get(i).isWord();
  }

  private static boolean touches(List<Token> tokens, int i, String symbol) {
    return i + 1 < tokens.size() && tokens.get(i + 1).is(symbol) && touch(tokens, i);
  }

  private static boolean touch(List<Token> tokens, int i) {
    return i + 1 < tokens.size() && tokens.get(i).end() == tokens.get(i + 1).start();
  }
}
