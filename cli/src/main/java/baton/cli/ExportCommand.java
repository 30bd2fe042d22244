package baton.cli;

import baton.checker.export.Exported;
import baton.checker.export.promela.PromelaExporter;
import baton.checker.export.tla.TlaExporter;
import baton.models.Loaded;
import baton.models.ir.Protocol;
import baton.models.source.Diagnostic;
import baton.models.source.SourceFile;
import baton.properties.Goal;
import baton.properties.Goals;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;

/** {@code baton export FILE --to …}: the same model for another tool. */
final class ExportCommand implements Command {
  @Override
  public String name() {
    return "export";
  }

  @Override
  public List<String> summary() {
    return List.of(
        "Writes a protocol for another model checker: Promela for SPIN, TLA+ for TLC.",
        "What the other language cannot say is refused, with the place in the model.");
  }

  @Override
  public Operands operands() {
    return new Operands("FILE", 1, 1, "The protocol; - is standard input.");
  }

  @Override
  public List<Option> options() {
    return Stream.concat(
            Stream.of(
                Arguments.value("promela|tla", "The language to write.", "--to"),
                Arguments.value(
                    "FILE", "Where it goes; for tla NAME.tla, and NAME.cfg beside it. Default: standard output.", "-o"),
                Arguments.value("NAME", "Property to export, * as wildcard; repeatable.", "-p")),
            InstanceOptions.OPTIONS.stream())
        .toList();
  }

  private enum Target {
    PROMELA,
    TLA
  }

  @Override
  public Status run(Arguments arguments, Console console) {
    Target target = switch (arguments.value("--to").orElseThrow(
        () -> new UserError("say which language: --to promela or --to tla"))) {
      case "promela" -> Target.PROMELA;
      case "tla" -> Target.TLA;
      case String other -> throw new UserError("--to takes promela or tla, not `" + other + "`");
    };
    Optional<String> output = arguments.value("-o").filter(o -> !o.equals("-"));
    if (target == Target.TLA && output.isPresent() && !output.get().endsWith(".tla")) {
      throw new UserError("a TLA+ module has the name of its file: say -o NAME.tla");
    }
    Models models = new Models(console);
    return switch (models.load(arguments.operands().getFirst(), new InstanceOptions(arguments).settings())) {
      case Loaded.Refused(List<Diagnostic> diagnostics) -> {
        models.show(diagnostics);
        yield Status.WRONG_CALL;
      }
      case Loaded.Ready(Protocol protocol, List<SourceFile> files, List<Diagnostic> warnings) -> {
        models.show(warnings);
        yield export(protocol, files.getFirst(), target, arguments.values("-p"), output, models, console);
      }
    };
  }

  private static Status export(
      Protocol protocol, SourceFile root, Target target, List<String> patterns, Optional<String> output, Models models,
      Console console) {
    if (!protocol.unsized().isEmpty()) {
      throw new UserError("give a size with -s " + protocol.unsized().getFirst() + "=n");
    }
    List<Goal> all = Goals.of(protocol);
    Goals.Selection selection =
        patterns.isEmpty() ? new Goals.Selection(all, List.of()) : Goals.select(all, patterns);
    if (!selection.unmatched().isEmpty()) {
      models.show(selection.unmatched().stream().map(p -> Runner.unknownGoal(p, all)).toList());
      return Status.WRONG_CALL;
    }
    boolean named = !patterns.isEmpty();
    Exported exported = switch (target) {
      case PROMELA -> PromelaExporter.export(protocol, selection.goals(), named);
      case TLA -> TlaExporter.export(protocol, selection.goals(), named, moduleName(protocol, output));
    };
    return switch (exported) {
      case Exported.Refused(Diagnostic because) -> {
        models.show(List.of(because));
        yield Status.WRONG_CALL;
      }
      case Exported.NoInitialState(var emptiedBy) -> {
        models.show(List.of(Models.noInitialState(emptiedBy, root)));
        yield Status.WRONG_CALL;
      }
      case Exported.Written(List<Exported.Document> documents, List<String> leftOut) -> {
        leftOut.forEach(goal -> console.err().println("left out: " + goal));
        write(documents, output, console);
        yield Status.OK;
      }
    };
  }

  private static String moduleName(Protocol protocol, Optional<String> output) {
    String name = output.map(o -> Path.of(o).getFileName().toString().replaceFirst("\\.tla$", ""))
        .orElse(protocol.name());
    if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
      throw new UserError("`" + name + "` is no name for a TLA+ module: letters, digits and _, a letter first");
    }
    return name;
  }

  /** The first document where {@code -o} says, others beside it; or all behind each other. */
  private static void write(List<Exported.Document> documents, Optional<String> output, Console console) {
    if (output.isEmpty()) {
      documents.forEach(d -> console.out().print(d.text()));
      console.out().flush();
      return;
    }
    Path first = console.directory().resolve(output.get());
    OutputOptions.save(first, output.get(), documents.getFirst().text());
    for (Exported.Document d : documents.subList(1, documents.size())) {
      OutputOptions.save(first.resolveSibling(d.name()), d.name(), d.text());
    }
  }
}
