package baton.properties;

import baton.models.ir.Binder;
import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.ir.Property;
import baton.models.ir.Rewrite;
import baton.models.source.Origin;
import baton.models.value.Types;
import java.util.ArrayList;
import java.util.List;

/** What must be true for each condition of a property to say anything (§14.1 of the semantics). */
final class Antecedents {
  /**
   * "For some binding, the left side is true": of the implication, or of the {@code where} or {@code in}, that stands
   * below the outer {@code all}, {@code always} and {@code and}.
   *
   * @param text as the author wrote it
   */
  record Antecedent(Expr condition, String text, Origin at) {}

  /** Something on the left of a condition; several are joined by {@code and}. */
  private record Part(Expr condition, String text, Origin at) {}

  /** What is bound together, and what must be true of it before anything further in is looked at. */
  private record Level(List<Expr.Bound> bounds, List<Part> parts) {
    Level with(List<Expr.Bound> moreBounds, List<Part> moreParts) {
      List<Expr.Bound> allBounds = new ArrayList<>(bounds);
      allBounds.addAll(moreBounds);
      List<Part> allParts = new ArrayList<>(parts);
      allParts.addAll(moreParts);
      return new Level(allBounds, allParts);
    }

    /** For some binding all parts are true, and so is what stands further in; ill counts as false. */
    Expr some(Expr inner, Origin at) {
      Expr all = new Expr.OrFalse(
          Booleans.and(parts.stream().map(Part::condition).reduce(Booleans.TRUE, Booleans::and), inner), at);
      return bounds.isEmpty()
          ? all
          : new Expr.Quantified(Expr.Quantifier.SOME, bounds, Booleans.TRUE, all, Types.BOOL, at);
    }
  }

  private final Origin at;
  private final List<Antecedent> found = new ArrayList<>();

  private Antecedents(Origin at) {
    this.at = at;
  }

  /** In their order; of a condition that always says something there is none. */
  static List<Antecedent> of(Property property) {
    Antecedents antecedents = new Antecedents(property.at());
    List<Expr.Bound> bounds = new ArrayList<>();
    for (Binder parameter : property.parameters()) {
      bounds.add(new Expr.Bound(parameter, new Domain.Every(parameter.type())));
    }
    antecedents.below(property.body(), List.of(new Level(bounds, List.of())));
    return antecedents.found;
  }

  private void below(Expr body, List<Level> levels) {
    switch (body) {
      case Expr.Quantified q when q.quantifier() == Expr.Quantifier.ALL ->
          below(q.body(), and(bind(levels, q.bounds()), q.where()));
      case Expr.Temporal(var op, Expr inner, _) when op == Expr.UnaryTemporal.ALWAYS -> below(inner, levels);
      case Expr.Call call -> below(Rewrite.inlined(call), levels);
      case Expr.Logic(var op, Expr first, Expr second, _) when op == Expr.LogicOp.AND -> {
        below(first, levels);
        below(second, levels);
      }
      case Expr.Logic(var op, Expr first, _, _) when op == Expr.LogicOp.IMPLIES -> found(and(levels, first));
      case Expr.Temporal2(var op, Expr first, _, _) when op == Expr.BinaryTemporal.LEADSTO ->
          found(and(levels, first));
      case Expr _ -> found(levels);
    }
  }

  /** What is bound further in; a collection is looked at only where all that stands further out is true. */
  private static List<Level> bind(List<Level> levels, List<Expr.Bound> more) {
    List<Part> parts = new ArrayList<>();
    for (Expr.Bound bound : more) {
      if (bound.domain() instanceof Domain.Within(Expr e)) {
        parts.add(new Part(Booleans.TRUE, bound.binder().name() + " in " + text(e), e.at()));
      }
    }
    List<Level> all = new ArrayList<>(levels);
    if (parts.isEmpty()) {
      all.add(all.removeLast().with(more, List.of()));
    } else {
      all.add(new Level(more, parts));
    }
    return all;
  }

  private static List<Level> and(List<Level> levels, Expr more) {
    if (more.equals(Booleans.TRUE)) {
      return levels;
    }
    List<Level> all = new ArrayList<>(levels);
    all.add(all.removeLast().with(List.of(), List.of(new Part(more, text(more), more.at()))));
    return all;
  }

  private void found(List<Level> levels) {
    List<Part> parts = levels.stream().flatMap(l -> l.parts().stream()).toList();
    if (parts.isEmpty()) {
      return;
    }
    Expr condition = Booleans.TRUE;
    for (Level level : levels.reversed()) {
      condition = level.some(condition, at);
    }
    found.add(new Antecedent(
        condition, String.join(" and ", parts.stream().map(Part::text).toList()), parts.getLast().at()));
  }

  /** In one line. */
  private static String text(Expr e) {
    return e.at().span().map(span -> span.text().replaceAll("//.*", "").strip().replaceAll("\\s+", " ")).orElse("…");
  }
}
