package baton.models.syntax;

import baton.models.source.Span;

/**
 * A piece of the text.
 *
 * @param start offset of its first character
 * @param end offset behind its last character
 * @param text the word, number or symbol; of a comment the whole comment
 */
public record Token(Kind kind, String text, int start, int end) {
  /** What a token is. */
  public enum Kind {
    WORD,
    NUMBER,
    STRING,
    SYMBOL,
    /** {@code // …}, or {@code //! …}. */
    COMMENT,
    /** {@code /// …}: documentation of what follows. */
    DOC,
    /** A character that belongs to nothing; reported by the lexer. */
    BAD,
    END
  }

  public boolean is(String symbolOrWord) {
    return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equals(symbolOrWord);
  }

  public boolean isWord() {
    return kind == Kind.WORD;
  }

  public Span span(baton.models.source.SourceFile file) {
    return new Span(file, start, end);
  }
}
