package baton.cli;

import baton.checker.Evidence;
import baton.checker.certificate.InductionObligations;
import baton.checker.certificate.InvariantText;
import baton.checker.certificate.NotWritten;
import baton.checker.certificate.Obligation;
import baton.checker.certificate.Obligations;
import baton.checker.certificate.ProofText;
import baton.checker.certificate.Rechecked;
import baton.checker.certificate.Rereading;
import baton.checker.certificate.RoundsText;
import baton.checker.certificate.ToShow;
import baton.checker.ground.Lowered;
import baton.checker.ground.Lowering;
import baton.models.ir.Expr;
import baton.models.value.Type;
import baton.properties.Goal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A certificate for each goal whose proof was shown again. */
final class CertificateFiles {
  private final Console console;
  private final Models models;
  private final Path directory;
  private final String shown;
  private final IdentityHashMap<Rechecked, String> saved = new IdentityHashMap<>();

  /** {@code shown} is the directory as the user named it. */
  CertificateFiles(Console console, String shown) {
    this.console = console;
    models = new Models(console);
    directory = console.directory().resolve(Path.of(shown));
    this.shown = shown;
  }

  /** The file that holds what was shown. */
  Optional<String> of(Rechecked rechecked) {
    return Optional.ofNullable(saved.get(rechecked));
  }

  void save(List<ModelRun> runs) {
    for (ModelRun run : runs) {
      if (run.root().name().equals("<stdin>") && !run.rechecked().isEmpty()) {
        throw new UserError("a certificate names the model's file, and standard input has none");
      }
      run.rechecked().forEach((goal, rechecked) -> {
        try {
          save(run, goal, rechecked);
        } catch (NotWritten e) {
          console.err().println("baton: no certificate of " + goal.name() + ": " + e.getMessage());
        }
      });
    }
  }

  private void save(ModelRun run, Goal goal, Rechecked rechecked) {
    List<Certificate.HashedFile> files =
        run.files().stream().map(f -> new Certificate.HashedFile(f.name(), Checksum.of(f))).toList();
    Map<String, Integer> sizes = new LinkedHashMap<>();
    for (Type.Sort sort : run.protocol().sorts()) {
      sizes.put(sort.name(), sort.size());
    }
    Certificate certificate = new Certificate(
        Version.text(), run.root().name(), files, run.settings(), sizes, goal.name(), rechecked.text(),
        obligations(run, goal, rechecked));
    String name = run.protocol().name() + "." + goal.name() + ".certificate.json";
    OutputOptions.save(directory.resolve(name), shown + "/" + name, CertificateJson.write(certificate));
    saved.put(rechecked, shown + "/" + name);
  }

  private List<Obligation> obligations(ModelRun run, Goal goal, Rechecked rechecked) {
    return switch (rechecked.text()) {
      case ProofText.Invariant(List<String> conjuncts) ->
          Obligations.of(Lowering.withIntegers(run.protocol()), goal, read(run, goal, conjuncts));
      case ProofText.Induction(int depth) ->
          InductionObligations.of(Lowering.withIntegers(run.protocol()), goal, depth);
      case RoundsText text -> {
        Lowered lowered = Lowering.lower(run.protocol());
        Rereading rereading = Rechecks.rereading(models, run.root(), run.settings());
        yield switch (text.read(lowered, (Goal.Liveness) goal, rereading)) {
          case RoundsText.Result.Read(Evidence.Rounds read) -> ToShow.of(lowered, goal, read);
          case RoundsText.Result.Refused(String because) ->
              throw new IllegalStateException("a proof that was read cannot be read again: it " + because);
        };
      }
    };
  }

  private List<Expr> read(ModelRun run, Goal goal, List<String> conjuncts) {
    Rereading rereading = Rechecks.rereading(models, run.root(), run.settings());
    if (!(rereading.read(conjuncts) instanceof Rereading.Result.Read(List<Expr> read))) {
      throw new IllegalStateException("an invariant that was read cannot be read again");
    }
    List<Expr> invariant = new ArrayList<>();
    read.forEach(e -> invariant.add(InvariantText.remembering(goal, e).orElseThrow()));
    return invariant;
  }
}
