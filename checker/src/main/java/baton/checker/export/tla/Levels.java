package baton.checker.export.tla;

import baton.models.ir.Children;
import baton.models.ir.Expr;
import baton.models.ir.Variable;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** What expressions look at, the defs that they call included. */
final class Levels {
  private Levels() {}

  static boolean any(Expr e, Predicate<Expr> is) {
    return is.test(e)
        || e instanceof Expr.Call c && any(c.definition().body(), is)
        || Children.of(e).stream().anyMatch(child -> any(child, is));
  }

  static boolean hasPrime(Expr e) {
    return any(e, x -> x instanceof Expr.Prime);
  }

  static boolean hasLabel(Expr e) {
    return any(e, x -> x instanceof Expr.Did);
  }

  /** The variables that it reads; where control stands is one. */
  static Set<Variable> reads(Expr e) {
    Set<Variable> variables = new HashSet<>();
    collect(e, variables);
    return variables;
  }

  private static void collect(Expr e, Set<Variable> into) {
    if (e instanceof Expr.Read(Variable v, _)) {
      into.add(v);
    }
    if (e instanceof Expr.Call c) {
      collect(c.definition().body(), into);
    }
    Children.of(e).forEach(child -> collect(child, into));
  }
}
