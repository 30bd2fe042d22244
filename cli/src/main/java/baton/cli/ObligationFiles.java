package baton.cli;

import baton.checker.Evidence;
import baton.checker.certificate.Obligation;
import baton.checker.certificate.ToShow;
import baton.checker.ground.Lowering;
import baton.properties.Goal;
import java.nio.file.Path;
import java.util.List;

/** What must be shown of each proof, each in a file to which any solver answers {@code unsat}. */
final class ObligationFiles {
  private ObligationFiles() {}

  /** Saves them; {@code shown} is the directory as the user named it. */
  static void save(List<ModelRun> runs, Path directory, String shown) {
    for (ModelRun run : runs) {
      run.verdicts().forEach((goal, verdict) -> {
        verdict.proof().ifPresent(evidence -> save(run, goal, evidence, directory, shown));
      });
    }
  }

  private static void save(ModelRun run, Goal goal, Evidence evidence, Path directory, String shown) {
    if (evidence instanceof Evidence.Exhaustive || evidence instanceof Evidence.Witness) {
      return;
    }
    for (Obligation o : ToShow.of(Lowering.withIntegers(run.protocol()), goal, evidence)) {
      String name = run.protocol().name() + "." + goal.name() + "." + o.name() + ".smt2";
      OutputOptions.save(directory.resolve(name), shown + "/" + name, o.text());
    }
  }
}
