package baton.models.ir;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What bound names are called in a printed expression: by their own names, unless two would be one. */
record PrintedNames(Map<Binder, String> names) {
  PrintedNames {
    names = Map.copyOf(names);
  }

  /** The names that an expression mentions without binding them. */
  static PrintedNames free(Expr e) {
    Map<Binder, String> free = new HashMap<>();
    collect(e, free);
    return new PrintedNames(free);
  }

  private static void collect(Expr e, Map<Binder, String> into) {
    if (e instanceof Expr.Local(Binder binder, _)) {
      into.put(binder, binder.name());
    }
    Children.of(e).forEach(child -> collect(child, into));
    switch (e) { // binders are unique, so what is bound anywhere inside is not free
      case Expr.Quantified q -> q.bounds().forEach(b -> into.remove(b.binder()));
      case Expr.Comprehension c -> into.remove(c.bound().binder());
      case Expr.Let let -> into.remove(let.binder());
      case Expr _ -> {}
    }
  }

  String of(Binder binder) {
    return Optional.ofNullable(names.get(binder)).orElse(binder.name());
  }

  boolean isTaken(String name) {
    return names.containsValue(name);
  }

  /** The names inside the scope of one more binder. */
  PrintedNames with(Binder binder) {
    Map<Binder, String> more = new HashMap<>(names);
    more.remove(binder);
    String name = binder.name();
    for (int n = 2; more.containsValue(name); n++) {
      name = binder.name() + n;
    }
    more.put(binder, name);
    return new PrintedNames(more);
  }
}
