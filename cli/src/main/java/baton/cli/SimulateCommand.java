package baton.cli;

import baton.counterexamples.Trace;
import baton.counterexamples.story.Story;
import baton.models.Loaded;
import baton.models.ir.Protocol;
import baton.models.source.Diagnostic;
import baton.models.source.SourceFile;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baton simulate FILE}: random walks, for a first look and for coverage. */
@Command(
    name = "simulate",
    description = {
      "Takes random walks through a protocol and reports which actions they took.",
      "A violation met on the way is shown; that none was met proves nothing."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SimulateCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "The protocol.")
  private String file = "";

  @Mixin private InstanceOptions instance = new InstanceOptions();

  @Option(names = "--seed", paramLabel = "N", description = "Seed of the choices; default: 1.")
  private long seed = 1;

  @Option(names = "--runs", paramLabel = "N", description = "Number of walks; default: 100.")
  private int runs = 100;

  @Option(names = "--depth", paramLabel = "N", description = "Greatest length of a walk; default: 100.")
  private int depth = 100;

  SimulateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (runs < 1 || depth < 0) {
      throw new UserError("--runs takes a number from 1, --depth one from 0");
    }
    Models models = new Models(console);
    return switch (models.load(file, instance.settings())) {
      case Loaded.Refused(List<Diagnostic> diagnostics) -> {
        models.show(diagnostics);
        yield Status.WRONG_CALL.code();
      }
      case Loaded.Ready(Protocol protocol, List<SourceFile> files, List<Diagnostic> warnings) -> {
        models.show(warnings);
        yield walk(protocol, files.getFirst(), models).code();
      }
    };
  }

  private Status walk(Protocol protocol, SourceFile root, Models models) {
    if (!protocol.unsized().isEmpty()) {
      throw new UserError("give a size with -s " + protocol.unsized().getFirst() + "=n");
    }
    Simulation simulation = new Simulation(protocol, seed, console.interrupts()::isAsked);
    if (simulation.hasNoInitialState()) {
      models.show(List.of(Models.noInitialState(simulation.emptiedBy(), root)));
      return Status.WRONG_CALL;
    }
    simulation.walk(runs, depth);
    StringBuilder out = new StringBuilder();
    out.append(Headline.of(protocol, "simulation")).append("; seed ").append(seed).append('\n');
    out.append(String.format(
        Locale.ROOT, "%d walks, %d steps, %d ended in a terminal state, %d at depth %d%n", simulation.walks(),
        simulation.steps(), simulation.ended(), simulation.cut(), depth));
    List<String> never = new ArrayList<>();
    for (Map.Entry<String, Long> entry : simulation.taken().entrySet()) {
      if (entry.getValue() == 0) {
        never.add(entry.getKey());
      } else {
        out.append(String.format(Locale.ROOT, "  %8d  %s%n", entry.getValue(), entry.getKey()));
      }
    }
    if (!never.isEmpty()) {
      out.append("never taken: ").append(String.join(", ", never)).append('\n');
    }
    for (Map.Entry<Goal, Trace> found : simulation.violations().entrySet()) {
      out.append('\n').append(Story.render(protocol, found.getKey(), found.getValue()));
    }
    console.out().print(out);
    console.out().flush();
    return simulation.violations().isEmpty() ? Status.OK : Status.VIOLATED;
  }
}
