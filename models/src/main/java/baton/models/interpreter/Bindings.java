package baton.models.interpreter;

import baton.models.ir.Binder;
import baton.models.value.Value;
import java.util.List;

/** Values of bound names, innermost first; a persistent list. */
sealed interface Bindings {
  static Bindings none() {
    return new Empty();
  }

  record Empty() implements Bindings {}

  record Bound(int binder, Value value, Bindings outer) implements Bindings {}

  default Bindings with(Binder binder, Value value) {
    return new Bound(binder.id(), value, this);
  }

  default Bindings with(List<Binder> binders, List<Value> values) {
    Bindings all = this;
    for (int i = 0; i < binders.size(); i++) {
      all = all.with(binders.get(i), values.get(i));
    }
    return all;
  }

  default Value get(Binder binder) {
    Bindings here = this;
    while (here instanceof Bound(int id, Value value, Bindings outer)) {
      if (id == binder.id()) {
        return value;
      }
      here = outer;
    }
    throw new IllegalStateException("`" + binder.name() + "` is not bound");
  }
}
