package baton.cli;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.EngineBug;
import baton.checker.Limits;
import baton.checker.Measured;
import baton.checker.Reason;
import baton.checker.explicit.Checkpoints;
import baton.checker.explicit.ExplicitEngine;
import baton.checker.portfolio.Disagreement;
import baton.checker.reference.MeasureSearch;
import baton.counterexamples.Replay;
import baton.counterexamples.Trace;
import baton.models.Loaded;
import baton.models.ir.Measure;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.Diagnostic;
import baton.models.source.SourceFile;
import baton.properties.Goal;
import baton.properties.Goals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

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
  private final ExplicitEngine measuring;
  private final Rechecks rechecks;
  private final Optional<SearchFile> saved;
  private final boolean quiet;

  /** {@code rechecks} and {@code saved} are told what a search is about. */
  Runner(
      Console console, EngineOptions engines, Checkpoints checkpoints, Rechecks rechecks, Optional<SearchFile> saved,
      boolean quiet) {
    this.console = console;
    engine = engines.engine(checkpoints, rechecks);
    measuring = engines.explicit(Checkpoints.NONE);
    this.rechecks = rechecks;
    this.saved = saved;
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
    List<Measure> measures = protocol.measures().stream()
        .filter(m -> m.limit().isEmpty())
        .filter(m -> patterns.isEmpty() || patterns.stream().anyMatch(p -> Goals.matches(m.name(), p)))
        .toList();
    List<String> unknown = selection.unmatched().stream()
        .filter(p -> measures.stream().noneMatch(m -> Goals.matches(m.name(), p)))
        .toList();
    if (!unknown.isEmpty()) {
      return new Outcome.Refused(unknown.stream().map(p -> unknownGoal(p, all)).toList());
    }
    List<Goal> goals = selection.goals();
    long start = console.nanoTime().getAsLong();
    ProgressLine progress = new ProgressLine(console, quiet);
    saved.ifPresent(s -> s.about(files, settings, goals));
    List<Diagnostic> unread = rechecks.about(files, settings);
    if (!unread.isEmpty()) {
      return new Outcome.Refused(unread);
    }
    try {
      return switch (engine.check(protocol, goals, limits, progress)) {
        case Answer.NoInitialState(var emptiedBy) ->
            new Outcome.Refused(List.of(Models.noInitialState(emptiedBy, files.getFirst())));
        case Answer.Verdicts(var verdicts, var exploration, var by) -> {
          Map<Measure, Measured> measured = measured(protocol, measures, limits, progress);
          double seconds = (console.nanoTime().getAsLong() - start) / 1e9;
          yield new Outcome.Ran(
              new ModelRun(
                  files, protocol, settings, by.orElse(engine.name()), verdicts, exploration, seconds, measured,
                  progress.spent(), Map.of(), rechecks.done(), rechecks.notes()),
              warnings);
        }
      };
    } catch (Disagreement e) {
      String folder = "baton-disagreement";
      EvidenceFiles.save(e, files, protocol, settings, console.directory().resolve(folder), folder);
      console.err().println("baton: both evidences are in " + folder + "/");
      throw e;
    } catch (Checkpoints.Refused e) {
      throw new UserError(String.valueOf(e.getMessage()));
    } finally {
      progress.clear();
    }
  }

  /** Each run that is said to attain a value has been run again. */
  private Map<Measure, Measured> measured(
      Protocol protocol, List<Measure> measures, Limits limits, ProgressLine progress) {
    if (measures.isEmpty()) {
      return Map.of();
    }
    Map<Measure, Measured> all = new LinkedHashMap<>(measuring.measure(protocol, measures, limits, progress));
    all.replaceAll((measure, measured) ->
        measured instanceof Measured.Unknown(Reason reason, _) && reason == Reason.UNSUPPORTED
            ? MeasureSearch.of(protocol, measure, limits)
            : measured);
    all.forEach((measure, measured) -> {
      switch (measured) {
        case Measured.Greatest(long value, Trace run, _) -> confirm(protocol, measure, OptionalLong.of(value), run);
        case Measured.Unbounded(Trace run) -> confirm(protocol, measure, OptionalLong.empty(), run);
        case Measured.Unknown _ -> {}
      }
    });
    return all;
  }

  private static void confirm(Protocol protocol, Measure measure, OptionalLong value, Trace run) {
    if (new Replay(protocol).attains(measure, value, run) instanceof Replay.Outcome.Rejected(_, String because)) {
      throw new EngineBug("the run that attains `" + measure.name() + "` does not replay: " + because, run);
    }
  }

  static Diagnostic unknownGoal(String pattern, List<Goal> goals) {
    List<String> names = goals.stream().map(Goal::name).toList();
    Diagnostic d = Diagnostic.error(
        baton.models.source.Code.UNKNOWN_GOAL, "there is no property `" + pattern + "`");
    return d.help(baton.models.source.NearestName.hint(pattern, names));
  }
}
