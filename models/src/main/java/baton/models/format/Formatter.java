package baton.models.format;

import baton.models.source.Diagnostics;
import baton.models.syntax.Lexer;
import baton.models.syntax.SourceUnit;
import baton.models.syntax.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Lays out a file that parses: line ends stay where the author put them, everything else between tokens is
 * decided here. Formatting twice changes nothing.
 */
public final class Formatter {
  private static final int INDENT = 2;

  private final Layout layout;
  private final List<Token> tokens;
  private final String text;

  /** By how much each open bracket indents. */
  private final Deque<Integer> open = new ArrayDeque<>();

  private Formatter(SourceUnit unit) {
    layout = Layout.of(unit);
    tokens = Lexer.tokens(unit.file(), new Diagnostics());
    text = unit.file().text();
  }

  public static String format(SourceUnit unit) {
    return new Formatter(unit).run();
  }

  private String run() {
    List<Line> lines = new ArrayList<>();
    List<Token> line = new ArrayList<>();
    boolean blankBefore = false;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      int newlines = i == 0 ? 1 : newlines(tokens.get(i - 1).end(), token.start());
      boolean end = token.kind() == Token.Kind.END;
      if (i > 0 && (newlines > 0 || end)) {
        lines.add(line(line, blankBefore && !lines.isEmpty()));
        line = new ArrayList<>();
        blankBefore = newlines > 1;
      }
      if (!end) {
        line.add(token);
      }
    }
    return Alignment.render(lines);
  }

  private int newlines(int from, int to) {
    int n = 0;
    for (int i = from; i < to; i++) {
      n += text.charAt(i) == '\n' ? 1 : 0;
    }
    return n;
  }

  private static boolean opens(Token t) {
    return t.is("{") || t.is("(") || t.is("[");
  }

  private static boolean closes(Token t) {
    return t.is("}") || t.is(")") || t.is("]");
  }

  private Line line(List<Token> line, boolean blankBefore) {
    int closing = 0;
    int outdented = 0;
    while (closing < line.size() && closes(line.get(closing)) && !open.isEmpty()) {
      outdented = open.pop() - INDENT;
      closing++;
    }
    Token first = line.getFirst();
    boolean continues = layout.continuesLine(first, previous(first), next(first));
    int columns = open.stream().mapToInt(Integer::intValue).sum() + (continues ? INDENT : outdented);
    for (Token t : line.subList(closing, line.size())) {
      if (opens(t)) {
        open.push(continues && !layout.opensBlock(t) ? 2 * INDENT : INDENT);
      } else if (closes(t) && !open.isEmpty()) {
        open.pop();
      }
    }
    StringBuilder code = new StringBuilder();
    String comment = "";
    List<Integer> stops = new ArrayList<>();
    for (int i = 0; i < line.size(); i++) {
      Token t = line.get(i);
      if (isComment(t) && i > 0) {
        comment = t.text();
        continue;
      }
      if (i > 0 && layout.space(line.get(i - 1), t)) {
        code.append(' ');
      }
      if (layout.isStop(t)) {
        stops.add(code.length());
      }
      code.append("(".repeat(layout.parenthesesBefore(t))).append(t.text())
          .append(")".repeat(layout.parenthesesAfter(t)));
    }
    return new Line(
        columns, code.toString(), comment, blankBefore, code.indexOf(";") < 0 ? layout.kind(first) : "", stops);
  }

  private Token previous(Token token) {
    Token last = token;
    for (Token t : tokens) {
      if (t.start() >= token.start()) {
        return last;
      }
      last = isComment(t) ? last : t;
    }
    return last;
  }

  private Token next(Token token) {
    for (Token t : tokens) {
      if (t.start() > token.start() && !isComment(t)) {
        return t;
      }
    }
    return token;
  }

  static boolean isComment(Token t) {
    return t.kind() == Token.Kind.COMMENT || t.kind() == Token.Kind.DOC;
  }
}
