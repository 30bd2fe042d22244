package baton.cli;

import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.models.value.Type;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code baton test} found as Markdown: for each protocol a table of properties against instances. No figure
 * of time stands in it, so the same models give the same text.
 */
final class ExpectationTables {
  private static final String BUG = "bug ";

  private ExpectationTables() {}

  /** All tables, in the order of the files. */
  static String render(Map<String, Expectations.Result> results) {
    StringBuilder out = new StringBuilder();
    out.append("# Protocols, properties and verdicts\n\n")
        .append("Written by `baton test --format markdown`. A column is an instance, the first ")
        .append("the protocol's own. The\n")
        .append("last column names the documented mistakes that violate the property; they are off in the others.\n");
    results.forEach((file, result) -> out.append('\n').append(section(file, result)));
    return out.toString();
  }

  private static String section(String file, Expectations.Result result) {
    if (result.runs().isEmpty()) {
      return "## `" + file + "`\n\nrefused\n";
    }
    Protocol protocol = result.runs().getFirst().protocol();
    Map<String, String> kinds = new LinkedHashMap<>();
    for (Goal goal : result.runs().getFirst().verdicts().keySet()) {
      kinds.put(goal.name(), goal.kind().word());
    }
    Set<String> instances = new LinkedHashSet<>(List.of(""));
    Map<String, Map<String, String>> cells = new LinkedHashMap<>();
    Map<String, List<String>> bugs = new LinkedHashMap<>();
    for (Judgement j : result.judgements()) {
      if (j.instance().startsWith(BUG)) {
        bugs.computeIfAbsent(j.goal(), _ -> new ArrayList<>()).add(bug(j));
      } else {
        instances.add(j.instance());
        cells.computeIfAbsent(j.goal(), _ -> new LinkedHashMap<>()).put(j.instance(), cell(j));
      }
    }
    StringBuilder out = new StringBuilder();
    out.append("## ").append(protocol.name()).append("\n\n`").append(file).append("`\n\n");
    List<String> head = new ArrayList<>(List.of("property", "kind"));
    instances.forEach(i -> head.add(i.isEmpty() ? sizes(protocol) : i));
    head.add("violated by");
    out.append(row(head)).append(row(head.stream().map(_ -> "---").toList()));
    kinds.forEach((goal, kind) -> {
      Map<String, String> found = cells.getOrDefault(goal, Map.of());
      if (!found.isEmpty()) {
        List<String> row = new ArrayList<>(List.of(goal, kind));
        instances.forEach(i -> row.add(found.getOrDefault(i, "")));
        row.add(String.join("; ", bugs.getOrDefault(goal, List.of())));
        out.append(row(row));
      }
    });
    return out.toString();
  }

  private static String cell(Judgement j) {
    return j.outcome() == Judgement.Outcome.MET ? j.found() : "**" + j.found() + "**, expected " + j.expected();
  }

  private static String bug(Judgement j) {
    String with = j.instance().substring(BUG.length());
    return j.outcome() == Judgement.Outcome.MET ? with : with + " (**" + j.found() + "**)";
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells.stream().map(c -> c.replace("|", "\\|")).toList()) + " |\n";
  }

  /** The protocol's own instance, as {@code also with} would write it. */
  private static String sizes(Protocol protocol) {
    List<String> parts = new ArrayList<>();
    for (Type.Sort sort : protocol.sorts()) {
      parts.add(sort.name() + "=" + (protocol.unsized().contains(sort.name()) ? "any" : sort.size()));
    }
    for (Expr.Constant constant : protocol.constants()) {
      parts.add(constant.name() + "=" + constant.value());
    }
    protocol.budgets().forEach((fault, n) -> parts.add("faults " + fault + "=" + n));
    protocol.totalBudget().ifPresent(n -> parts.add("faults " + n));
    return parts.isEmpty() ? "verdict" : String.join(", ", parts);
  }
}
