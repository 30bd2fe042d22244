package baton.cli;

import baton.checker.Limits;
import baton.checker.explicit.Checkpoints;
import baton.checker.resilience.Least;
import baton.checker.resilience.Resilience;
import baton.checker.resilience.Survey;
import baton.models.Loaded;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.Diagnostic;
import baton.models.source.NearestName;
import baton.models.source.SourceFile;
import baton.properties.Goal;
import baton.properties.Goals;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;

/** {@code baton resilience FILE}: how many faults of which kinds do the properties survive? */
final class ResilienceCommand implements Command {
  private static final int MAX = 3;

  @Override
  public String name() {
    return "resilience";
  }

  @Override
  public List<String> summary() {
    return List.of(
        "Says how many faults of each kind each property survives, and the fewest that break it.",
        "Budgets that the protocol declares do not count here: --max says how many faults are asked about.",
        "Status 1 if a property is violated without any fault, 3 if something is known only in part.");
  }

  @Override
  public Operands operands() {
    return Operands.protocol();
  }

  @Override
  public List<Option> options() {
    return Arguments.together(
        List.of(
            Arguments.value("NAME", "Property to ask about, * as wildcard; repeatable. Default: all.", "-p"),
            Arguments.value(
                "NAME", "Kind of fault to ask about, * as wildcard; repeatable. Others never happen. Default: all.",
                "--fault"),
            Arguments.value("N", "The greatest number of faults to ask about. Default: " + MAX + ".", "--max")),
        Arguments.without("faults", InstanceOptions.OPTIONS),
        EngineOptions.OPTIONS, LimitOptions.OPTIONS,
        OutputOptions.WITH_MARKDOWN,
        List.of(Arguments.value("DIR", "Saves each trace there, as ITF JSON.", "--traces")));
  }

  /**
   * What a report is about.
   *
   * @param settings what was given from outside
   */
  record About(Protocol protocol, SourceFile root, Settings settings, String engine) {}

  @Override
  public Status run(Arguments arguments, Console console) {
    OutputOptions output = new OutputOptions(arguments, List.of("text", "json", "markdown"));
    Settings settings = new InstanceOptions(arguments).settings();
    Models models = new Models(console);
    return switch (models.load(arguments.operands().getFirst(), settings)) {
      case Loaded.Refused(List<Diagnostic> diagnostics) -> {
        models.show(diagnostics);
        yield Status.WRONG_CALL;
      }
      case Loaded.Ready(Protocol protocol, List<SourceFile> files, List<Diagnostic> warnings) -> {
        models.show(warnings);
        yield survey(protocol, files.getFirst(), settings, arguments, output, models, console);
      }
    };
  }

  private static Status survey(
      Protocol protocol, SourceFile root, Settings settings, Arguments arguments, OutputOptions output, Models models,
      Console console) {
    List<String> patterns = arguments.values("-p");
    List<Goal> all = Goals.of(protocol);
    List<String> unknown =
        patterns.stream().filter(p -> all.stream().noneMatch(g -> Goals.matches(g.name(), p))).toList();
    if (!unknown.isEmpty()) {
      models.show(unknown.stream().map(p -> Runner.unknownGoal(p, all)).toList());
      return Status.WRONG_CALL;
    }
    List<Goal> goals = all.stream()
        .filter(g -> patterns.isEmpty() || patterns.stream().anyMatch(p -> Goals.matches(g.name(), p)))
        .toList();
    List<String> kinds = kinds(protocol, arguments.values("--fault"));
    int max = arguments.number("--max", 0).orElse(MAX);
    var engine = new EngineOptions(arguments).engine(Checkpoints.NONE, Rechecks.underBudgets(console));
    Limits limits = new LimitOptions(arguments).limits(console);
    ProgressLine progress = new ProgressLine(console, output.quiet());
    Resilience found;
    try {
      found = Survey.of(protocol, goals, kinds, max, engine, limits, progress);
    } finally {
      progress.clear();
    }
    return switch (found) {
      case Resilience.NoInitialState(var emptiedBy) -> {
        models.show(List.of(Models.noInitialState(emptiedBy, root)));
        yield Status.WRONG_CALL;
      }
      case Resilience.Table table -> {
        About about = new About(protocol, root, settings, engine.name());
        ResilienceTraces traces = ResilienceTraces.of(about, table);
        arguments.value("--traces").ifPresent(d -> traces.save(console.directory().resolve(Path.of(d)), d));
        Status status = status(table, output.undecidedIsOk());
        output.writeNamed(console, format -> switch (format) {
          case "json" -> ResilienceJson.render(about, table, traces, status);
          case "markdown" -> ResilienceReport.markdown(about, table);
          default -> ResilienceReport.text(about, table);
        });
        yield status;
      }
    };
  }

  private static List<String> kinds(Protocol protocol, List<String> patterns) {
    List<String> all = Survey.kinds(protocol);
    if (all.isEmpty()) {
      throw new UserError(protocol.name() + " has no faults to survive");
    }
    for (String p : patterns) {
      if (all.stream().noneMatch(k -> Goals.matches(k, p))) {
        throw new UserError("there is no fault `" + p + "`; " + NearestName.hint(p, all));
      }
    }
    return all.stream()
        .filter(k -> patterns.isEmpty() || patterns.stream().anyMatch(p -> Goals.matches(k, p)))
        .toList();
  }

  private static Status status(Resilience.Table table, boolean undecidedIsOk) {
    Status status = Status.OK;
    for (Resilience.Row row : table.rows()) {
      boolean partly = row.least() instanceof Least.Faults f && !f.proven();
      status = status.and(ResilienceReport.status(row.together())).and(partly ? Status.UNDECIDED : Status.OK);
      for (var cell : row.each().values()) {
        status = status.and(ResilienceReport.status(cell));
      }
    }
    return status == Status.UNDECIDED && undecidedIsOk ? Status.OK : status;
  }

  /** The faults as a person says them. */
  static String named(List<String> faults) {
    return faults.isEmpty() ? "nothing at all" : String.join(" + ", faults);
  }

  /** Empty where no set of faults was found. */
  static Optional<Least.Faults> faults(Resilience.Row row) {
    return switch (row.least()) {
      case Least.Faults f -> Optional.of(f);
      case Least.NotFound _ -> Optional.empty();
    };
  }
}
