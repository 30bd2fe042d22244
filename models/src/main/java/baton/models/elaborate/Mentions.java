package baton.models.elaborate;

import baton.models.ir.Binder;
import baton.models.ir.Children;
import baton.models.ir.Expr;
import baton.models.ir.Target;
import baton.models.ir.Target.Access;
import baton.models.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the right side of an assignment contains the place assigned, with defs, procs and lets inlined:
 * what makes it an update (§4.6 of the semantics).
 */
final class Mentions {
  /** What is known to be the value of a binder: one expression for {@code let}, each return of a proc. */
  private final Map<Binder, List<Expr>> meanings;

  Mentions(Map<Binder, List<Expr>> meanings) {
    this.meanings = meanings;
  }

  boolean mentions(Expr value, Target target) {
    List<Access> path = target.path().stream().map(this::resolved).toList();
    return mentions(value, target.variable(), path, new HashMap<>(meanings));
  }

  private boolean mentions(Expr e, Variable variable, List<Access> path, Map<Binder, List<Expr>> scope) {
    Optional<Place> place = place(e, scope);
    if (place.isPresent() && place.get().variable().equals(variable) && overlaps(place.get().path(), path)) {
      return true;
    }
    if (e instanceof Expr.Local(Binder binder, _)) {
      return scope.getOrDefault(binder, List.of()).stream().anyMatch(v -> mentions(v, variable, path, scope));
    }
    Map<Binder, List<Expr>> inner = new HashMap<>(scope);
    if (e instanceof Expr.Call(var definition, var arguments, _)) {
      for (int i = 0; i < arguments.size(); i++) {
        inner.put(definition.parameters().get(i), List.of(closed(arguments.get(i), scope)));
      }
      if (mentions(definition.body(), variable, path, inner)) {
        return true;
      }
    }
    if (e instanceof Expr.Let(Binder binder, Expr value, _, _)) {
      inner.put(binder, List.of(closed(value, scope)));
    }
    return Children.of(e).stream().anyMatch(part -> mentions(part, variable, path, inner));
  }

  private record Place(Variable variable, List<Access> path) {
    Place then(Access access) {
      List<Access> longer = new ArrayList<>(path);
      longer.add(access);
      return new Place(variable, longer);
    }
  }

  /** The place that an expression reads as a whole. */
  private Optional<Place> place(Expr e, Map<Binder, List<Expr>> scope) {
    if (e instanceof Expr.Read(Variable variable, _)) {
      return Optional.of(new Place(variable, List.of()));
    }
    if (e instanceof Expr.Lookup(Expr map, List<Expr> keys, _)) {
      return place(map, scope).map(p -> p.then(new Access.Key(keys.stream().map(k -> closed(k, scope)).toList())));
    }
    if (e instanceof Expr.Field(Expr record, int field, _)) {
      return place(record, scope).map(p -> p.then(new Access.Field(field)));
    }
    if (e instanceof Expr.Local(Binder binder, _) && scope.getOrDefault(binder, List.of()).size() == 1) {
      return place(scope.getOrDefault(binder, List.of()).getFirst(), scope);
    }
    return Optional.empty();
  }

  /** Whether one place is the other, contains it or is a part of it, as far as the text tells. */
  private static boolean overlaps(List<Access> one, List<Access> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      if (!one.get(i).equals(other.get(i))) {
        return false;
      }
    }
    return true;
  }

  private Access resolved(Access access) {
    return switch (access) {
      case Access.Key(List<Expr> keys) -> new Access.Key(keys.stream().map(k -> closed(k, meanings)).toList());
      case Access.Field field -> field;
    };
  }

  /** An index with lets inlined and conversions dropped, so that equal texts are equal. */
  private Expr closed(Expr e, Map<Binder, List<Expr>> scope) {
    if (e instanceof Expr.Local(Binder binder, _)) {
      List<Expr> values = scope.getOrDefault(binder, List.of());
      return values.size() == 1 && !values.getFirst().equals(e) ? closed(values.getFirst(), scope) : e;
    }
    if (e instanceof Expr.Narrow n) {
      return closed(n.value(), scope);
    }
    if (e instanceof Expr.Widen w) {
      return closed(w.value(), scope);
    }
    if (e instanceof Expr.Lookup(Expr map, List<Expr> keys, var at)) {
      return new Expr.Lookup(closed(map, scope), keys.stream().map(k -> closed(k, scope)).toList(), at);
    }
    if (e instanceof Expr.Field(Expr record, int field, var at)) {
      return new Expr.Field(closed(record, scope), field, at);
    }
    return e;
  }
}
