package baton.models.source;

import java.util.List;
import java.util.Locale;

/** Shows diagnostics as text: the place, the line of source with what is meant underlined, and the way out. */
public final class DiagnosticRenderer {
  private static final int WIDEST = 110;

  private DiagnosticRenderer() {}

  public static String render(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic d : diagnostics) {
      out.append(out.isEmpty() ? "" : "\n").append(render(d));
    }
    return out.toString();
  }

  public static String render(Diagnostic d) {
    StringBuilder out = new StringBuilder();
    out.append(d.severity().name().toLowerCase(Locale.ROOT)).append('[').append(d.code().word()).append("]: ")
        .append(d.message()).append('\n');
    d.at().ifPresent(span -> snippet(out, span, "", "-->"));
    for (Diagnostic.Note note : d.notes()) {
      snippet(out, note.at(), note.text(), ":::");
    }
    d.help().ifPresent(help -> out.append("  = help: ").append(help).append('\n'));
    out.append("  = more: baton explain ").append(d.code().word()).append('\n');
    return out.toString();
  }

  private static void snippet(StringBuilder out, Span span, String label, String arrow) {
    String number = Integer.toString(span.line());
    String margin = " ".repeat(number.length());
    String line = span.file().line(span.line());
    int from = span.start() - span.file().startOfLine(span.line());
    int to = Math.min(span.end() - span.file().startOfLine(span.line()), line.length());
    int cut = from > WIDEST - 30 ? from - 40 : 0;
    if (cut > 0 && Character.isLowSurrogate(line.charAt(cut))) {
      cut--;
    }
    String shown = line.substring(Math.min(cut, line.length()));
    boolean tooLong = shown.length() > WIDEST;
    if (tooLong) {
      shown = shown.substring(0, Character.isHighSurrogate(shown.charAt(WIDEST - 1)) ? WIDEST - 1 : WIDEST);
    }
    String before = line.substring(Math.min(cut, line.length()), Math.min(from, line.length()));
    int end = Math.min(to, cut + shown.length());
    int width = from < end ? Math.max(1, columns(line.substring(from, end))) : 1;
    out.append(margin).append(arrow).append(' ').append(span).append('\n');
    out.append(margin).append(" |\n");
    out.append(number).append(" | ").append(cut > 0 ? "..." : "").append(visible(shown))
        .append(tooLong ? "..." : "").append('\n');
    out.append(margin).append(" | ").append(cut > 0 ? "   " : "").append(" ".repeat(columns(before)))
        .append("^".repeat(width)).append(label.isEmpty() ? "" : " " + label).append('\n');
  }

  /** Tabs and control characters would move the carets or the terminal. */
  private static String visible(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> {
      if (c == '\t') {
        out.append("  ");
      } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
        out.append('?');
      } else {
        out.appendCodePoint(c);
      }
    });
    return out.toString();
  }

  private static int columns(String text) {
    return text.codePoints().map(DiagnosticRenderer::columns).sum();
  }

  /** How many columns a terminal gives a character. */
  private static int columns(int c) {
    if (c == '\t') {
      return 2;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide = c >= 0x1100 && (c <= 0x115F || c >= 0x2E80 && c <= 0xA4CF || c >= 0xAC00 && c <= 0xD7A3
        || c >= 0xF900 && c <= 0xFAFF || c >= 0xFE30 && c <= 0xFE6F || c >= 0xFF00 && c <= 0xFF60
        || c >= 0xFFE0 && c <= 0xFFE6 || c >= 0x1F300 && c <= 0x1FAFF || c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
  }
}
