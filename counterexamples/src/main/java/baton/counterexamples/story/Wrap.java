package baton.counterexamples.story;

import java.util.ArrayList;
import java.util.List;

/** Breaks lines at spaces. */
final class Wrap {
  private Wrap() {}

  /** Lines of at most {@code width} characters, where spaces allow; all but the first are indented. */
  static List<String> lines(String text, int width, int indent) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    String margin = "";
    while (margin.length() + rest.length() > width) {
      int room = width - margin.length();
      int space = rest.lastIndexOf(' ', room);
      if (space <= 0) {
        space = rest.indexOf(' ', Math.max(room, 0));
      }
      if (space < 0) {
        break;
      }
      lines.add(margin + rest.substring(0, space));
      rest = rest.substring(space + 1);
      margin = " ".repeat(indent);
    }
    lines.add(margin + rest);
    return lines;
  }
}
