package baton.counterexamples;

import baton.models.ir.Binder;
import baton.models.ir.Children;
import baton.models.ir.Expr;
import java.util.HashSet;
import java.util.Set;

/** The names that an expression uses and does not bind. */
final class FreeNames {
  private FreeNames() {}

  static Set<Binder> of(Expr e) {
    Set<Binder> used = new HashSet<>();
    Set<Binder> bound = new HashSet<>();
    collect(e, used, bound);
    used.removeAll(bound); // binders are unique: what is bound anywhere inside is free nowhere
    return used;
  }

  private static void collect(Expr e, Set<Binder> used, Set<Binder> bound) {
    switch (e) {
      case Expr.Local local -> used.add(local.binder());
      case Expr.Quantified q -> q.bounds().forEach(b -> bound.add(b.binder()));
      case Expr.Comprehension c -> bound.add(c.bound().binder());
      case Expr.Let let -> bound.add(let.binder());
      case Expr _ -> {}
    }
    Children.of(e).forEach(child -> collect(child, used, bound));
  }
}
