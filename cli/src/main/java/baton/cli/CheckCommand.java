package baton.cli;

import baton.checker.Limits;
import baton.models.source.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baton check FILE…}: does each property hold? */
@Command(
    name = "check",
    description = "Checks whether each property of a protocol holds.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CheckCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Protocols to check; - is standard input.")
  private List<String> files = new ArrayList<>();

  @Option(names = "-p", paramLabel = "NAME", description = "Property to check, * as wildcard; repeatable.")
  private List<String> properties = new ArrayList<>();

  @Mixin private InstanceOptions instance = new InstanceOptions();
  @Mixin private EngineOptions engine = new EngineOptions();
  @Mixin private LimitOptions limits = new LimitOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Option(names = "--traces", paramLabel = "DIR", description = "Saves each trace there, as ITF JSON.")
  private @Nullable String traces;

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    output.validate();
    Runner runner = new Runner(console, engine.engine(), output.quiet());
    Limits most = limits.limits(console);
    List<ModelRun> runs = new ArrayList<>();
    Status status = Status.OK;
    for (String file : files) {
      switch (runner.run(file, instance.settings(), properties, most)) {
        case Runner.Outcome.Refused(List<Diagnostic> diagnostics) -> {
          runner.models().show(diagnostics);
          status = status.and(Status.WRONG_CALL);
        }
        case Runner.Outcome.Ran(ModelRun run, List<Diagnostic> warnings) -> {
          runner.models().show(warnings);
          runs.add(run);
          status = status.and(run.status(output.undecidedIsOk()));
        }
      }
    }
    String directory = traces;
    TraceFiles saved = directory == null
        ? TraceFiles.none()
        : TraceFiles.save(runs, console.directory().resolve(Path.of(directory)), directory);
    Status result = status;
    output.write(console, format ->
        switch (format) {
          case TEXT -> text(runs);
          case JSON -> new JsonReport(saved).render(runs, result, output.undecidedIsOk());
        });
    if (!output.quiet() && !runs.isEmpty()) {
      console.err().println(TextReport.summary(runs) + (output.undecidedIsOk() ? " (undecided counts as ok)" : ""));
    }
    return status.code();
  }

  private String text(List<ModelRun> runs) {
    TextReport report = new TextReport(console.colour());
    return String.join("\n", runs.stream().map(report::render).toList());
  }
}
