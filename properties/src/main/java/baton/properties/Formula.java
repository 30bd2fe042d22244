package baton.properties;

import baton.models.ir.Expr;

/** A future-time formula in negation normal form; atoms are expressions over state, step and bits. */
sealed interface Formula {
  record Atom(Expr expr) implements Formula {}

  record And(Formula left, Formula right) implements Formula {}

  record Or(Formula left, Formula right) implements Formula {}

  record Next(Formula body) implements Formula {}

  record Always(Formula body) implements Formula {}

  record Eventually(Formula body) implements Formula {}

  record Until(Formula left, Formula right) implements Formula {}

  record Release(Formula left, Formula right) implements Formula {}
}
