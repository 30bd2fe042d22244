package baton.models.source;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of one {@code .baton} file under the name by which messages call it.
 *
 * <p>Lines and columns are counted from 1; a column counts code points, so that a caret stands under the
 * character meant also behind an emoji.
 */
public final class SourceFile {
  private final String name;
  private final String text;
  private final int[] lineStarts;

  /** A file called {@code name} in messages; {@code text} is its content, decoded from UTF-8. */
  public SourceFile(String name, String text) {
    this.name = name;
    this.text = text;
    List<Integer> starts = new ArrayList<>();
    starts.add(0);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        starts.add(i + 1);
      }
    }
    lineStarts = starts.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The path by which the user knows this file. */
  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  public int lineCount() {
    return lineStarts.length;
  }

  /** The line, from 1, of the character at {@code offset} (0 to the length of the text). */
  public int lineAt(int offset) {
    int at = java.util.Arrays.binarySearch(lineStarts, offset);
    return at >= 0 ? at + 1 : -at - 1;
  }

  /** The column, from 1 and in code points, of the character at {@code offset}. */
  public int columnAt(int offset) {
    return text.codePointCount(lineStarts[lineAt(offset) - 1], offset) + 1;
  }

  /** The offset at which {@code line} (from 1) starts. */
  public int startOfLine(int line) {
    return lineStarts[line - 1];
  }

  /** The text of {@code line} (from 1) without its line end. */
  public String line(int line) {
    int from = lineStarts[line - 1];
    int to = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
    if (to > from && text.charAt(to - 1) == '\r') {
      to--;
    }
    return text.substring(from, to);
  }

  @Override
  public String toString() {
    return name;
  }
}
