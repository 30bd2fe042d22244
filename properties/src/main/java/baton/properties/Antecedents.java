package baton.properties;

import baton.models.ir.Children;
import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.ir.Property;
import baton.models.ir.Rewrite;
import baton.models.ir.Variable;
import baton.models.source.Origin;
import baton.properties.Surroundings.Given;
import baton.properties.Surroundings.Level;
import baton.properties.Surroundings.Part;
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

  private final Property.Kind kind;
  private final Origin at;
  private final List<Antecedent> found = new ArrayList<>();

  private Antecedents(Property property) {
    kind = property.kind();
    at = property.at();
  }

  /** In their order; of a condition that always says something there is none. */
  static List<Antecedent> of(Property property) {
    Antecedents antecedents = new Antecedents(property);
    antecedents.below(property.body(), Surroundings.of(property.parameters()));
    return antecedents.found;
  }

  private void below(Expr body, Surroundings outside) {
    switch (body) {
      case Expr.Quantified q when q.quantifier() == Expr.Quantifier.ALL ->
          below(q.body(), outside.bind(q.bounds()).and(q.where()));
      case Expr.Temporal(var op, Expr inner, _) when op == Expr.UnaryTemporal.ALWAYS -> below(inner, outside.later());
      case Expr.Call call when kind == Property.Kind.TRANSITION ->
          below(call.definition().body(), outside.given(given(call)));
      case Expr.Call call -> below(Rewrite.inlined(call), outside);
      case Expr.Logic(var op, Expr first, Expr second, _) when op == Expr.LogicOp.AND -> {
        below(first, outside);
        below(second, outside);
      }
      case Expr.Logic(var op, Expr first, _, _) when op == Expr.LogicOp.IMPLIES -> found(outside.and(first));
      case Expr.Temporal2(var op, Expr first, _, _) when op == Expr.BinaryTemporal.LEADSTO ->
          found(outside.later().and(first));
      case Expr _ -> found(outside);
    }
  }

  /** What the arguments are worth before the step: a parameter is that behind it, too ({@code e'}). */
  private static List<Given> given(Expr.Call call) {
    List<Given> given = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      given.add(new Given(call.definition().parameters().get(i), call.arguments().get(i)));
    }
    return given;
  }

  private void found(Surroundings outside) {
    List<Part> parts = outside.parts();
    if (!parts.isEmpty()) {
      found.add(new Antecedent(
          condition(outside), String.join(" and ", parts.stream().map(Part::text).toList()), parts.getLast().at()));
    }
  }

  /** What stands outside of all {@code always} in a property is judged at the first instant alone. */
  private Expr condition(Surroundings outside) {
    if (kind != Property.Kind.PROPERTY) {
      return some(outside.now());
    }
    if (outside.earlier().isEmpty()) {
      return isRigid(outside.now()) ? some(outside.now()) : Booleans.and(atFirst(), some(outside.now()));
    }
    return outside.earlier().stream().allMatch(Antecedents::isRigid) ? some(outside.levels()) : inTurn(outside);
  }

  private Expr some(List<Level> levels) {
    Expr condition = Booleans.TRUE;
    for (Level level : levels.reversed()) {
      condition = level.some(condition, at);
    }
    return condition;
  }

  /** For some binding that which is judged earlier was once true, one after the other, and the rest is now. */
  private Expr inTurn(Surroundings outside) {
    List<Expr.Bound> bounds = new ArrayList<>();
    Expr before = atFirst();
    for (List<Level> levels : outside.earlier()) {
      List<Expr> parts = new ArrayList<>(List.of(before));
      for (Level level : levels) {
        for (Expr.Bound b : level.bounds()) {
          bounds.add(new Expr.Bound(b.binder(), new Domain.Every(b.domain().element())));
          if (b.domain() instanceof Domain.Within(Expr collection)) {
            parts.add(new Expr.In(new Expr.Local(b.binder(), at), collection, at));
          }
        }
        level.parts().forEach(p -> parts.add(p.condition()));
      }
      before = new Expr.Temporal(Expr.UnaryTemporal.ONCE, new Expr.OrFalse(Booleans.all(parts), at), at);
    }
    return Level.some(bounds, new Expr.OrFalse(Booleans.and(before, some(outside.now())), at), at);
  }

  /** Only the first instant has none before it. */
  private Expr atFirst() {
    return Booleans.not(new Expr.Temporal(Expr.UnaryTemporal.PREVIOUSLY, Booleans.TRUE, at));
  }

  /** Whether it is the same at all instants of a run; then nothing has to be remembered of it. */
  private static boolean isRigid(List<Level> levels) {
    return levels.stream().allMatch(l -> l.parts().stream().allMatch(p -> isRigid(p.condition()))
        && l.bounds().stream().allMatch(b -> !(b.domain() instanceof Domain.Within(Expr e)) || isRigid(e)));
  }

  private static boolean isRigid(Expr e) {
    return switch (e) {
      case Expr.Read(var variable, _) -> variable.kind() == Variable.Kind.FREE_CONSTANT;
      case Expr.Did _, Expr.Enabled _, Expr.Running _, Expr.At _, Expr.Temporal _, Expr.Temporal2 _ -> false;
      case Expr.Call call ->
          isRigid(call.definition().body()) && call.arguments().stream().allMatch(Antecedents::isRigid);
      case Expr other -> Children.of(other).stream().allMatch(Antecedents::isRigid);
    };
  }
}
