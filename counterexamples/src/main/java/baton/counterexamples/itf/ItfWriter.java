package baton.counterexamples.itf;

import baton.counterexamples.Trace;
import baton.models.interpreter.Label;
import baton.models.ir.Bug;
import baton.models.ir.Protocol;
import baton.models.ir.Variable;
import baton.models.value.State;
import baton.models.value.Value;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Saves traces in the Informal Trace Format. Equal traces give equal files. */
public final class ItfWriter {
  /** The value of {@code #meta.schema}; a change of what is written changes its number. */
  public static final String SCHEMA = "baton-trace/1";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ItfWriter() {}

  /** The text of a file, ending with a line end. */
  public static String write(Protocol protocol, Provenance about, Trace trace) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    return JsonMapper.shared().writer().with(printer).writeValueAsString(json(protocol, about, trace)) + "\n";
  }

  /** The same as a tree, to be put into a report. */
  public static ObjectNode json(Protocol protocol, Provenance about, Trace trace) {
    ObjectNode root = JSON.objectNode();
    root.set("#meta", meta(protocol, about, trace));
    ArrayNode vars = root.putArray("vars");
    protocol.variables().forEach(v -> vars.add(Names.of(v)));
    ArrayNode states = root.putArray("states");
    trace.initial().ifPresent(s -> states.add(state(protocol, s, JSON.objectNode().put("index", 0))));
    for (int i = 0; i < trace.steps().size(); i++) {
      ObjectNode meta = JSON.objectNode().put("index", i + 1);
      label(trace.steps().get(i).label(), meta);
      states.add(state(protocol, trace.steps().get(i).after(), meta));
    }
    trace.loopStart().ifPresent(start -> root.put("loop", start + 1));
    if (trace.endsIdle()) {
      ObjectNode meta = JSON.objectNode().put("index", states.size()).put("idle", true);
      states.add(state(protocol, trace.last().orElseThrow(), meta));
    }
    return root;
  }

  private static void label(Label label, ObjectNode into) {
    into.put("action", label.action());
    into.set("arguments", ValueWriter.all(label.arguments()));
  }

  private static ObjectNode state(Protocol protocol, State state, ObjectNode meta) {
    ObjectNode object = JSON.objectNode();
    object.set("#meta", meta);
    for (Variable variable : protocol.variables()) {
      object.set(Names.of(variable), ValueWriter.write(state.get(variable.index())));
    }
    return object;
  }

  private static ObjectNode meta(Protocol protocol, Provenance about, Trace trace) {
    ObjectNode meta = JSON.objectNode()
        .put("format", "ITF")
        .put("format-description", "https://apalache-mc.org/docs/adr/015adr-trace.html")
        .put("schema", SCHEMA)
        .put("source", about.model())
        .put("sha256", about.sha256())
        .put("protocol", protocol.name())
        .put("goal", about.goal());
    Instance instance = Instance.of(protocol, about.settings());
    ObjectNode sizes = meta.putObject("sizes");
    instance.sizes().forEach(sizes::put);
    ObjectNode constants = meta.putObject("constants");
    instance.constants().forEach((name, value) -> constant(name, value, constants));
    instance.further().forEach(constants::put);
    ArrayNode bugs = meta.putArray("bugs");
    protocol.bugs().stream().filter(Bug::on).forEach(b -> bugs.add(b.name()));
    ObjectNode faults = meta.putObject("faults");
    protocol.budgets().forEach(faults::put);
    protocol.totalBudget().ifPresent(n -> meta.put("allFaults", n));
    trace.attempt().ifPresent(attempt -> {
      ObjectNode tried = meta.putObject("attempt");
      attempt.label().ifPresent(l -> label(l, tried));
      tried.put("kind", attempt.kind().word());
    });
    return meta;
  }

  private static void constant(String name, Value value, ObjectNode into) {
    switch (Instance.setting(value).orElseThrow()) {
      case Value.Bool(boolean b) -> into.put(name, b);
      case Value.Int(long n) when Math.abs(n) <= ValueWriter.EXACT -> into.put(name, n);
      case Value other -> into.put(name, other.toString());
    }
  }
}
