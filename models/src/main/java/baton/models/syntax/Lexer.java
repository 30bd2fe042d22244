package baton.models.syntax;

import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.Diagnostics;
import baton.models.source.SourceFile;
import baton.models.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into tokens; comments are tokens, too. */
public final class Lexer {
  /** Longest first. Those that no rule accepts are known so that a message can name them whole. */
  private static final String[] SYMBOLS = {
    "<=>", "==>", "===", "!==", "|->", "...",
    "&&", "||", "/\\", "\\/", "=>", "=<", "/=", "<>", "++", "**", "~>", "::", "/*",
    ":=", "+=", "-=", "==", "!=", "<=", ">=", "->", "..",
    "+", "-", "*", "/", "%", "&", "<", ">", "=", "(", ")", "[", "]", "{", "}", ",", ";", ":", ".", "!", "?", "'", "#"
  };

  private final SourceFile file;
  private final String text;
  private final Diagnostics diagnostics;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(SourceFile file, Diagnostics diagnostics) {
    this.file = file;
    this.text = file.text();
    this.diagnostics = diagnostics;
  }

  /** All tokens of a file, the last one of kind {@code END}. */
  public static List<Token> tokens(SourceFile file, Diagnostics diagnostics) {
    Lexer lexer = new Lexer(file, diagnostics);
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    while (true) {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (at == text.length()) {
        tokens.add(new Token(Token.Kind.END, "", at, at));
        return;
      }
      next();
    }
  }

  private void next() {
    char c = text.charAt(at);
    if (text.startsWith("//", at)) {
      comment();
    } else if (isLetter(c)) {
      take(Token.Kind.WORD, wordEnd(at));
    } else if (isDigit(c)) {
      number();
    } else if (c == '"') {
      string();
    } else {
      symbol();
    }
  }

  private void take(Token.Kind kind, int end) {
    tokens.add(new Token(kind, text.substring(at, end), at, end));
    at = end;
  }

  private void comment() {
    int end = text.indexOf('\n', at);
    end = end < 0 ? text.length() : end;
    boolean doc = text.startsWith("///", at) && !text.startsWith("////", at);
    int trimmed = end;
    while (trimmed > at && Character.isWhitespace(text.charAt(trimmed - 1))) {
      trimmed--;
    }
    tokens.add(new Token(doc ? Token.Kind.DOC : Token.Kind.COMMENT, text.substring(at, trimmed), at, trimmed));
    at = end;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private int wordEnd(int from) {
    int end = from;
    while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  private void number() {
    int end = at;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    int whole = wordEnd(end);
    if (whole > end) {
      diagnostics.add(Diagnostic.error(Code.BAD_NUMBER, new Span(file, at, whole), "`" + text.substring(at, whole)
          + "` is neither a number nor a name").help("numbers are decimal, names begin with a letter"));
      take(Token.Kind.NUMBER, end);
      at = whole;
    } else {
      take(Token.Kind.NUMBER, end);
    }
  }

  private void string() {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\n') {
      end++;
    }
    if (end == text.length() || text.charAt(end) == '\n') {
      diagnostics.add(Diagnostic.error(
          Code.BAD_CHARACTER, new Span(file, at, end), "this text in quotes has no end").help("add `\"`"));
      take(Token.Kind.STRING, end);
    } else {
      take(Token.Kind.STRING, end + 1);
    }
  }

  private void symbol() {
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        take(Token.Kind.SYMBOL, at + symbol.length());
        return;
      }
    }
    int end = at + Character.charCount(text.codePointAt(at));
    if (text.charAt(at) == '\\') {
      end = wordEnd(end);
    } else {
      while (end < text.length() && text.charAt(end) == text.charAt(at)) {
        end++;
      }
    }
    String bad = text.substring(at, end);
    diagnostics.add(Diagnostic.error(
        Code.BAD_CHARACTER, new Span(file, at, end), "`" + printable(bad) + "` has no meaning here").help(advice(bad)));
    take(Token.Kind.BAD, end);
  }

  private static String printable(String bad) {
    int c = bad.codePointAt(0);
    return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
        ? String.format(java.util.Locale.ROOT, "U+%04X", c)
        : bad;
  }

  private static String advice(String bad) {
    return switch (bad.charAt(0)) {
      case '|' -> "the logical or is written `or`, the condition of a set `where`, and its size `size(s)`";
      case '~' -> "the logical not is written `not`";
      case '^' -> "there are neither powers nor bit operations";
      case '\\' -> afterBackslash(bad.substring(1));
      case '@', '$', '`' -> "names are made of letters, digits and `_`";
      default -> "names are made of the letters a to z and A to Z, digits and `_`; comments begin with `//`";
    };
  }

  /** What was meant by a word that TLA+ and LaTeX write with a backslash. */
  private static String afterBackslash(String word) {
    return switch (word) {
      case "in" -> "write `in`";
      case "notin" -> "write `not in`";
      case "A", "forall" -> "for all is written `all x: T { … }`";
      case "E", "exists" -> "there is some is written `some x: T { … }`";
      case "cup", "union", "cap", "intersect", "" ->
          "of sets, `+` is the union, `&` the intersection and `-` the difference";
      case "land" -> "the logical and is written `and`";
      case "lor" -> "the logical or is written `or`";
      case "lnot", "neg" -> "the logical not is written `not`";
      default -> "names are made of letters, digits and `_`";
    };
  }
}
