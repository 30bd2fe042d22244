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
    antecedents.below(property.body(), bounds, List.of());
    return antecedents.found;
  }

  /** {@code left}: what must be true before the body is asked for. */
  private void below(Expr body, List<Expr.Bound> bounds, List<Part> left) {
    switch (body) {
      case Expr.Quantified q when q.quantifier() == Expr.Quantifier.ALL -> {
        List<Expr.Bound> allBounds = new ArrayList<>(bounds);
        List<Part> allParts = new ArrayList<>(left);
        for (Expr.Bound bound : q.bounds()) {
          allBounds.add(bound);
          if (bound.domain() instanceof Domain.Within(Expr e)) {
            allParts.add(new Part(Booleans.TRUE, bound.binder().name() + " in " + text(e), e.at()));
          }
        }
        below(q.body(), allBounds, and(allParts, q.where()));
      }
      case Expr.Temporal(var op, Expr inner, _) when op == Expr.UnaryTemporal.ALWAYS -> below(inner, bounds, left);
      case Expr.Call call -> below(Rewrite.inlined(call), bounds, left);
      case Expr.Logic(var op, Expr first, Expr second, _) when op == Expr.LogicOp.AND -> {
        below(first, bounds, left);
        below(second, bounds, left);
      }
      case Expr.Logic(var op, Expr first, _, _) when op == Expr.LogicOp.IMPLIES -> found(bounds, and(left, first));
      case Expr.Temporal2(var op, Expr first, _, _) when op == Expr.BinaryTemporal.LEADSTO ->
          found(bounds, and(left, first));
      case Expr _ -> found(bounds, left);
    }
  }

  private static List<Part> and(List<Part> left, Expr more) {
    if (more.equals(Booleans.TRUE)) {
      return left;
    }
    List<Part> both = new ArrayList<>(left);
    both.add(new Part(more, text(more), more.at()));
    return both;
  }

  private void found(List<Expr.Bound> bounds, List<Part> left) {
    if (left.isEmpty()) {
      return;
    }
    Expr all = left.stream().map(Part::condition).reduce(Booleans.TRUE, Booleans::and);
    Expr condition = new Expr.OrFalse(all, at);
    found.add(new Antecedent(
        bounds.isEmpty()
            ? condition
            : new Expr.Quantified(Expr.Quantifier.SOME, bounds, Booleans.TRUE, condition, Types.BOOL, at),
        String.join(" and ", left.stream().map(Part::text).toList()), left.getLast().at()));
  }

  /** In one line. */
  private static String text(Expr e) {
    return e.at().span().map(span -> span.text().replaceAll("//.*", "").strip().replaceAll("\\s+", " ")).orElse("…");
  }
}
