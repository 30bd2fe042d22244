package baton.cli;

import baton.checker.Counterexample;
import baton.checker.Evidence;
import baton.checker.Verdict;
import baton.checker.portfolio.Disagreement;
import baton.counterexamples.Trace;
import baton.counterexamples.itf.ItfWriter;
import baton.counterexamples.itf.Provenance;
import baton.models.ir.ExprPrinter;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.SourceFile;
import baton.properties.Fairness;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What engines that contradict each other rest on: a run as ITF, anything else in words. */
final class EvidenceFiles {
  private EvidenceFiles() {}

  /** Saves a file for each of the engines; {@code shown} is the directory as the user reads it. */
  static void save(
      Disagreement of, List<SourceFile> files, Protocol protocol, Settings settings, Path directory, String shown) {
    SourceFile root = files.getFirst();
    Provenance about = new Provenance(root.name(), Checksum.of(root), settings, of.goal().name());
    for (Disagreement.Claim claim : of.claims()) {
      String name = protocol.name() + "." + of.goal().name() + "." + claim.engine();
      if (claim.verdict() instanceof Verdict.Violated(Counterexample.Run(Trace trace, _, _))) {
        save(directory, shown, name + ".itf.json", ItfWriter.write(protocol, about, trace));
      } else if (claim.verdict() instanceof Verdict.Holds(Evidence.Witness(Trace trace, _), _)) {
        save(directory, shown, name + ".itf.json", ItfWriter.write(protocol, about, trace));
      } else {
        String proof = claim.verdict().proof().map(e -> text(e, protocol)).orElse("");
        save(directory, shown, name + ".txt", claim.verdict().word() + "\n" + proof);
      }
    }
  }

  private static void save(Path directory, String shown, String name, String text) {
    OutputOptions.save(directory.resolve(name), shown + "/" + name, text);
  }

  private static String text(Evidence evidence, Protocol protocol) {
    return switch (evidence) {
      case Evidence.Exhaustive(long states, long transitions, int depth) ->
          "all of " + states + " states, " + transitions + " transitions, depth " + depth + "\n";
      case Evidence.Invariant(var conjuncts, _) -> "by the inductive invariant\n"
          + conjuncts.stream().map(c -> ExprPrinter.of(protocol).print(c) + "\n").collect(Collectors.joining());
      case Evidence.Induction(int depth) -> "by induction over runs of " + TextReport.steps(depth) + "\n";
      case Evidence.Rounds(Evidence safety, var claims) -> text(safety, protocol) + claims.stream()
          .map(c -> "no run comes by " + c.rounds() + " rounds of " + c.fairness().stream()
              .map(Fairness.Subject::text).collect(Collectors.joining(", ")) + "\n" + text(c.evidence(), protocol))
          .collect(Collectors.joining());
      case Evidence.Witness _ -> "";
    };
  }
}
