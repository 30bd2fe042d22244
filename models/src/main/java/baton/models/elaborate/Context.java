package baton.models.elaborate;

import baton.models.ir.Binder;

/** Where an expression stands: the module instance, and the binders around it. */
record Context(Scope scope, Names names) {
  Context with(Binder binder) {
    return new Context(scope, names.with(binder));
  }

  static Context of(Scope scope) {
    return new Context(scope, Names.none());
  }
}
