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
import org.apache.commons.cli.Option;

/** {@code baton simulate FILE}: random walks, for a first look and for coverage. */
final class SimulateCommand implements Command {
  @Override
  public String name() {
    return "simulate";
  }

  @Override
  public List<String> summary() {
    return List.of(
        "Takes random walks through a protocol and reports which actions they took.",
        "A violation met on the way is shown; that none was met proves nothing.");
  }

  @Override
  public Operands operands() {
    return Operands.protocol();
  }

  @Override
  public List<Option> options() {
    return Arguments.together(
        InstanceOptions.OPTIONS,
        List.of(
            Arguments.value("N", "Seed of the choices; default: 1.", "--seed"),
            Arguments.value("N", "Number of walks; default: 100.", "--runs"),
            Arguments.value("N", "Greatest length of a walk; default: 100.", "--depth")));
  }

  @Override
  public Status run(Arguments arguments, Console console) {
    Walks walks = new Walks(
        arguments.number("--seed", Integer.MIN_VALUE).orElse(1), arguments.number("--runs", 1).orElse(100),
        arguments.number("--depth", 0).orElse(100));
    InstanceOptions instance = new InstanceOptions(arguments);
    String file = arguments.operands().getFirst();
    Models models = new Models(console);
    return switch (models.load(file, instance.settings())) {
      case Loaded.Refused(List<Diagnostic> diagnostics) -> {
        models.show(diagnostics);
        yield Status.WRONG_CALL;
      }
      case Loaded.Ready(Protocol protocol, List<SourceFile> files, List<Diagnostic> warnings) -> {
        models.show(warnings);
        yield walk(protocol, files.getFirst(), models, walks, console);
      }
    };
  }

  /** How many walks, how long, by which choices. */
  private record Walks(long seed, int runs, int depth) {}

  private static Status walk(
      Protocol protocol, SourceFile root, Models models, Walks walks, Console console) {
    Models.requireSizes(protocol);
    Simulation simulation = new Simulation(protocol, walks.seed(), console.interrupts()::isAsked);
    if (simulation.hasNoInitialState()) {
      models.show(List.of(Models.noInitialState(simulation.emptiedBy(), root)));
      return Status.WRONG_CALL;
    }
    simulation.walk(walks.runs(), walks.depth());
    StringBuilder out = new StringBuilder();
    out.append(Headline.of(protocol, "simulation")).append("; seed ").append(walks.seed()).append('\n');
    out.append(String.format(
        Locale.ROOT, "%d walks, %d steps, %d ended in a terminal state, %d at depth %d%n", simulation.walks(),
        simulation.steps(), simulation.ended(), simulation.cut(), walks.depth()));
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
