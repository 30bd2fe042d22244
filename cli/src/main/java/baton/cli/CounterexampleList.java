package baton.cli;

import baton.checker.Verdict;
import baton.checker.enumeration.Cause;
import baton.checker.enumeration.Enumerated;
import baton.checker.enumeration.Enumeration;
import baton.counterexamples.Trace;
import baton.counterexamples.itf.ItfWriter;
import baton.counterexamples.itf.Provenance;
import baton.counterexamples.story.Story;
import baton.models.interpreter.Label;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.SourceFile;
import baton.properties.Goal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Counterexamples as they are found: a line for each on standard output, a file for each, and groups by cause. */
final class CounterexampleList {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Where traces are saved, and how the user named it. */
  record Folder(Path path, String shown) {}

  /** Counterexamples with one cause; the first was found first. */
  private record Group(int number, Trace first, long count) {
    Group andOneMore() {
      return new Group(number, first, count + 1);
    }
  }

  /** One for the report. */
  private record Entry(int group, Trace trace, Optional<String> file) {}

  private final Protocol protocol;
  private final SourceFile root;
  private final Settings settings;
  private final Goal goal;
  private final Enumeration.Asked asked;
  private final OutputOptions output;
  private final Optional<Folder> folder;
  private final Map<Cause, Group> groups = new LinkedHashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final LiveText text;
  private long count;

  CounterexampleList(
      Protocol protocol, SourceFile root, Settings settings, Goal goal, Enumeration.Asked asked, OutputOptions output,
      Console console, Optional<Folder> folder) {
    this.protocol = protocol;
    this.root = root;
    this.settings = settings;
    this.goal = goal;
    this.asked = asked;
    this.output = output;
    this.folder = folder;
    text = new LiveText(output, console);
    text.add(Headline.of(protocol, "enumeration") + "\n");
  }

  void add(Enumeration.Found found) {
    count++;
    Group group = groups.merge(
        found.cause(), new Group(groups.size() + 1, found.trace(), 1), (before, _) -> before.andOneMore());
    String steps = labels(found.trace()).map(Label::toString).collect(Collectors.joining(", "));
    text.add(String.format(Locale.ROOT, "%5d  group %d, %s: %s%n", count, group.number(), steps(found.trace()), steps));
    Optional<String> file = folder.map(f -> save(f, found.trace()));
    if (output.wants("json")) {
      entries.add(new Entry(group.number(), found.trace(), file));
    }
  }

  private static String steps(Trace trace) {
    return TextReport.steps(trace.length());
  }

  private static Stream<Label> labels(Trace trace) {
    return Stream.concat(
        trace.steps().stream().map(Trace.Step::label), trace.attempt().flatMap(Trace.Attempt::label).stream());
  }

  private Provenance about() {
    return new Provenance(root.name(), Checksum.of(root), settings, goal.name());
  }

  private String save(Folder to, Trace trace) {
    String name = String.format(Locale.ROOT, "%s.%s.%04d.itf.json", protocol.name(), goal.name(), count);
    OutputOptions.save(to.path().resolve(name), to.shown() + "/" + name, ItfWriter.write(protocol, about(), trace));
    return to.shown() + "/" + name;
  }

  /** What is said behind the lines: how many there are, and one of each group as a story. */
  String text(Enumerated end) {
    StringBuilder out = new StringBuilder(text.kept()).append(counted(end)).append('\n');
    groups.forEach((cause, group) -> out
        .append(String.format(Locale.ROOT, "%ngroup %d of %d: ", group.number(), groups.size()))
        .append(group.count()).append(group.count() == 1 ? " run; " : " runs; ").append(said(cause)).append('\n')
        .append(Story.render(protocol, goal, group.first())));
    return out.toString();
  }

  private static String said(Cause cause) {
    List<String> parts = new ArrayList<>();
    parts.add(cause.faults().isEmpty() ? "no faults" : "faults " + String.join(", ", cause.faults()));
    if (!cause.actions().isEmpty()) {
      parts.add("actions " + String.join(", ", cause.actions()));
    }
    cause.involved().forEach((sort, n) -> parts.add(n + " " + sort));
    return String.join("; ", parts);
  }

