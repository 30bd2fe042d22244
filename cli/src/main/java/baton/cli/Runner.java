package baton.cli;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.Limits;
import baton.models.Loaded;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.Diagnostic;
import baton.models.source.SourceFile;
import baton.properties.Goal;
import baton.properties.Goals;
import java.util.List;

/** Loads a model, checks it, and keeps what a report needs. */
final class Runner {
  /** How a run ends. */
  sealed interface Outcome {
    record Ran(ModelRun run, List<Diagnostic> warnings) implements Outcome {}

    record Refused(List<Diagnostic> diagnostics) implements Outcome {}
  }

  private final Console console;
  private final Models models;
  private final Engine engine;
  private final boolean quiet;

  Runner(Console console, Engine engine, boolean quiet) {
    this.console = console;
    this.engine = engine;
    this.quiet = quiet;
    models = new Models(console);
  }

  Models models() {
    return models;
  }

  /** {@code patterns}: names of goals; none: all of them. */
  Outcome run(String path, Settings settings, List<String> patterns, Limits limits) {
    return switch (models.load(path, settings)) {
      case Loaded.Refused(List<Diagnostic> diagnostics) -> new Outcome.Refused(diagnostics);
      case Loaded.Ready(Protocol protocol, List<SourceFile> files, List<Diagnostic> warnings) ->
          check(protocol, files, warnings, settings, patterns, limits);
    };
  }

  private Outcome check(
      Protocol protocol, List<SourceFile> files, List<Diagnostic> warnings, Settings settings, List<String> patterns,
      Limits limits) {
    List<Goal> all = Goals.of(protocol);
    Goals.Selection selection =
        patterns.isEmpty() ? new Goals.Selection(all, List.of()) : Goals.select(all, patterns);
    if (!selection.unmatched().isEmpty()) {
      return new Outcome.Refused(selection.unmatched().stream().map(p -> unknownGoal(p, all)).toList());
    }
    List<Goal> goals = selection.goals();
    long start = console.nanoTime().getAsLong();
    ProgressLine progress = new ProgressLine(console, quiet);
    try {
      return switch (engine.check(protocol, goals, limits, progress)) {
        case Answer.NoInitialState(var emptiedBy) ->
            new Outcome.Refused(List.of(Models.noInitialState(emptiedBy, files.getFirst())));
        case Answer.Verdicts(var verdicts, var exploration, var by) -> {
          double seconds = (console.nanoTime().getAsLong() - start) / 1e9;
          yield new Outcome.Ran(
              new ModelRun(files, protocol, settings, by.orElse(engine.name()), verdicts, exploration, seconds), warnings);
        }
      };
    } finally {
      progress.clear();
    }
  }

  static Diagnostic unknownGoal(String pattern, List<Goal> goals) {
    List<String> names = goals.stream().map(Goal::name).toList();
    Diagnostic d = Diagnostic.error(
        baton.models.source.Code.UNKNOWN_GOAL, "there is no property `" + pattern + "`");
    return d.help(baton.models.source.NearestName.find(pattern, names).map(n -> "did you mean `" + n + "`?")
        .orElse("there are " + String.join(", ", names)));
  }
}
