package baton.models.source;

/**
 * A stretch of a file: from the character at {@code start} up to, not including, the one at {@code end}
 * (UTF-16 offsets into {@link SourceFile#text()}).
 */
public record Span(SourceFile file, int start, int end) {
  public Span {
    if (start < 0 || end < start || end > file.text().length()) {
      throw new IllegalArgumentException("span " + start + ".." + end + " outside " + file);
    }
  }

  /** From the beginning of this span to the end of {@code last}. */
  public Span to(Span last) {
    return new Span(file, start, Math.max(end, last.end));
  }

  public int line() {
    return file.lineAt(start);
  }

  public int column() {
    return file.columnAt(start);
  }

  public String text() {
    return file.text().substring(start, end);
  }

  @Override
  public String toString() {
    return file.name() + ":" + line() + ":" + column();
  }
}
