package baton.checker.integers;

import baton.models.ir.Binder;
import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.ir.Rewrite;
import baton.models.source.Origin;
import baton.models.value.Type;
import baton.models.value.Types;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What conjuncts say of each element of a sort, one by one, said once of all of them. */
final class Folding {
  private static final int BINDER = -1; // each stands in a formula of its own

  private Folding() {}

  /** The same conjunction. */
  static List<Expr> of(List<Expr> conjuncts) {
    Map<Expr, Set<Value.Element>> said = new LinkedHashMap<>(); // with a name for the only element
    conjuncts.forEach(c -> only(c).ifPresent(
        x -> said.computeIfAbsent(named(c), _ -> new LinkedHashSet<>()).add(x)));
    Set<Expr> folded = new LinkedHashSet<>();
    for (Expr c : conjuncts) {
      folded.add(only(c).map(Value.Element::type)
          .filter(sort -> sort.size() > 1 && said.getOrDefault(named(c), Set.of()).size() == sort.size())
          .map(sort -> forAll(sort, named(c)))
          .orElse(c));
    }
    return List.copyOf(folded);
  }

  /** The element that a formula is about, if there is only one. */
  private static Optional<Value.Element> only(Expr e) {
    Set<Value.Element> found = new LinkedHashSet<>();
    collect(e, found);
    return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
  }

  private static void collect(Expr e, Set<Value.Element> into) {
    if (e instanceof Expr.Literal(Value.Element x, _, _)) {
      into.add(x);
    }
    Rewrite.children(e, part -> {
      collect(part, into);
      return part;
    });
  }

  private static Expr named(Expr e) {
    return e instanceof Expr.Literal(Value.Element x, _, var at)
        ? new Expr.Local(binder(x.type()), at)
        : Rewrite.children(e, Folding::named);
  }

  private static Binder binder(Type.Sort sort) {
    return new Binder(sort.name().substring(0, 1).toLowerCase(Locale.ROOT), sort, BINDER);
  }

  private static Expr forAll(Type.Sort sort, Expr body) {
    List<Expr.Bound> bounds = List.of(new Expr.Bound(binder(sort), new Domain.Every(sort)));
    Expr everywhere = new Expr.Literal(Values.TRUE, Types.BOOL, Origin.nowhere());
    return new Expr.Quantified(Expr.Quantifier.ALL, bounds, everywhere, body, Types.BOOL, Origin.nowhere());
  }
}
