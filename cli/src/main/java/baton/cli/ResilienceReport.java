package baton.cli;

import baton.checker.Evidence;
import baton.checker.Verdict;
import baton.checker.resilience.Cell;
import baton.checker.resilience.Least;
import baton.checker.resilience.Resilience;
import baton.counterexamples.story.Story;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The table of what properties survive, for people: as text with the stories, or to be put into a document. */
final class ResilienceReport {
  private static final String TOGETHER = "together";

  private ResilienceReport() {}

  static String text(ResilienceCommand.About about, Resilience.Table table) {
    List<List<String>> rows = rows(table, "<= ", ">= ");
    StringBuilder out = new StringBuilder(headline(about, table)).append('\n');
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append("  ").append(row.get(i)).repeat(' ', widths[i] - row.get(i).length());
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    notes(table).forEach(n -> out.append(n).append('\n'));
    for (Resilience.Row row : table.rows()) {
      ResilienceCommand.faults(row).ifPresent(f -> out.append('\n').append(broken(row, f)).append('\n')
          .append(Story.render(f.protocol(), f.goal(), f.trace())));
    }
    return out.toString();
  }

  private static String broken(Resilience.Row row, Least.Faults least) {
    int n = least.kinds().size();
    if (n == 0) {
      return row.goal().name() + " is violated without any fault";
    }
    return row.goal().name() + " is broken by " + (n == 1 ? "1 fault: " : n + " faults: ")
        + ResilienceCommand.named(least.kinds())
        + (least.proven() ? "" : " (perhaps fewer or others do: smaller sets are not all decided)");
  }

  static String markdown(ResilienceCommand.About about, Resilience.Table table) {
    StringBuilder out = new StringBuilder();
    List<List<String>> rows = rows(table, "≤ ", "≥ ");
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      out.append("| ").append(i == 0 ? row.getFirst() : "`" + row.getFirst() + "`");
      row.subList(1, row.size()).forEach(cell -> out.append(" | ").append(cell));
      out.append(" |\n");
      if (i == 0) {
        out.append("|").repeat(" --- |", row.size()).append('\n');
      }
    }
    out.append('\n').append(headline(about, table)).append(".\n");
    notes(table).forEach(n -> out.append(Character.toUpperCase(n.charAt(0))).append(n.substring(1)).append(".\n"));
    return out.toString();
  }

  /** The budgets of the protocol play no part. */
  private static String headline(ResilienceCommand.About about, Resilience.Table table) {
    Protocol plain = about.protocol().withBudgets(Map.of(), OptionalInt.of(table.max()));
    return Headline.of(plain, about.engine()).replace("faults all=", "faults asked about: up to ");
  }

  private static List<List<String>> rows(Resilience.Table table, String most, String least) {
    List<String> heading = new ArrayList<>(List.of("property"));
    heading.addAll(table.kinds());
    boolean several = table.kinds().size() > 1;
    if (several) {
      heading.add(TOGETHER);
    }
    heading.add("broken by");
    List<List<String>> rows = new ArrayList<>(List.of(heading));
    for (Resilience.Row row : table.rows()) {
      List<String> line = new ArrayList<>(List.of(row.goal().name()));
      row.each().values().forEach(c -> line.add(cell(c, most, least)));
      if (several) {
        line.add(cell(row.together(), most, least));
      }
      line.add(ResilienceCommand.faults(row).map(f -> ResilienceCommand.named(f.kinds())).orElse("-"));
      rows.add(line);
    }
    return rows;
  }

  private static String cell(Cell cell, String most, String least) {
    String word = switch (cell) {
      case Cell.Any _ -> "any";
      case Cell.UpTo(int n, _, Cell.Beyond beyond) when n == 0 && beyond == Cell.Beyond.BREAKS -> "none";
      case Cell.UpTo(int n, _, Cell.Beyond beyond) -> (beyond == Cell.Beyond.BREAKS ? most : least) + n;
      case Cell.Broken _ -> "violated";
      case Cell.Open(Verdict.Undecided(var reason, _)) -> "? (" + reason.word() + ")";
      case Cell.Open _ -> "?";
    };
    return word + cell.claim().map(ResilienceReport::evidence).orElse("");
  }

  /** Nothing where every reachable state was looked at. */
  private static String evidence(Verdict verdict) {
    String vacuous = verdict instanceof Verdict.Vacuous ? " (vacuous)" : "";
    return vacuous + bound(verdict).map(n -> " (to " + TextReport.steps(n) + ")")
        .orElseGet(() -> kind(verdict).equals("exhaustive") ? "" : " (" + kind(verdict) + ")");
  }

  static Optional<Integer> bound(Verdict verdict) {
    return verdict instanceof Verdict.HoldsToBound(int steps) ? Optional.of(steps) : Optional.empty();
  }

  /** What a claim rests on: {@code exhaustive}, {@code inductive}, {@code bound}. */
  static String kind(Verdict verdict) {
    return verdict.proof().map(e -> switch (e) {
      case Evidence.Exhaustive _, Evidence.Witness _ -> "exhaustive";
      case Evidence.Invariant _, Evidence.Induction _, Evidence.Rounds _ -> "inductive";
    }).orElse("bound");
  }

  private static List<String> notes(Resilience.Table table) {
    List<String> notes = new ArrayList<>();
    notes.add("each kind: if no other fault happens; evidence: every reachable state, where nothing else is said");
    if (table.rows().stream().flatMap(r -> r.each().values().stream()).anyMatch(ResilienceReport::isOpen)) {
      notes.add(">= n: with more it is undecided, or more were not asked about");
    }
    if (!table.leftOut().isEmpty()) {
      notes.add("not asked: " + String.join(", ", table.leftOut().stream().map(Goal::name).toList())
          + " (to be reached, or not checked)");
    }
    return notes;
  }

  private static boolean isOpen(Cell cell) {
    return cell instanceof Cell.UpTo(_, _, Cell.Beyond beyond) && beyond != Cell.Beyond.BREAKS;
  }

  static Status status(Cell cell) {
    return switch (cell) {
      case Cell.Broken _ -> Status.VIOLATED;
      case Cell.Open _ -> Status.UNDECIDED;
      case Cell.Any(Verdict evidence) -> bound(evidence).isPresent() ? Status.UNDECIDED : Status.OK;
      case Cell.UpTo(_, Verdict evidence, Cell.Beyond beyond) ->
          bound(evidence).isPresent() || beyond == Cell.Beyond.UNDECIDED ? Status.UNDECIDED : Status.OK;
    };
  }
}
