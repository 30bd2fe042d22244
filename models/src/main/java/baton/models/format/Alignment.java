package baton.models.format;

import java.util.ArrayList;
import java.util.List;

/** Brings the columns of neighbouring lines, and the comments behind them, under each other. */
final class Alignment {
  /** Lines whose columns differ by more are left alone. */
  private static final int WIDEST_GAP = 40;

  private Alignment() {}

  static String render(List<Line> lines) {
    List<Line> aligned = columns(lines);
    List<Integer> comments = commentColumns(aligned);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < aligned.size(); i++) {
      Line line = aligned.get(i);
      out.append(line.blankBefore() ? "\n" : "").append(" ".repeat(line.indent())).append(line.code());
      if (!line.comment().isEmpty()) {
        out.append(" ".repeat(Math.max(1, comments.get(i) - width(line)))).append(line.comment());
      }
      out.append('\n');
    }
    return out.toString();
  }

  private static int width(Line line) {
    return line.indent() + line.code().length();
  }

  private static List<Line> columns(List<Line> lines) {
    List<Line> done = new ArrayList<>();
    int i = 0;
    while (i < lines.size()) {
      int end = i + 1;
      while (end < lines.size() && sameBlock(lines.get(end - 1), lines.get(end))) {
        end++;
      }
      done.addAll(block(lines.subList(i, end)));
      i = end;
    }
    return done;
  }

  private static boolean sameBlock(Line one, Line next) {
    return !next.kind().isEmpty() && next.kind().equals(one.kind()) && !next.blankBefore()
        && next.indent() == one.indent();
  }

  private static List<Line> block(List<Line> lines) {
    if (lines.size() == 1) {
      return lines;
    }
    int columns = lines.stream().mapToInt(l -> l.stops().size()).max().orElse(0);
    List<List<String>> cells = lines.stream().map(Alignment::cells).toList();
    List<StringBuilder> texts = new ArrayList<>();
    lines.forEach(_ -> texts.add(new StringBuilder()));
    for (int c = 0; c <= columns; c++) {
      int column = c;
      int most =
          cells.stream().filter(l -> l.size() > column + 1).mapToInt(l -> l.get(column).length()).max().orElse(0);
      int least =
          cells.stream().filter(l -> l.size() > column + 1).mapToInt(l -> l.get(column).length()).min().orElse(0);
      for (int i = 0; i < lines.size(); i++) {
        if (cells.get(i).size() > c) {
          String cell = cells.get(i).get(c);
          boolean last = cells.get(i).size() == c + 1;
          boolean pad = !last && most - least <= WIDEST_GAP;
          texts.get(i).append(cell).append(" ".repeat(last ? 0 : pad ? most - cell.length() + 1 : 1));
        }
      }
    }
    List<Line> done = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      done.add(lines.get(i).with(texts.get(i).toString()));
    }
    return done;
  }

  /** The code between its stops, without the spaces before each. */
  private static List<String> cells(Line line) {
    List<String> cells = new ArrayList<>();
    int from = 0;
    for (int stop : line.stops()) {
      cells.add(line.code().substring(from, stop).stripTrailing());
      from = stop;
    }
    cells.add(line.code().substring(from));
    return cells;
  }

  private static List<Integer> commentColumns(List<Line> lines) {
    List<Integer> columns = new ArrayList<>();
    int i = 0;
    while (i < lines.size()) {
      int end = i + 1;
      if (lines.get(i).comment().isEmpty()) {
        columns.add(0);
        i = end;
        continue;
      }
      while (end < lines.size() && !lines.get(end).comment().isEmpty() && !lines.get(end).blankBefore()) {
        end++;
      }
      int widest = lines.subList(i, end).stream().mapToInt(Alignment::width).max().orElse(0);
      int narrowest = lines.subList(i, end).stream().mapToInt(Alignment::width).min().orElse(0);
      for (Line line : lines.subList(i, end)) {
        columns.add((widest - narrowest > 60 ? width(line) : widest) + 2);
      }
      i = end;
    }
    return columns;
  }
}
