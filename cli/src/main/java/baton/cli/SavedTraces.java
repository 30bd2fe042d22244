package baton.cli;

import baton.counterexamples.Trace;
import baton.counterexamples.itf.ItfReader;
import baton.counterexamples.itf.Reading;
import baton.counterexamples.itf.SavedTrace;
import baton.models.Loaded;
import baton.models.ir.Protocol;
import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.ModuleSource.Lookup;
import baton.models.source.SourceFile;
import baton.properties.Goal;
import baton.properties.Goals;
import java.util.List;
import java.util.Optional;

/** Loads saved traces with the models that they are of, as those are now. */
final class SavedTraces {
  private final Models models;

  SavedTraces(Models models) {
    this.models = models;
  }

  /** What loading gives. */
  sealed interface Loading {
    /**
     * A trace in the terms of today's model.
     *
     * @param changed whether the model's file is another than when the trace was saved
     */
    record Ready(Protocol protocol, Goal goal, Trace trace, boolean changed) implements Loading {}

    record Refused(List<Diagnostic> because) implements Loading {}

    /** The model has changed so that the trace is none of its any more. */
    record Deviates(String because) implements Loading {}
  }

  Loading load(String path) {
    return switch (models.source().root(path)) {
      case Lookup.Missing _ -> refused(Diagnostic.error(Code.UNREADABLE_FILE, "there is no file " + path));
      case Lookup.Refused(Diagnostic because) -> refused(because);
      case Lookup.Found(SourceFile file, _) ->
          switch (ItfReader.header(file)) {
            case Reading.Refused<SavedTrace>(Diagnostic because) -> refused(because);
            case Reading.Read<SavedTrace>(SavedTrace saved) -> load(saved);
          };
    };
  }

  private static Loading refused(Diagnostic because) {
    return new Loading.Refused(List.of(because));
  }

  private Loading load(SavedTrace saved) {
    return switch (models.load(saved.about().model(), saved.about().settings())) {
      case Loaded.Refused(List<Diagnostic> diagnostics) -> new Loading.Refused(diagnostics);
      case Loaded.Ready(Protocol protocol, List<SourceFile> files, _) -> {
        boolean changed = !Checksum.of(files.getFirst()).equals(saved.about().sha256());
        Optional<Goal> goal =
            Goals.of(protocol).stream().filter(g -> g.name().equals(saved.about().goal())).findFirst();
        if (goal.isEmpty()) {
          yield new Loading.Deviates("the model has no goal `" + saved.about().goal() + "` any more");
        }
        yield switch (ItfReader.trace(saved, protocol)) {
          case Reading.Read<Trace>(Trace trace) -> new Loading.Ready(protocol, goal.get(), trace, changed);
          case Reading.Refused<Trace>(Diagnostic because) ->
              changed ? new Loading.Deviates(because.message()) : refused(because);
        };
      }
    };
  }
}
