package baton.cli;

import baton.checker.resilience.Least;
import baton.checker.resilience.Resilience;
import baton.counterexamples.itf.ItfWriter;
import baton.counterexamples.itf.Provenance;
import baton.models.ir.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The traces of a survey: each a run under budgets of its own, which are saved with it. */
final class ResilienceTraces {
  private final ResilienceCommand.About about;
  private final Map<String, Least.Faults> traces = new LinkedHashMap<>();
  private final Map<String, String> saved = new LinkedHashMap<>();

  private ResilienceTraces(ResilienceCommand.About about) {
    this.about = about;
  }

  static ResilienceTraces of(ResilienceCommand.About about, Resilience.Table table) {
    ResilienceTraces all = new ResilienceTraces(about);
    table.rows().forEach(row ->
        ResilienceCommand.faults(row).ifPresent(f -> all.traces.put(row.goal().name(), f)));
    return all;
  }

  private Provenance provenance(Least.Faults faults) {
    Settings budgets = new Settings(Map.of(), faults.protocol().budgets(), OptionalInt.empty());
    return new Provenance(
        about.root().name(), Checksum.of(about.root()), about.settings().and(budgets), faults.goal().name());
  }

  /** {@code shown} is the directory as the user named it. */
  void save(Path directory, String shown) {
    traces.forEach((goal, faults) -> {
      String name = faults.protocol().name() + "." + goal + ".itf.json";
      String text = ItfWriter.write(faults.protocol(), provenance(faults), faults.trace());
      OutputOptions.save(directory.resolve(name), shown + "/" + name, text);
      saved.put(goal, shown + "/" + name);
    });
  }

  /** The name of the file, or the trace. */
  JsonNode node(Least.Faults faults) {
    String file = saved.get(faults.goal().name());
    return file == null
        ? ItfWriter.json(faults.protocol(), provenance(faults), faults.trace())
        : JsonNodeFactory.instance.stringNode(file);
  }
}
