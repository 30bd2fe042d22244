package baton.cli;

import baton.checker.Verdict;
import baton.checker.resilience.Cell;
import baton.checker.resilience.Resilience;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The table of what properties survive, for scripts: schema {@code baton-resilience/1}. */
final class ResilienceJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ResilienceJson() {}

  static String render(
      ResilienceCommand.About about, Resilience.Table table, ResilienceTraces traces, Status status) {
    ObjectNode report = MAPPER.createObjectNode();
    report.put("schema", "baton-resilience/1");
    report.set("tool", MAPPER.createObjectNode()
        .put("version", Version.text()).put("java", Runtime.version().toString()));
    report.set("model", MAPPER.createObjectNode()
        .put("path", about.root().name()).put("sha256", Checksum.of(about.root()))
        .put("protocol", about.protocol().name()));
    ObjectNode sizes = report.putObject("sizes");
    about.protocol().sorts().forEach(s -> sizes.put(s.name(), s.size()));
    report.put("engine", about.engine());
    report.put("max", table.max());
    ArrayNode kinds = report.putArray("kinds");
    table.kinds().forEach(kinds::add);
    ArrayNode properties = report.putArray("properties");
    table.rows().forEach(row -> properties.add(row(row, traces)));
    ArrayNode leftOut = report.putArray("notAsked");
    table.leftOut().forEach(g -> leftOut.add(g.name()));
    report.put("exit", status.code());
    return MAPPER.writeValueAsString(report) + "\n";
  }

  private static ObjectNode row(Resilience.Row row, ResilienceTraces traces) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("name", row.goal().name());
    node.put("kind", row.goal().kind().word());
    ObjectNode survives = node.putObject("survives");
    row.each().forEach((kind, cell) -> survives.set(kind, cell(cell)));
    node.set("together", cell(row.together()));
    ResilienceCommand.faults(row).ifPresentOrElse(
        f -> {
          ObjectNode broken = node.putObject("brokenBy");
          ArrayNode faults = broken.putArray("faults");
          f.kinds().forEach(faults::add);
          broken.put("leastProven", f.proven());
          broken.put("steps", f.trace().length());
          broken.set("trace", traces.node(f));
        },
        () -> node.putNull("brokenBy"));
    return node;
  }

  private static ObjectNode cell(Cell cell) {
    ObjectNode node = MAPPER.createObjectNode();
    switch (cell) {
      case Cell.Any(Verdict evidence) -> evidence(node.put("survives", "any"), evidence);
      case Cell.UpTo(int n, Verdict evidence, Cell.Beyond beyond) -> {
        node.put("survives", n);
        node.put("oneMore", beyond.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        evidence(node, evidence);
      }
      case Cell.Broken _ -> node.put("survives", "nothing");
      case Cell.Open(Verdict verdict) -> {
        node.putNull("survives");
        if (verdict instanceof Verdict.Undecided(var reason, _)) {
          node.put("reason", reason.word());
        }
      }
    }
    return node;
  }

  private static void evidence(ObjectNode node, Verdict verdict) {
    node.put("verdict", verdict.word());
    node.put("evidence", ResilienceReport.kind(verdict));
    ResilienceReport.bound(verdict).ifPresent(n -> node.put("bound", n));
  }
}
