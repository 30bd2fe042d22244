package baton.models.syntax;

import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.Diagnostics;
import baton.models.source.SourceFile;
import baton.models.source.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The place of a parser in its tokens, and how it reports what it did not expect. */
final class TokenCursor {
  /** Constructs may be nested this deep. */
  private static final int DEEPEST = 200;

  /** Thrown when a construct cannot be read and the reason has been reported. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable() {
      super("reported", null, false, false);
    }
  }

  final SourceFile file;
  final Diagnostics diagnostics;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Optional<String>> docs = new ArrayList<>();
  /** Tokens with a character before them that belongs to nothing: the lexer has said so. */
  private final BitSet afterBad = new BitSet();
  private int next;
  private int depth;
  private int lastReport = -1;

  TokenCursor(SourceFile file, Diagnostics diagnostics) {
    this(file, diagnostics, Lexer.tokens(file, diagnostics));
  }

  TokenCursor(SourceFile file, Diagnostics diagnostics, List<Token> all) {
    this.file = file;
    this.diagnostics = diagnostics;
    StringBuilder doc = new StringBuilder();
    for (Token token : all) {
      switch (token.kind()) {
        case DOC -> doc.append(doc.isEmpty() ? "" : "\n").append(docText(token.text()));
        case COMMENT -> {}
        case BAD -> afterBad.set(tokens.size());
        case WORD, NUMBER, STRING, SYMBOL, END -> {
          tokens.add(token);
          docs.add(doc.isEmpty() ? Optional.empty() : Optional.of(doc.toString()));
          doc.setLength(0);
        }
      }
    }
  }

  private static String docText(String comment) {
    String text = comment.substring(3);
    return text.startsWith(" ") ? text.substring(1) : text;
  }

  /** Whether a routine of this file has that name: then {@code running} and {@code at} before it ask about it. */
  boolean isRoutine(Token name) {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).is("routine") && tokens.get(i + 1).text().equals(name.text())) {
        return true;
      }
    }
    return false;
  }

  /** Whether nothing but white space stands before a token in its line. */
  boolean firstInLine(Token t) {
    int lineStart = file.startOfLine(file.lineAt(t.start()));
    return file.text().substring(lineStart, t.start()).isBlank();
  }

  /** Whether a declaration begins here, which no block contains. */
  boolean declarationFollows() {
    Token t = peek();
    if (!t.isWord() || !Words.beginsDeclaration(t.text())) {
      return false;
    }
    Token then = peek(1);
    return then.isWord() && !then.is("in") && !then.is("without")
        && (Words.isReserved(t.text()) || file.columnAt(t.start()) == 1);
  }

  /** Whether what stands before {@code t} is complete: a line, a block or the file ends, or there is a {@code ;}. */
  boolean endsStatement(Token t) {
    return t.is(";") || t.is("}") || t.kind() == Token.Kind.END || firstInLine(t);
  }

  /** Whether the next token stands further to the right than the line of {@code open} begins. */
  boolean deeperThan(Token open) {
    String text = file.text();
    int line = file.startOfLine(file.lineAt(open.start()));
    int first = line;
    while (Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    return file.columnAt(peek().start()) > file.columnAt(first);
  }

  boolean onOneLine(Token one, Token next) {
    return file.lineAt(one.start()) == file.lineAt(next.start());
  }

  Token peek() {
    return tokens.get(next);
  }

  Token peek(int ahead) {
    return tokens.get(Math.clamp(next + ahead, 0, tokens.size() - 1));
  }

  /** The documentation before the next token. */
  Optional<String> doc() {
    return docs.get(next);
  }

  int position() {
    return next;
  }

  boolean atEnd() {
    return peek().kind() == Token.Kind.END;
  }

  Token advance() {
    Token token = peek();
    if (next < tokens.size() - 1) {
      next++;
    }
    return token;
  }

  boolean at(String text) {
    return peek().is(text);
  }

  /** Whether the next token is {@code text} and goes on in a line: it belongs to what stands before it. */
  boolean atInLine(String text) {
    return at(text) && !firstInLine(peek());
  }

  /** Whether the next two tokens are these. */
  boolean at(String text, String then) {
    return at(text) && peek(1).is(then);
  }

  boolean accept(String text) {
    if (at(text)) {
      advance();
      return true;
    }
    return false;
  }

  /** The next token, which must be {@code text}; {@code where} completes "expected `…` ". */
  Token expect(String text, String where) {
    if (at(text)) {
      return advance();
    }
    throw unexpected("`" + text + "` " + where);
  }

  Name name(String what) {
    Token token = peek();
    if (token.isWord() && !Words.isReserved(token.text())) {
      advance();
      return new Name(token.text(), token.span(file));
    }
    if (token.isWord()) {
      throw report(Diagnostic.error(
              Code.RESERVED_WORD, token.span(file), "`" + token.text() + "` is a word of the language and no name")
          .help("expected " + what + "; `" + token.text() + "_` would be one"));
    }
    throw unexpected(what);
  }

  /** Names with dots between. */
  Path path(String what) {
    List<Name> names = new ArrayList<>();
    names.add(name(what));
    while (accept(".")) {
      names.add(name("a name after `.`"));
    }
    return new Path(names);
  }

  Span here() {
    return peek().span(file);
  }

  /** From {@code start} to the token read last. */
  Span from(int start) {
    int end = next == 0 ? start : tokens.get(next - 1).end();
    return new Span(file, start, Math.max(start, end));
  }

  /** The same, where the author may not know how this is written. */
  Token expect(String text, String where, String help) {
    if (at(text)) {
      return advance();
    }
    throw unexpected("`" + text + "` " + where, help);
  }

  Unreadable unexpected(String expected, String help) {
    return unexpected(expected, Optional.of(help));
  }

  Unreadable unexpected(String expected) {
    return unexpected(expected, Optional.empty());
  }

  Unreadable unexpected(String expected, Optional<String> help) {
    Token token = peek();
    String found = token.kind() == Token.Kind.END ? "the end of the file" : "`" + token.text() + "`";
    Diagnostic d = Diagnostic.error(
        Code.UNEXPECTED_TOKEN, token.span(file), "expected " + expected + ", found " + found);
    return report(help.or(this::advice).map(d::help).orElse(d));
  }

  /** What helps whoever wrote the next token, thinking of another language. */
  Optional<String> advice() {
    return Habits.advice(peek(), peek(-1));
  }

  /** Reports, unless this token, or a character before it, has been reported about. */
  Unreadable report(Diagnostic diagnostic) {
    int at = diagnostic.at().map(Span::start).orElse(-1);
    if (at != lastReport && !(afterBad.get(next) && at == peek().start())) {
      diagnostics.add(diagnostic);
      lastReport = at;
    }
    return new Unreadable();
  }

  /** One level deeper; refused where the text is nested beyond reason. */
  void enter() {
    if (++depth > DEEPEST) {
      throw report(Diagnostic.error(Code.NESTING_TOO_DEEP, here(), "this is nested more than " + DEEPEST + " deep")
          .help("name parts of it with `def`"));
    }
  }

  void leave() {
    depth--;
  }

  int depth() {
    return depth;
  }

  void resetDepth(int value) {
    depth = value;
  }

  /** How many braces have been opened, and not closed, from the token at {@code position} up to here. */
  int openSince(int position) {
    int open = 0;
    for (int i = position; i < next; i++) {
      if (tokens.get(i).is("{")) {
        open++;
      } else if (tokens.get(i).is("}")) {
        open--;
      }
    }
    return open;
  }
}