  private String counted(Enumerated end) {
    return switch (end) {
      case Enumerated.Some some -> {
        String lengths = asked.within() == 0
            ? "of " + TextReport.steps(some.shortest())
            : "of " + some.shortest() + " to " + TextReport.steps(some.shortest() + asked.within());
        String told = goal.name() + ": " + (some.ending() instanceof Enumerated.Ending.All ? "" : "at least ")
            + some.count() + noun(some.count()) + ", " + lengths
            + (groups.size() > 1 ? ", in " + groups.size() + " groups" : "");
        String apart = some.distinguished().isEmpty()
            ? "" : "; elements told apart: " + String.join(", ", some.distinguished());
        yield told + why(some.ending()) + apart;
      }
      case Enumerated.None(Verdict verdict) -> goal.name() + ": " + switch (verdict) {
        case Verdict.Holds _, Verdict.Vacuous _ -> "no counterexample; all " + protocol.name() + " does was looked at";
        case Verdict.Violated _ -> "no reachable state is it";
        case Verdict.HoldsToBound(int n) -> "none in runs of at most " + TextReport.steps(n);
        case Verdict.Undecided(var reason, String detail) -> "undecided (" + reason.word() + ") " + detail;
      };
      case Enumerated.NoInitialState _ -> "";
    };
  }

  private String noun(long n) {
    return goal instanceof Goal.Somewhere
        ? n == 1 ? " way to reach it" : " ways to reach it"
        : n == 1 ? " counterexample" : " counterexamples";
  }

  private static String why(Enumerated.Ending ending) {
    return switch (ending) {
      case Enumerated.Ending.All _ -> "";
      case Enumerated.Ending.Enough _ -> " (as many as asked for)";
      case Enumerated.Ending.Stopped(var reason) -> " (stopped: " + reason.word() + ")";
    };
  }

  String json(Enumerated end, Status status) {
    ObjectNode report = MAPPER.createObjectNode();
    report.put("schema", "baton-counterexamples/1");
    report.set("tool", MAPPER.createObjectNode()
        .put("version", Version.text()).put("java", Runtime.version().toString()));
    report.set("model", MAPPER.createObjectNode()
        .put("path", root.name()).put("sha256", Checksum.of(root)).put("protocol", protocol.name()));
    report.set("property", MAPPER.createObjectNode().put("name", goal.name()).put("kind", goal.kind().word()));
    switch (end) {
      case Enumerated.Some some -> {
        report.put("shortest", some.shortest());
        report.put("within", asked.within());
        report.put("count", some.count());
        report.put("ending", switch (some.ending()) {
          case Enumerated.Ending.All _ -> "all";
          case Enumerated.Ending.Enough _ -> "enough";
          case Enumerated.Ending.Stopped(var reason) -> reason.word();
        });
        ArrayNode apart = report.putArray("toldApart");
        some.distinguished().forEach(apart::add);
      }
      case Enumerated.None(Verdict verdict) -> {
        report.put("count", 0);
        report.put("verdict", verdict.word());
        if (verdict instanceof Verdict.Undecided(var reason, _)) {
          report.put("reason", reason.word());
        } else if (verdict instanceof Verdict.HoldsToBound(int bound)) {
          report.put("bound", bound);
        }
      }
      case Enumerated.NoInitialState _ -> {}
    }
    ArrayNode all = report.putArray("groups");
    groups.forEach((cause, group) -> all.add(group(cause, group)));
    ArrayNode traces = report.putArray("counterexamples");
    for (Entry entry : entries) {
      ObjectNode one = traces.addObject();
      one.put("group", entry.group());
      one.put("steps", entry.trace().length());
      one.set("trace", entry.file().<tools.jackson.databind.JsonNode>map(JsonNodeFactory.instance::stringNode)
          .orElseGet(() -> ItfWriter.json(protocol, about(), entry.trace())));
    }
    report.put("exit", status.code());
    return MAPPER.writeValueAsString(report) + "\n";
  }

  private static ObjectNode group(Cause cause, Group group) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("number", group.number());
    node.put("count", group.count());
    ArrayNode faults = node.putArray("faults");
    cause.faults().forEach(faults::add);
    ArrayNode actions = node.putArray("actions");
    cause.actions().forEach(actions::add);
    ObjectNode involved = node.putObject("involved");
    cause.involved().forEach(involved::put);
    return node;
  }
}
