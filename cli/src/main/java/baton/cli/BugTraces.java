package baton.cli;

import baton.checker.Counterexample;
import baton.checker.Verdict;
import baton.counterexamples.Trace;
import baton.counterexamples.itf.ItfWriter;
import baton.counterexamples.itf.Provenance;
import baton.models.ir.Bug;
import baton.properties.Goal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Saves one counterexample for each documented mistake that is on in a run: of the first goal that the mistake
 * names and that a run violates. A goal that is violated because nothing reaches it has no run to save.
 */
final class BugTraces {
  private BugTraces() {}

  /** {@code shown} is the directory as the user named it. */
  static void save(List<ModelRun> runs, Path directory, String shown) {
    for (ModelRun run : runs) {
      for (Bug bug : run.protocol().bugs()) {
        if (bug.on()) {
          save(run, bug, directory, shown);
        }
      }
    }
  }

  private static void save(ModelRun run, Bug bug, Path directory, String shown) {
    for (String goal : bug.violates()) {
      Optional<Trace> trace = trace(run, goal);
      if (trace.isPresent()) {
        String name = name(run.root().name(), bug);
        Provenance about = new Provenance(run.root().name(), Checksum.of(run.root()), run.settings(), goal);
        OutputOptions.save(
            directory.resolve(name), shown + "/" + name, ItfWriter.write(run.protocol(), about, trace.get()));
        return;
      }
    }
  }

  private static Optional<Trace> trace(ModelRun run, String goal) {
    return run.verdicts().entrySet().stream()
        .filter(e -> e.getKey().name().equals(goal))
        .map(Map.Entry<Goal, Verdict>::getValue)
        .flatMap(v -> v instanceof Verdict.Violated(Counterexample.Run(Trace trace, _, _))
            ? Optional.of(trace).stream()
            : Optional.<Trace>empty().stream())
        .findFirst();
  }

  /** The folder of the model, its name, the mistake: {@code handover-passive-boot-checkSkipped.itf.json}. */
  private static String name(String model, Bug bug) {
    Path path = Path.of(model);
    String stem = path.getFileName().toString().replaceFirst("\\.baton$", "");
    Path folder = path.getParent();
    Path mechanism = folder == null ? null : folder.getFileName();
    return (mechanism == null ? "" : mechanism + "-") + stem + "-" + bug.name() + ".itf.json";
  }
}
