package baton.properties;

import baton.models.ir.Children;
import baton.models.ir.Expr;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The largest parts of a grounded formula without any temporal operator: they must be well-defined (§3.8). */
final class Atoms {
  private Atoms() {}

  /** In evaluation order, each once. */
  static List<Expr> of(Expr grounded) {
    Set<Expr> atoms = new LinkedHashSet<>();
    collect(grounded, atoms);
    return List.copyOf(atoms);
  }

  private static void collect(Expr e, Set<Expr> into) {
    if (Temporality.isTemporal(e)) {
      Children.of(e).forEach(child -> collect(child, into));
    } else if (!(e instanceof Expr.Literal)) {
      into.add(e);
    }
  }
}
