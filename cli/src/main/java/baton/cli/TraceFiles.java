package baton.cli;

import baton.checker.Counterexample;
import baton.checker.Evidence;
import baton.checker.Verdict;
import baton.counterexamples.Trace;
import baton.counterexamples.itf.ItfWriter;
import baton.counterexamples.itf.Provenance;
import baton.models.ir.Measure;
import baton.properties.Goal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Where traces were saved; a report then names the file, else it holds the trace itself. */
final class TraceFiles {
  private final Optional<Path> directory;
  private final String shown;
  private final Map<Trace, String> saved = new HashMap<>();

  private TraceFiles(Optional<Path> directory, String shown) {
    this.directory = directory;
    this.shown = shown;
  }

  static TraceFiles none() {
    return new TraceFiles(Optional.empty(), "");
  }

  /** Saves the traces of all runs; {@code shown} is the directory as the user named it. */
  static TraceFiles save(List<ModelRun> runs, Path directory, String shown) {
    TraceFiles files = new TraceFiles(Optional.of(directory), shown);
    for (ModelRun run : runs) {
      run.verdicts().forEach((goal, verdict) -> trace(verdict).ifPresent(t -> files.save(run, goal, t)));
    }
    return files;
  }

  private void save(ModelRun run, Goal goal, Trace trace) {
    String name = run.protocol().name() + "." + goal.name() + ".itf.json";
    String text = ItfWriter.write(run.protocol(), about(run, goal), trace);
    OutputOptions.save(directory.orElseThrow().resolve(name), shown + "/" + name, text);
    saved.put(trace, shown + "/" + name);
  }

  private static Provenance about(ModelRun run, Goal goal) {
    return new Provenance(run.root().name(), Checksum.of(run.root()), run.settings(), goal.name());
  }

  private static Optional<Trace> trace(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Violated(Counterexample.Run(Trace trace, _, _)) -> Optional.of(trace);
      case Verdict.Holds(Evidence.Witness(Trace trace, _), _) -> Optional.of(trace);
      case Verdict.Violated(Counterexample.Unreachable _), Verdict.Holds _, Verdict.Vacuous _,
          Verdict.HoldsToBound _, Verdict.Undecided _ ->
          Optional.empty();
    };
  }

  /** For a report: a run that attains a measure. */
  JsonNode trace(ModelRun run, Measure measure, Trace trace) {
    return ItfWriter.json(run.protocol(), about(run, new Goal.MeasureGoal(measure)), trace);
  }

  /** For a report: the name of the file, or the trace. */
  Optional<JsonNode> trace(ModelRun run, Goal goal, Verdict verdict) {
    return trace(verdict).map(t -> saved.containsKey(t)
        ? JsonNodeFactory.instance.stringNode(saved.get(t))
        : ItfWriter.json(run.protocol(), about(run, goal), t));
  }
}
