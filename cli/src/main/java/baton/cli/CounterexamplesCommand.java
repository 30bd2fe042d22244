package baton.cli;

import baton.checker.Limits;
import baton.checker.Verdict;
import baton.checker.enumeration.Enumerated;
import baton.checker.enumeration.Enumeration;
import baton.models.Loaded;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.Diagnostic;
import baton.models.source.SourceFile;
import baton.properties.Goal;
import baton.properties.Goals;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Option;

/** {@code baton counterexamples FILE -p P}: the ways in which a property can be violated. */
final class CounterexamplesCommand implements Command {
  @Override
  public String name() {
    return "counterexamples";
  }

  @Override
  public List<String> summary() {
    return List.of(
        "Lists the shortest counterexamples of a property, or the runs to what is to be reached.",
        "Those that differ by names of interchangeable elements, or by the order of steps that have nothing to do",
        "with each other, are one. They are grouped by cause, and of each group one is told.");
  }

  @Override
  public Operands operands() {
    return Operands.protocol();
  }

  @Override
  public List<Option> options() {
    return Arguments.together(
        List.of(
            Arguments.value("NAME", "The property.", "-p"),
            Arguments.flag("Lists all of them; without this, --max or --within, one.", "--all"),
            Arguments.value("N", "Lists no more than N.", "--max"),
            Arguments.value("K", "Lists also those that are up to K steps longer than the shortest.", "--within"),
            Arguments.value(
                "on|off", "Whether those that differ by names of elements are one. Default: on.", "--symmetry")),
        InstanceOptions.OPTIONS, LimitOptions.OPTIONS, OutputOptions.OPTIONS,
        List.of(Arguments.value("DIR", "Saves each trace there, as ITF JSON, as it is found.", "--traces")));
  }

  @Override
  public Status run(Arguments arguments, Console console) {
    OutputOptions output = new OutputOptions(arguments);
    Settings settings = new InstanceOptions(arguments).settings();
    String name = arguments.value("-p").orElseThrow(() -> new UserError("say which property: -p NAME"));
    Enumeration.Asked asked = asked(arguments);
    LimitOptions limits = new LimitOptions(arguments);
    Models models = new Models(console);
    return switch (models.load(arguments.operands().getFirst(), settings)) {
      case Loaded.Refused(List<Diagnostic> diagnostics) -> {
        models.show(diagnostics);
        yield Status.WRONG_CALL;
      }
      case Loaded.Ready(Protocol protocol, List<SourceFile> files, List<Diagnostic> warnings) -> {
        models.show(warnings);
        List<Goal> all = Goals.of(protocol);
        List<Goal> named = all.stream().filter(g -> g.name().equals(name)).toList();
        if (named.isEmpty()) {
          models.show(List.of(Runner.unknownGoal(name, all)));
          yield Status.WRONG_CALL;
        }
        CounterexampleList list = new CounterexampleList(
            protocol, files.getFirst(), settings, named.getFirst(), asked, output, console,
            arguments.value("--traces")
                .map(d -> new CounterexampleList.Folder(console.directory().resolve(Path.of(d)), d)));
        yield enumerate(
            protocol, named.getFirst(), asked, limits.limits(console), list, output, models, files.getFirst(), console);
      }
    };
  }

  private static Enumeration.Asked asked(Arguments arguments) {
    int within = arguments.value("--within").map(CounterexamplesCommand::steps).orElse(0);
    boolean several = arguments.has("--all") || arguments.has("--within");
    long most = arguments.number("--max", 1).map(Integer::longValue).orElse(several ? Long.MAX_VALUE : 1L);
    boolean symmetry = switch (arguments.value("--symmetry").orElse("on")) {
      case "on" -> true;
      case "off" -> false;
      case String word -> throw new UserError("--symmetry takes on or off, not `" + word + "`");
    };
    return new Enumeration.Asked(within, most, symmetry);
  }

  private static int steps(String text) {
    if (!text.matches("\\+?[0-9]{1,6}")) {
      throw new UserError("--within takes a number of steps, as in --within +2, not `" + text + "`");
    }
    return Integer.parseInt(text.startsWith("+") ? text.substring(1) : text);
  }

  private static Status enumerate(
      Protocol protocol, Goal goal, Enumeration.Asked asked, Limits limits, CounterexampleList list,
      OutputOptions output, Models models, SourceFile root, Console console) {
    ProgressLine progress = new ProgressLine(console, output.quiet());
    Enumerated end;
    try {
      end = Enumeration.of(protocol, goal, asked, limits, progress, found -> {
        progress.clear();
        list.add(found);
      });
    } finally {
      progress.clear();
    }
    if (end instanceof Enumerated.NoInitialState(var emptiedBy)) {
      models.show(List.of(Models.noInitialState(emptiedBy, root)));
      return Status.WRONG_CALL;
    }
    Status status = status(end, goal, output.undecidedIsOk());
    output.write(console, format ->
        switch (format) {
          case TEXT -> list.text(end);
          case JSON -> list.json(end, status);
        });
    return status;
  }

  private static Status status(Enumerated end, Goal goal, boolean undecidedIsOk) {
    Status undecided = undecidedIsOk ? Status.OK : Status.UNDECIDED;
    return switch (end) {
      case Enumerated.Some some when goal instanceof Goal.Somewhere ->
          some.ending() instanceof Enumerated.Ending.Stopped ? undecided : Status.OK;
      case Enumerated.Some _ -> Status.VIOLATED;
      case Enumerated.None(Verdict.Holds _), Enumerated.None(Verdict.Vacuous _) -> Status.OK;
      case Enumerated.None(Verdict.Violated _) -> Status.VIOLATED;
      case Enumerated.None(Verdict.HoldsToBound _), Enumerated.None(Verdict.Undecided _) -> undecided;
      case Enumerated.NoInitialState _ -> Status.WRONG_CALL;
    };
  }
}
