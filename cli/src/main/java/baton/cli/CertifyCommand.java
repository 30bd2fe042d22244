package baton.cli;

import baton.checker.Evidence;
import baton.checker.certificate.InductionObligations;
import baton.checker.certificate.InvariantText;
import baton.checker.certificate.NotWritten;
import baton.checker.certificate.Obligation;
import baton.checker.certificate.Obligations;
import baton.checker.certificate.ProofText;
import baton.checker.certificate.Recheck;
import baton.checker.certificate.Rereading;
import baton.checker.certificate.RoundsRecheck;
import baton.checker.certificate.RoundsText;
import baton.checker.certificate.ToShow;
import baton.checker.ground.Lowered;
import baton.checker.ground.Lowering;
import baton.checker.ground.NotLowered;
import baton.models.Loaded;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.ModuleSource.Lookup;
import baton.models.source.SourceFile;
import baton.models.value.Type;
import baton.properties.Goal;
import baton.properties.Goals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.cli.Option;

/** {@code baton certify FILE…}: is a proof still one, without the engine that found it? */
final class CertifyCommand implements Command {
  @Override
  public String name() {
    return "certify";
  }

  @Override
  public List<String> summary() {
    return List.of(
        "Checks saved proofs again, against the models as they are now and without the engine that found them.",
        "Status 0 if every proof is one; 1 if one is refused.");
  }

  @Override
  public Operands operands() {
    return new Operands("FILE", 1, Integer.MAX_VALUE, "Files that check --certificates saved.");
  }

  @Override
  public List<Option> options() {
    return List.of(Arguments.value(
        "DIR", "Saves what must be shown there, built from the model as it is now, as SMT-LIB 2.", "--obligations"));
  }

  @Override
  public Status run(Arguments arguments, Console console) {
    Models models = new Models(console);
    Status status = Status.OK;
    for (String file : arguments.operands()) {
      status = status.and(new One(console, models, arguments.value("--obligations"), file).certify());
    }
    return status;
  }

  /** One certificate. */
  private record One(Console console, Models models, Optional<String> obligations, String file) {
    Status certify() {
      return switch (models.source().root(file)) {
        case Lookup.Missing _ -> wrong(Diagnostic.error(Code.UNREADABLE_FILE, "there is no file " + file));
        case Lookup.Refused(Diagnostic because) -> wrong(because);
        case Lookup.Found(SourceFile text, _) -> {
          try {
            yield certify(CertificateJson.read(text));
          } catch (CertificateJson.Damaged e) {
            yield wrong(Diagnostic.error(Code.BAD_CERTIFICATE, file + " is no certificate: " + e.getMessage())
                .help("have it written again by `baton check --certificates DIR`"));
          }
        }
      };
    }

    private Status wrong(Diagnostic diagnostic) {
      models.show(List.of(diagnostic));
      return Status.WRONG_CALL;
    }

    private Status refused(String because) {
      console.out().println("refused    " + file + "  " + because);
      return Status.VIOLATED;
    }

    private Status certify(Certificate c) {
      return switch (models.load(c.model(), c.settings())) {
        case Loaded.Refused(List<Diagnostic> diagnostics) -> {
          models.show(diagnostics);
          yield Status.WRONG_CALL;
        }
        case Loaded.Ready(Protocol protocol, List<SourceFile> files, _) -> certify(c, protocol, files);
      };
    }

    private Status certify(Certificate c, Protocol protocol, List<SourceFile> files) {
      List<Certificate.HashedFile> now =
          files.stream().map(f -> new Certificate.HashedFile(f.name(), Checksum.of(f))).toList();
      boolean changed = !now.equals(c.files());
      Map<String, Integer> sizes = new LinkedHashMap<>();
      for (Type.Sort sort : protocol.sorts()) {
        sizes.put(sort.name(), sort.size());
      }
      if (!sizes.equals(c.sizes())) {
        return refused("it is of another instance: " + c.sizes() + ", and the model now has " + sizes);
      }
      Optional<Goal> goal = Goals.of(protocol).stream().filter(g -> g.name().equals(c.goal())).findFirst();
      if (goal.isEmpty()) {
        return refused("the model has no goal `" + c.goal() + "`");
      }
      switch (goal.get()) {
        case Goal.Always _, Goal.EveryStep _, Goal.Somewhere _, Goal.Deadlock _, Goal.WellDefined _ -> { }
        case Goal.Liveness liveness -> {
          Rereading rereading = Rechecks.rereading(models, files.getFirst(), c.settings());
          return c.proof() instanceof RoundsText text
              ? certify(c, protocol, liveness, text, rereading, changed)
              : refused("`" + c.goal() + "` is about infinite runs, and it is not");
        }
        case Goal.Unsupported _, Goal.MeasureGoal _, Goal.NotChecked _ -> {
          return refused("`" + c.goal() + "` is nothing that a certificate can show");
        }
      }
      Goal shown = goal.get();
      return switch (c.proof()) {
        case RoundsText _ -> refused("it is about infinite runs, and `" + c.goal() + "` is not");
        case ProofText.Induction(int depth) -> certify(
            c, protocol, shown, () -> InductionObligations.of(Lowering.withIntegers(protocol), shown, depth),
            () -> Rechecks.recheck().ofInduction(protocol, shown, depth, this::isStopped), changed);
        case ProofText.Invariant(List<String> conjuncts) ->
            switch (Rechecks.rereading(models, files.getFirst(), c.settings()).read(conjuncts)) {
              case Rereading.Result.Refused(List<Diagnostic> because) -> {
                models.show(because);
                yield refused("its invariant cannot be read");
              }
              case Rereading.Result.Read(List<Expr> read) ->
                  certify(c, protocol, shown, conjuncts.size(), read, changed);
            };
      };
    }

