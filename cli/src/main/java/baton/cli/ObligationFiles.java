package baton.cli;

import baton.checker.Evidence;
import baton.checker.certificate.Obligation;
import baton.checker.certificate.Obligations;
import baton.checker.ground.Lowering;
import baton.models.ir.Expr;
import baton.properties.Goal;
import java.nio.file.Path;
import java.util.List;

/** What must be shown of each inductive invariant, each in a file to which any solver answers {@code unsat}. */
final class ObligationFiles {
  private ObligationFiles() {}

  /** Saves them; {@code shown} is the directory as the user named it. */
  static void save(List<ModelRun> runs, Path directory, String shown) {
    for (ModelRun run : runs) {
      run.verdicts().forEach((goal, verdict) -> {
        if (verdict.proof().orElse(null) instanceof Evidence.Invariant(var conjuncts, _)) {
          save(run, goal, conjuncts, directory, shown);
        }
      });
    }
  }

  private static void save(ModelRun run, Goal goal, List<Expr> invariant, Path directory, String shown) {
    for (Obligation o : Obligations.of(Lowering.lower(run.protocol()), goal, invariant)) {
      String name = run.protocol().name() + "." + goal.name() + "." + o.name() + ".smt2";
      OutputOptions.save(directory.resolve(name), shown + "/" + name, o.text());
    }
  }
}
