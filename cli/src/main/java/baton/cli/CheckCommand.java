package baton.cli;

import baton.checker.Limits;
import baton.checker.Verdict;
import baton.checker.symbolic.Obstacle;
import baton.counterexamples.story.Story;
import baton.models.source.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.commons.cli.Option;

/** {@code baton check FILE…}: does each property hold? */
final class CheckCommand implements Command {
  private final Function<Arguments, EngineOptions> engines;

  CheckCommand() {
    this(EngineOptions::new);
  }

  /** With engines of its own. */
  CheckCommand(Function<Arguments, EngineOptions> engines) {
    this.engines = engines;
  }

  @Override
  public String name() {
    return "check";
  }

  @Override
  public List<String> summary() {
    return List.of("Checks whether each property of a protocol holds.");
  }

  @Override
  public Operands operands() {
    return new Operands("FILE", 1, Integer.MAX_VALUE, "Protocols to check; - is standard input.");
  }

  @Override
  public List<Option> options() {
    return Arguments.together(
        List.of(Arguments.value("NAME", "Property to check, * as wildcard; repeatable.", "-p")),
        InstanceOptions.OPTIONS, EngineOptions.OPTIONS, LimitOptions.OPTIONS,
        SearchFile.OPTIONS, OutputOptions.OPTIONS,
        List.of(
            Arguments.value("FILE", "Invariants to prove with, tried before the engine.", "--invariant"),
            Arguments.flag("Prints the invariants that prove properties.", "--show-invariant"),
            Arguments.flag(
                "With --engine induction: of goals that it leaves open, a run of --bound steps (default: 1) that "
                    + "stands in the way, in the text report. Its first state need not be reachable.",
                "--explain"),
            Arguments.flag("Of liveness that holds: which declared fairness it needs.", "--needs"),
            Arguments.value("DIR", "Saves each trace there, as ITF JSON.", "--traces"),
            Arguments.value(
                "DIR", "Saves a certificate of each proof there, for certify.", "--certificates"),
            Arguments.value(
                "DIR", "Saves what must be shown of each proof there, as SMT-LIB 2.", "--obligations")));
  }

  @Override
  public Status run(Arguments arguments, Console console) {
    OutputOptions output = new OutputOptions(arguments);
    InstanceOptions instance = new InstanceOptions(arguments);
    SearchFile saved = new SearchFile(arguments, console);
    Rechecks rechecks = new Rechecks(console, arguments.value("--invariant"));
    EngineOptions engine = engines.apply(arguments);
    Runner runner = new Runner(
        console, engine, saved, rechecks, Optional.of(saved), output.quiet());
    Limits most = new LimitOptions(arguments).limits(console);
    boolean explain = arguments.has("--explain");
    if (explain && !arguments.value("--engine").equals(Optional.of("induction"))) {
      throw new UserError("--explain says what stands in the way of --engine induction");
    }
    if (explain && most.bound().isEmpty()) {
      most = new Limits(OptionalInt.of(1), most.memory(), most.stop());
    }
    Limits limits = most;
    List<ModelRun> runs = new ArrayList<>();
    Status status = Status.OK;
    for (String file : arguments.operands()) {
      switch (runner.run(file, instance.settings(), arguments.values("-p"), limits)) {
        case Runner.Outcome.Refused(List<Diagnostic> diagnostics) -> {
          runner.models().show(diagnostics);
          status = status.and(Status.WRONG_CALL);
        }
        case Runner.Outcome.Ran(ModelRun run, List<Diagnostic> warnings) -> {
          runner.models().show(warnings);
          runs.add(arguments.has("--needs") ? run.withNeeds(engine.needs(run, limits)) : run);
          status = status.and(run.status(output.undecidedIsOk()));
        }
      }
    }
    TraceFiles traces = arguments.value("--traces")
        .map(d -> TraceFiles.save(runs, console.directory().resolve(Path.of(d)), d))
        .orElseGet(TraceFiles::none);
    arguments.value("--obligations")
        .ifPresent(d -> ObligationFiles.save(runs, console.directory().resolve(Path.of(d)), d));
    Optional<CertificateFiles> certificates =
        arguments.value("--certificates").map(d -> new CertificateFiles(console, d));
    certificates.ifPresent(c -> c.save(runs));
    Status result = status;
    output.write(console, format ->
        switch (format) {
          case TEXT -> text(runs, console, arguments.has("--show-invariant"))
              + (explain ? obstacles(runs, limits) : "");
          case JSON -> new JsonReport(traces, certificates).render(runs, result, output.undecidedIsOk());
        });
    if (!output.quiet() && !runs.isEmpty()) {
      console.err().println(TextReport.summary(runs) + (output.undecidedIsOk() ? " (undecided counts as ok)" : ""));
    }
    return status;
  }

  /** What stands in the way of induction for goals that are open. */
  private static String obstacles(List<ModelRun> runs, Limits limits) {
    StringBuilder out = new StringBuilder();
    for (ModelRun run : runs) {
      run.verdicts().forEach((goal, verdict) -> {
        if (verdict instanceof Verdict.HoldsToBound(int steps)) {
          Obstacle.find(run.protocol(), goal, steps, limits).ifPresent(
              trace -> out.append('\n').append(Story.ofInduction(run.protocol(), goal, trace)));
        }
      });
    }
    return out.toString();
  }

  private static String text(List<ModelRun> runs, Console console, boolean invariants) {
    TextReport report = new TextReport(console.colour(), invariants);
    return String.join("\n", runs.stream().map(report::render).toList());
  }
}
