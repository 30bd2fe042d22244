package baton.properties;

import baton.models.ir.Binder;
import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.source.Origin;
import baton.models.value.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands around a part of a property, from the outside in.
 *
 * @param earlier what is judged at earlier instants: outside one {@code always}, and the next
 * @param now what is judged at the same instant
 */
record Surroundings(List<List<Level>> earlier, List<Level> now) {
  /** Something on the left of a condition; several are joined by {@code and}. */
  record Part(Expr condition, String text, Origin at) {}

  /** What a parameter of a def is worth. */
  record Given(Binder parameter, Expr argument) {}

  /** What is bound together, and what must be true of it before anything further in is looked at. */
  record Level(List<Expr.Bound> bounds, List<Given> given, List<Part> parts) {
    private static final Level NONE = new Level(List.of(), List.of(), List.of());

    private Level with(List<Expr.Bound> moreBounds, List<Part> moreParts) {
      return new Level(joined(bounds, moreBounds), given, joined(parts, moreParts));
    }

    /** For some binding all parts are true, and so is what stands further in; ill counts as false. */
    Expr some(Expr inner, Origin at) {
      Expr all = Booleans.and(Booleans.all(parts.stream().map(Part::condition).toList()), inner);
      for (Given g : given.reversed()) {
        all = new Expr.Let(g.parameter(), g.argument(), all, at);
      }
      return some(bounds, new Expr.OrFalse(all, at), at);
    }

    static Expr some(List<Expr.Bound> bounds, Expr body, Origin at) {
      return bounds.isEmpty()
          ? body
          : new Expr.Quantified(Expr.Quantifier.SOME, bounds, Booleans.TRUE, body, Types.BOOL, at);
    }
  }

  /** Nothing but the parameters of the property. */
  static Surroundings of(List<Binder> parameters) {
    List<Expr.Bound> bounds = new ArrayList<>();
    for (Binder parameter : parameters) {
      bounds.add(new Expr.Bound(parameter, new Domain.Every(parameter.type())));
    }
    return new Surroundings(List.of(), List.of(Level.NONE.with(bounds, List.of())));
  }

  /** Inside an {@code always}. */
  Surroundings later() {
    return new Surroundings(joined(earlier, List.of(now)), List.of(Level.NONE));
  }

  /** Where this is true. */
  Surroundings and(Expr more) {
    return more.equals(Booleans.TRUE)
        ? this
        : with(now.getLast().with(List.of(), List.of(new Part(more, text(more), more.at()))));
  }

  /** What is bound further in; a collection is looked at only where all that stands further out is true. */
  Surroundings bind(List<Expr.Bound> more) {
    List<Part> parts = new ArrayList<>();
    for (Expr.Bound bound : more) {
      if (bound.domain() instanceof Domain.Within(Expr e)) {
        parts.add(new Part(Booleans.TRUE, bound.binder().name() + " in " + text(e), e.at()));
      }
    }
    return parts.isEmpty()
        ? with(now.getLast().with(more, List.of()))
        : new Surroundings(earlier, joined(now, List.of(new Level(more, List.of(), parts))));
  }

  /** Inside a def. */
  Surroundings given(List<Given> parameters) {
    return new Surroundings(earlier, joined(now, List.of(new Level(List.of(), parameters, List.of()))));
  }

  private Surroundings with(Level last) {
    return new Surroundings(earlier, joined(now.subList(0, now.size() - 1), List.of(last)));
  }

  List<Level> levels() {
    return joined(earlier.stream().flatMap(List::stream).toList(), now);
  }

  List<Part> parts() {
    return levels().stream().flatMap(l -> l.parts().stream()).toList();
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  /** In one line. */
  private static String text(Expr e) {
    return e.at().span().map(span -> span.text().replaceAll("//.*", "").strip().replaceAll("\\s+", " ")).orElse("…");
  }
}
