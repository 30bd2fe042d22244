package baton.cli;

import baton.checker.export.Exported;
import baton.checker.export.circuit.CircuitExporter;
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
        "Writes a protocol for another model checker: Promela for SPIN, TLA+ for TLC, a circuit in AIGER for hardware",
        "model checkers, in SMT-LIB (runs up to --bound), Horn clauses (chc) or VMT for solvers.",
        "What the other language cannot say is refused, with the place in the model.");
  }

  @Override
  public Operands operands() {
    return Operands.protocol();
  }

  @Override
  public List<Option> options() {
    return Arguments.together(
        List.of(
            Arguments.value("promela|tla|aiger|smtlib|chc|vmt", "The language to write.", "--to"),
            Arguments.value(
                "FILE",
                "Where it goes; for tla NAME.tla, and NAME.cfg beside it; for aiger NAME.aag (text) or NAME.aig "
                    + "(binary). Default: standard output.",
                "-o"),
            Arguments.value("NAME", "Property to export, * as wildcard; repeatable.", "-p"),
            Arguments.value("N", "For smtlib: runs of at most N steps.", "--bound")),
        InstanceOptions.OPTIONS);
  }

  private enum Target {
    PROMELA,
    TLA,
    AIGER,
    SMTLIB,
    CHC,
    VMT
  }

  private static Target target(Arguments arguments) {
    return switch (arguments.value("--to").orElseThrow(
        () -> new UserError("say which language: --to promela, tla, aiger, smtlib, chc or vmt"))) {
      case "promela" -> Target.PROMELA;
      case "tla" -> Target.TLA;
      case "aiger" -> Target.AIGER;
      case "smtlib" -> Target.SMTLIB;
      case "chc" -> Target.CHC;
      case "vmt" -> Target.VMT;
      case String other -> throw new UserError(
          "--to takes promela, tla, aiger, smtlib, chc or vmt, not `" + other + "`");
    };
  }

  @Override
  public Status run(Arguments arguments, Console console) {
    Target target = target(arguments);
    Optional<String> output = arguments.value("-o").filter(o -> !o.equals("-"));
    if (target == Target.TLA && output.isPresent() && !output.get().endsWith(".tla")) {
      throw new UserError("a TLA+ module has the name of its file: say -o NAME.tla");
    }
    if (target == Target.AIGER && output.isPresent() && !output.get().matches(".*\\.a[ai]g")) {
      throw new UserError("the file's name says which form of AIGER it has: -o NAME.aag (text) or NAME.aig (binary)");
    }
    Optional<Integer> bound = arguments.number("--bound", 0);
    if (bound.isPresent() != (target == Target.SMTLIB)) {
      throw new UserError(bound.isPresent()
          ? "--bound is for --to smtlib" : "--to smtlib needs --bound N: how long runs may be");
    }
    Models models = new Models(console);
    return switch (models.load(arguments.operands().getFirst(), new InstanceOptions(arguments).settings())) {
      case Loaded.Refused(List<Diagnostic> diagnostics) -> {
        models.show(diagnostics);
        yield Status.WRONG_CALL;
      }
      case Loaded.Ready(Protocol protocol, List<SourceFile> files, List<Diagnostic> warnings) -> {
        models.show(warnings);
        yield export(
            protocol, files.getFirst(), target, bound.orElse(0), arguments.values("-p"), output, models, console);
      }
    };
  }

  private static Status export(
      Protocol protocol, SourceFile root, Target target, int bound, List<String> patterns, Optional<String> output,
      Models models, Console console) {
    Models.requireSizes(protocol);
    List<Goal> all = Goals.of(protocol);
    Goals.Selection selection =
        patterns.isEmpty() ? new Goals.Selection(all, List.of()) : Goals.select(all, patterns);
    if (!selection.unmatched().isEmpty()) {
      models.show(selection.unmatched().stream().map(p -> Runner.unknownGoal(p, all)).toList());
      return Status.WRONG_CALL;
    }
    boolean named = !patterns.isEmpty();
    // of a circuit, many tools look at one output only: just those that were named
    List<Goal> outputs = selection.goals().stream()
        .filter(g -> !named || patterns.stream().anyMatch(p -> Goals.matches(g.name(), p)))
        .toList();
    Exported exported = switch (target) {
      case PROMELA -> PromelaExporter.export(protocol, selection.goals(), named);
      case TLA -> TlaExporter.export(protocol, selection.goals(), named, moduleName(protocol, output));
      case AIGER -> CircuitExporter.export(
          protocol, outputs, named,
          new CircuitExporter.Target.Aiger(output.map(o -> o.endsWith(".aig")).orElse(false)));
      case SMTLIB -> CircuitExporter.export(protocol, outputs, named, new CircuitExporter.Target.SmtLib(bound));
      case CHC -> CircuitExporter.export(protocol, outputs, named, new CircuitExporter.Target.Chc());
      case VMT -> CircuitExporter.export(protocol, outputs, named, new CircuitExporter.Target.Vmt());
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
    save(first, output.get(), documents.getFirst());
    for (Exported.Document d : documents.subList(1, documents.size())) {
      save(first.resolveSibling(d.name()), d.name(), d);
    }
  }

  private static void save(Path path, String name, Exported.Document document) {
    OutputOptions.save(path, name, document.text(), document.charset());
  }
}
