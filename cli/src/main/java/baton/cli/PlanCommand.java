package baton.cli;

import baton.checker.Limits;
import baton.checker.plan.Planned;
import baton.checker.plan.Rehearsal;
import baton.models.Loaded;
import baton.models.ir.Plan;
import baton.models.ir.Protocol;
import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.NearestName;
import baton.models.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;

/** {@code baton plan FILE}: the best schedule of a protocol's own actions. */
final class PlanCommand implements Command {
  @Override
  public String name() {
    return "plan";
  }

  @Override
  public List<String> summary() {
    return List.of(
        "Finds the best order of handover steps, or which constraints allow none.",
        "Each schedule is then run in the protocol, which has to keep its properties.");
  }

  @Override
  public Operands operands() {
    return new Operands("FILE", 1, 1, "The protocol with its plans; - is standard input.");
  }

  @Override
  public List<Option> options() {
    return Arguments.together(
        List.of(
            Arguments.value("NAME", "The plan to make; default: all of the file.", "-p"),
            Arguments.flag("All best schedules: how many there are, and how many the protocol can run.", "--all"),
            Arguments.value("N", "With --all: no more than N.", "--max"),
            Arguments.value("FILE", "Draws the schedule there, as SVG.", "--svg")),
        InstanceOptions.OPTIONS,
        Arguments.without("bound", LimitOptions.OPTIONS),
        OutputOptions.OPTIONS);
  }

  @Override
  public Status run(Arguments arguments, Console console) {
    OutputOptions output = new OutputOptions(arguments);
    Optional<Integer> most = arguments.number("--max", 1);
    if (most.isPresent() && !arguments.has("--all")) {
      throw new UserError("--max says how many of --all: add --all");
    }
    if (arguments.value("--svg").equals(Optional.of("-"))) {
      throw new UserError("--svg takes a file: standard output is for reports");
    }
    Limits limits = new LimitOptions(arguments).limits(console);
    Models models = new Models(console);
    return switch (models.load(arguments.operands().getFirst(), new InstanceOptions(arguments).settings())) {
      case Loaded.Refused(List<Diagnostic> diagnostics) -> {
        models.show(diagnostics);
        yield Status.WRONG_CALL;
      }
      case Loaded.Ready(Protocol protocol, List<SourceFile> files, List<Diagnostic> warnings) -> {
        models.show(warnings);
        List<Plan> plans = selected(protocol, arguments.value("-p"), files.getFirst(), models);
        if (arguments.value("--svg").isPresent() && plans.size() > 1) {
          throw new UserError("--svg draws one plan: choose it with -p");
        }
        yield plans.isEmpty()
            ? Status.WRONG_CALL
            : make(protocol, files, plans, limits, most, output, arguments, console);
      }
    };
  }

  private static List<Plan> selected(Protocol protocol, Optional<String> name, SourceFile root, Models models) {
    List<String> names = protocol.plans().stream().map(Plan::name).toList();
    List<Plan> found =
        protocol.plans().stream().filter(p -> name.isEmpty() || name.get().equals(p.name())).toList();
    if (found.isEmpty()) {
      Diagnostic d = Diagnostic.error(Code.UNKNOWN_NAME,
          root.name() + name.map(n -> " has no plan `" + n + "`").orElse(" has no plan"));
      models.show(List.of(d.help(
          names.isEmpty() ? "declare one: `plan name { … }`" : NearestName.hint(name.orElse(""), names))));
    }
    return found;
  }

  private static Status make(
      Protocol protocol, List<SourceFile> files, List<Plan> plans, Limits limits, Optional<Integer> most,
      OutputOptions output, Arguments arguments, Console console) {
    Models.requireSizes(protocol);
    LiveText text = new LiveText(output, console);
    PlanMaking making = new PlanMaking(protocol, files, limits, console, text);
    List<PlanRun> runs = new ArrayList<>();
    Status status = Status.OK;
    for (Plan plan : plans) {
      PlanRun run = making.make(plan);
      if (run.rehearsal().orElse(null) instanceof Rehearsal.NoInitialState(var emptiedBy)) {
        new Models(console).show(List.of(Models.noInitialState(emptiedBy, files.getFirst())));
        return Status.WRONG_CALL;
      }
      text.add((runs.isEmpty() ? "" : "\n") + PlanReport.beginning(run));
      arguments.value("--svg").ifPresent(file -> draw(run, file, console));
      PlanRun done = arguments.has("--all") && run.planned() instanceof Planned.Found found && found.optimal()
          ? run.with(making.all(found, most, output.wants("json")))
          : run;
      text.add(PlanReport.end(done));
      runs.add(done);
      status = status.and(done.status(output.undecidedIsOk()));
    }
    Status result = status;
    output.write(console, format ->
        switch (format) {
          case TEXT -> text.kept();
          case JSON -> PlanJson.render(runs, result, output.undecidedIsOk());
        });
    if (!output.quiet()) {
      runs.forEach(run -> console.err().println(PlanReport.summary(run)));
    }
    return status;
  }

  private static void draw(PlanRun run, String file, Console console) {
    if (run.planned() instanceof Planned.Found found) {
      OutputOptions.save(console.directory().resolve(file), file, Gantt.draw(found.schedule()));
    } else {
      console.err().println("no schedule to draw: " + file + " is not written");
    }
  }
}
