package baton.checker.ground;

import baton.models.ir.Binder;
import org.jspecify.annotations.Nullable;

/** What names stand for. Immutable. */
final class Env {
  static final Env EMPTY = new Env(null, null, null);

  private final @Nullable Env outer;
  private final @Nullable Binder binder;
  private final @Nullable Rep value;

  private Env(@Nullable Env outer, @Nullable Binder binder, @Nullable Rep value) {
    this.outer = outer;
    this.binder = binder;
    this.value = value;
  }

  Env with(Binder name, Rep rep) {
    return new Env(this, name, rep);
  }

  Rep get(Binder name) {
    for (Env e = this; e != null; e = e.outer) {
      if (e.binder != null && e.value != null && e.binder.id() == name.id()) {
        return e.value;
      }
    }
    throw new IllegalStateException("nothing is bound to " + name.name());
  }
}