    private Status certify(
        Certificate c, Protocol protocol, Goal.Liveness goal, RoundsText text, Rereading rereading, boolean changed) {
      Lowered lowered;
      try {
        lowered = Lowering.lower(protocol);
      } catch (NotLowered e) {
        return refused("its model cannot be one for it: " + e.getMessage());
      }
      return switch (text.read(lowered, goal, rereading)) {
        case RoundsText.Result.Refused(String because) -> refused("its proof " + because);
        case RoundsText.Result.Read(Evidence.Rounds read) -> certify(
            c, protocol, goal, () -> ToShow.of(lowered, goal, read),
            () -> new RoundsRecheck(Rechecks.recheck()).of(protocol, goal, read, this::isStopped), changed);
      };
    }

    private boolean isStopped() {
      return console.interrupts().isAsked();
    }

    private Status certify(
        Certificate c, Protocol protocol, Goal goal, int conjuncts, List<Expr> read, boolean changed) {
      List<Expr> invariant = new ArrayList<>();
      for (Expr e : read) {
        Optional<Expr> known = InvariantText.remembering(goal, e);
        if (known.isEmpty()) {
          return refused("its invariant speaks of what the goal does not remember");
        }
        invariant.add(known.get());
      }
      if (invariant.size() != conjuncts) {
        return refused("its invariant says more than its conjuncts");
      }
      return certify(
          c, protocol, goal, () -> Obligations.of(Lowering.withIntegers(protocol), goal, invariant),
          () -> Rechecks.recheck().of(protocol, goal, invariant, this::isStopped), changed);
    }

    private Status certify(
        Certificate c, Protocol protocol, Goal goal, Supplier<List<Obligation>> written,
        Supplier<Recheck.Outcome> asked, boolean changed) {
      List<Obligation> rebuilt;
      try {
        rebuilt = written.get();
      } catch (NotWritten e) {
        console.out().println("undecided  " + file + "  not written in SMT-LIB: " + e.getMessage());
        return Status.UNDECIDED;
      }
      obligations.ifPresent(d -> rebuilt.forEach(o -> {
        String name = protocol.name() + "." + goal.name() + "." + o.name() + ".smt2";
        OutputOptions.save(console.directory().resolve(d).resolve(name), d + "/" + name, o.text());
      }));
      long start = console.nanoTime().getAsLong();
      return switch (asked.get()) {
        case Recheck.Outcome.Refuted r -> {
          Status status = refused("the proof of `" + goal.name() + "` fails at " + r.obligation() + ", says " + r.by()
              + (changed ? "; the model has changed" : ""));
          r.why().ifPresent(why -> console.out().print(FailureText.of(protocol, r.obligation(), why)));
          yield status;
        }
        case Recheck.Outcome.Open(String why) -> {
          console.out().println("undecided  " + file + "  " + why);
          yield Status.UNDECIDED;
        }
        case Recheck.Outcome.Shown(var by, var notes) -> {
          if (!changed && c.version().equals(Version.text())) {
            Optional<String> edited = edited(c.obligations(), rebuilt);
            if (edited.isPresent()) {
              yield refused(edited.get());
            }
          }
          double seconds = (console.nanoTime().getAsLong() - start) / 1e9;
          console.out().println(String.format(
              Locale.ROOT, "holds      %s  (%s, by %s in %.1f s%s)", file, goal.name(), String.join(" and ", by),
                  seconds,
              changed ? "; the model has changed, the proof still holds" : ""));
          notes.forEach(n -> console.out().println("note: " + n));
          yield Status.OK;
        }
      };
    }

    /** What is said of obligations that are not those of this invariant and this model. */
    private static Optional<String> edited(List<Obligation> saved, List<Obligation> rebuilt) {
      if (!saved.stream().map(Obligation::name).toList().equals(rebuilt.stream().map(Obligation::name).toList())) {
        return Optional.of("its obligations are not "
            + String.join(", ", rebuilt.stream().map(Obligation::name).toList()));
      }
      for (int i = 0; i < saved.size(); i++) {
        if (!saved.get(i).text().equals(rebuilt.get(i).text())) {
          return Optional.of("its " + saved.get(i).name() + " is not what this model and this proof ask for");
        }
      }
      return Optional.empty();
    }
  }
}
