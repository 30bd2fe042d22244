package baton.checker.export.tla;

import baton.models.ir.Statements;
import baton.models.ir.Stmt;
import baton.models.ir.Variable;
import java.util.List;
import java.util.Set;

/** What statements write. */
final class Writes {
  private Writes() {}

  /** The variables that targets name; where control stands is not among them. */
  static void collect(List<Stmt> block, Set<Variable> into) {
    for (Stmt s : block) {
      Statements.target(s).ifPresent(t -> into.add(t.variable()));
      Statements.blocks(s).forEach(b -> collect(b, into));
    }
  }
}
