package baton.models.elaborate;

import baton.models.ir.Binder;
import java.util.Optional;

/** The binders in scope, innermost first; a persistent list. */
sealed interface Names {
  static Names none() {
    return new Empty();
  }

  record Empty() implements Names {}

  record More(String name, Binder binder, Names outer) implements Names {}

  default Names with(Binder binder) {
    return new More(binder.name(), binder, this);
  }

  default Names with(String name, Binder binder) {
    return new More(name, binder, this);
  }

  default Optional<Binder> find(String name) {
    Names here = this;
    while (here instanceof More(String n, Binder binder, Names outer)) {
      if (n.equals(name)) {
        return Optional.of(binder);
      }
      here = outer;
    }
    return Optional.empty();
  }

  /** All names, for suggestions. */
  default java.util.List<String> all() {
    java.util.List<String> names = new java.util.ArrayList<>();
    Names here = this;
    while (here instanceof More(String n, _, Names outer)) {
      names.add(n);
      here = outer;
    }
    return names;
  }
}
