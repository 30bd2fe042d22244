package baton.cli;

import baton.checker.Engine;
import baton.checker.certificate.Certified;
import baton.checker.certificate.GivenInvariant;
import baton.checker.certificate.InvariantText;
import baton.checker.certificate.Recheck;
import baton.checker.certificate.Rechecked;
import baton.checker.certificate.Rereading;
import baton.checker.certificate.Strengthening;
import baton.checker.z3.Z3Library;
import baton.models.FormulaReader;
import baton.models.ir.Settings;
import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.ModuleSource;
import baton.models.source.SourceFile;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Has invariants shown again, from their text and the model that was read, and keeps how that went. */
final class Rechecks {
  private final Console console;
  private final Models models;
  private Optional<Rereading> rereading = Optional.empty();
  private final Optional<String> given;
  private final boolean asText;
  private final Z3Library z3 = new Z3Library(CacheDirectory.path());
  private Map<Goal, Rechecked> done = new LinkedHashMap<>();
  private Set<String> notes = new LinkedHashSet<>();
  private List<Strengthening> strengthenings = List.of();

  /** {@code given}: a file of invariants to try first. */
  Rechecks(Console console, Optional<String> given) {
    this(console, given, true);
  }

  private Rechecks(Console console, Optional<String> given, boolean asText) {
    this.console = console;
    this.given = given;
    this.asText = asText;
    models = new Models(console);
  }

  /** For a model under many budgets, which is not what its text says: formulas are shown as the engine has them. */
  static Rechecks underBudgets(Console console) {
    return new Rechecks(console, Optional.empty(), false);
  }

  static Recheck recheck() {
    return new Recheck(Optional.of(new Z3Library(CacheDirectory.path())));
  }

  /** Whether there are invariants to try first. */
  boolean isGiven() {
    return given.isPresent();
  }

  /** Whether Z3 can be loaded. */
  boolean hasZ3() {
    try {
      z3.load();
      return true;
    } catch (Z3Library.Unavailable _) {
      return false;
    }
  }

  /** What needs Z3, once that is loaded. */
  <T> T withZ3(T procedure) {
    try {
      z3.load();
      return procedure;
    } catch (Z3Library.Unavailable e) {
      throw new UserError("this engine needs Z3, which is not available: " + e.getMessage());
    }
  }

  /** Shows what the given invariants show. */
  Engine given() {
    return new GivenInvariant(() -> strengthenings, z3, note -> notes.add(note));
  }

  /** An engine whose invariants are shown again; it may answer on a thread of its own. */
  Engine certified(Engine engine) {
    return new Certified(
        engine, new Recheck(Optional.of(z3)),
        asText ? Optional.of(text -> rereading.orElseThrow().read(text)) : Optional.empty(),
        console.nanoTime(), (goal, rechecked) -> done.put(goal, rechecked));
  }

  /** What is being checked from now on; what is wrong with the invariants given, if something is. */
  List<Diagnostic> about(List<SourceFile> files, Settings settings) {
    rereading = Optional.of(rereading(models, files.getFirst(), settings));
    done = Collections.synchronizedMap(new LinkedHashMap<>());
    notes = new LinkedHashSet<>();
    return given.map(file -> read(file, files.getFirst(), settings)).orElse(List.of());
  }

  private List<Diagnostic> read(String file, SourceFile root, Settings settings) {
    return switch (models.source().root(file)) {
      case ModuleSource.Lookup.Missing _ ->
          List.of(Diagnostic.error(Code.UNREADABLE_FILE, "there is no file " + file));
      case ModuleSource.Lookup.Refused(Diagnostic because) -> List.of(because);
      case ModuleSource.Lookup.Found(SourceFile text, _) ->
          switch (new FormulaReader(withRoot(models.source(), root)).read(root.name(), settings, text)) {
            case FormulaReader.Formulas.Refused(var diagnostics) -> diagnostics;
            case FormulaReader.Formulas.Read(var names, var all) -> {
              List<Strengthening> read = new ArrayList<>();
              for (int i = 0; i < all.size(); i++) {
                read.add(new Strengthening(names.get(i), all.get(i)));
              }
              strengthenings = read;
              yield List.of();
            }
          };
    };
  }

  /** What became of the invariants given. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** How the invariants of what is being checked were shown. */
  Map<Goal, Rechecked> done() {
    return done;
  }

  /** Reads invariants of a model whose root has been read. */
  static Rereading rereading(Models models, SourceFile root, Settings settings) {
    FormulaReader reader = new FormulaReader(withRoot(models.source(), root));
    return text -> {
      SourceFile file = new SourceFile("the invariant", InvariantText.file(text));
      return switch (reader.read(root.name(), settings, file)) {
        case FormulaReader.Formulas.Read(_, var all) -> new Rereading.Result.Read(all);
        case FormulaReader.Formulas.Refused(var diagnostics) -> new Rereading.Result.Refused(diagnostics);
      };
    };
  }

  /** The files as ever, but the root as it was read: standard input is read once. */
  private static ModuleSource withRoot(ModuleSource files, SourceFile root) {
    return files.withRoots(_ -> new ModuleSource.Lookup.Found(root, Optional.empty()));
  }
}
