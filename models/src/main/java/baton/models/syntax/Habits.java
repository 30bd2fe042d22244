package baton.models.syntax;

import java.util.Optional;

/** Words and signs of other languages, found where they mean nothing, and what is written here instead. */
final class Habits {
  private Habits() {}

  /** What helps whoever wrote {@code found} behind {@code before}. */
  static Optional<String> advice(Token found, Token before) {
    return switch (found.kind()) {
      case SYMBOL -> sign(found.text(), before).or(() -> word(before));
      case WORD -> word(found).or(() -> quantifier(before)).or(() -> word(before));
      case STRING -> Optional.of("quotes are only for the path of an import; elements of an enum stand without");
      case NUMBER -> before.is(".") ? Optional.of("numbers are whole") : word(before);
      case END, COMMENT, DOC, BAD -> word(before);
    };
  }

  private static Optional<String> sign(String text, Token before) {
    return switch (text) {
      case "=" -> Optional.of("assign with `:=`, compare with `==`");
      case ":=" -> Optional.of("`:=` assigns; compare with `==`, and declare with `=`");
      case "===" -> Optional.of("compare with `==`");
      case "&", "&&", "/\\" -> Optional.of("the logical and is written `and`");
      case "||", "\\/" -> Optional.of("the logical or is written `or`");
      case "!" -> Optional.of("the logical not is written `not`");
      case "->", "==>" -> Optional.of("implication is written `implies`");
      case "=>" -> Optional.of("implication is written `implies`; an arm of `match` and the type of a map have `->`");
      case "<=>" -> Optional.of("that two bools are equal is written `==`");
      case "=<" -> Optional.of("at most is written `<=`");
      case "!==", "/=" -> Optional.of("different is written `!=`");
      case "<>" -> Optional.of("different is written `!=`, and at some time `eventually`");
      case "~>" -> Optional.of("write `leadsto`");
      case "|->" -> Optional.of("a field gets its value with `=`");
      case "++" -> Optional.of("write `+= 1`");
      case "**" -> Optional.of("there are no powers: multiply");
      case "..." -> Optional.of("a range is written `lo..hi`");
      case "::" -> Optional.of("a choice is made by several actions, by `or name { … }` behind one, or by `choose`");
      case "#" -> Optional.of(before.isWord()
          ? "elements of a sort have no names here: take one as a parameter, or by `choose x: T`"
          : "comments begin with `//`");
      case "/*" -> Optional.of("comments begin with `//`");
      case "?" -> Optional.of("a choice between two values is written `if c then a else b`");
      default -> Optional.empty();
    };
  }

  private static Optional<String> word(Token token) {
    return token.isWord() ? word(token.text()) : Optional.empty();
  }

  private static Optional<String> word(String text) {
    return switch (text) {
      case "forall", "exists" -> Optional.of("quantifiers are `all x: T { … }` and `some x: T { … }`");
      case "union", "intersect", "intersection", "minus" ->
          Optional.of("of sets, `+` is the union, `&` the intersection and `-` the difference");
      case "contains" -> Optional.of("membership is written `x in s`");
      case "xor" -> Optional.of("that two bools differ is written `!=`");
      case "iff" -> Optional.of("that two bools are equal is written `==`");
      case "mod" -> Optional.of("the remainder is written `%`");
      case "div" -> Optional.of("division is written `/`, and rounds down");
      case "elif", "elsif", "elseif" -> Optional.of("write `else if c { … }`");
      case "while", "repeat", "loop", "do", "od" ->
          Optional.of("`for x in xs { … }` is the only loop; what happens again and again is an action");
      case "skip", "pass" -> Optional.of("a block that does nothing is written `{ }`");
      case "goto", "break", "continue" ->
          Optional.of("there are no jumps; what happens one after the other is a `routine` with steps");
      case "call" -> Optional.of("a proc is called by its name: `p(x)`");
      case "finally" -> Optional.of("at some time is written `eventually`");
      case "fun", "func", "function", "fn" ->
          Optional.of("a named expression is declared by `def f(x: T) = e`, a named block by `proc p(x: T) { … }`");
      case "process", "proctype", "thread" -> Optional.of("what has steps one after the other is a `routine`");
      case "ltl", "theorem" -> Optional.of("a temporal formula is declared by `property p { … }`");
      case "variable", "variables" -> Optional.of("a variable is declared by `var x: T = v`");
      case "constant", "constants" -> Optional.of("a constant is declared by `const c: T = v`");
      case "minimize" -> Optional.of("what is best is written `minimise end`");
      default -> Optional.empty();
    };
  }

  /** How a quantifier is written, if {@code before} is the word of one. */
  static Optional<String> quantifier(Token before) {
    return switch (before.isWord() ? before.text() : "") {
      case "all", "some", "one", "atmostone", "no", "count" ->
          Optional.of("a quantifier is written `" + before.text() + " x: T { … }`");
      default -> Optional.empty();
    };
  }
}
