package baton.checker.symbolic;

import baton.checker.Evidence;
import baton.checker.transition.Cube;
import baton.checker.transition.TransitionSystem;
import baton.models.ir.Expr;
import baton.models.value.Types;
import java.util.ArrayList;
import java.util.List;

/** Clauses over atoms as formulas of the language. */
public final class Formulas {
  private final TransitionSystem system;

  public Formulas(TransitionSystem system) {
    this.system = system;
  }

  /** The invariant that says of each cube that it is never reached. */
  public Evidence.Invariant invariant(List<List<Cube>> clauses) {
    List<Expr> conjuncts = new ArrayList<>();
    return new Evidence.Invariant(conjuncts, clauses.stream().mapToInt(List::size).sum());
  }
}
