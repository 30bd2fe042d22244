package baton.models;

import baton.models.elaborate.Elaborator;
import baton.models.elaborate.Linked;
import baton.models.elaborate.Linker;
import baton.models.ir.Expr;
import baton.models.ir.Settings;
import baton.models.source.Diagnostic;
import baton.models.source.Diagnostics;
import baton.models.source.ModuleSource;
import baton.models.source.SourceFile;
import baton.models.syntax.Declaration;
import baton.models.syntax.Parser;
import java.util.List;
import java.util.Optional;

/** Reads invariants of a protocol that do not stand in it. */
public final class FormulaReader {
  private final ModuleSource source;

  public FormulaReader(ModuleSource source) {
    this.source = source;
  }

  /** What reading gives. */
  public sealed interface Formulas {
    /** One for each declaration, over the state: its parameters have become an outer {@code all}. */
    record Read(List<String> names, List<Expr> all) implements Formulas {
      public Read {
        names = List.copyOf(names);
        all = List.copyOf(all);
      }
    }

    /** At least one of them is an error. */
    record Refused(List<Diagnostic> diagnostics) implements Formulas {
      public Refused {
        diagnostics = List.copyOf(diagnostics);
      }
    }
  }

  /**
   * Reads what the file {@code formulas} says of the protocol at {@code path}, at the instance that {@code settings}
   * give. Names mean what they mean at the end of the protocol's own file; elements of sorts, positions in routines,
   * used budgets and a goal's memory have names with a {@code #} here.
   */
  public Formulas read(String path, Settings settings, SourceFile formulas) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Linked> linked = new Linker(source, diagnostics).link(path);
    List<Declaration.PropertyDecl> declared = Parser.invariants(formulas, diagnostics);
    if (linked.isEmpty() || diagnostics.hasErrors()) {
      return new Formulas.Refused(diagnostics.sorted());
    }
    return Elaborator.invariants(linked.get(), settings, declared, diagnostics)
        .<Formulas>map(all -> new Formulas.Read(declared.stream().map(d -> d.name().text()).toList(), all))
        .orElseGet(() -> new Formulas.Refused(diagnostics.sorted()));
  }
}
