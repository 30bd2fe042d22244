package baton.models.elaborate;

import baton.models.ir.Expr;
import baton.models.ir.Ill;
import baton.models.ir.Protocol.Initialiser;
import baton.models.ir.Variable;
import baton.models.source.Origin;
import baton.models.syntax.Expression;
import baton.models.value.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Initial values of variables: one value for all entries of a map, or the whole value. */
final class InitialiserElaborator {
  private final ExpressionElaborator expressions;
  private final Shared shared;

  InitialiserElaborator(ExpressionElaborator expressions) {
    this.expressions = expressions;
    shared = expressions.shared;
  }

  Initialiser initialiser(VariableTable.Entry entry) {
    Variable variable = entry.symbol().variable().get();
    if (entry.declaration().isEmpty() || entry.declaration().get().initial().isEmpty()) {
      entry.declaration().ifPresent(d -> expressions.types.enumerable(variable.type(), d.name().at()));
      return new Initialiser(variable, Optional.empty());
    }
    Expression tree = entry.declaration().get().initial().get();
    List<Type.MapOf> layers = new ArrayList<>();
    Type inner = variable.type();
    while (inner instanceof Type.MapOf map) {
      layers.add(map);
      inner = map.range();
    }
    Expr e = expressions.any(tree, Optional.of(inner), Context.of(entry.scope()));
    if (!e.type().equals(variable.type())) {
      e = expressions.conversions.store(e, inner, Ill.RANGE, tree.at());
      for (int i = layers.size() - 1; i >= 0; i--) {
        e = new Expr.Filled(e, layers.get(i), Origin.of(tree.at()));
      }
    }
    new Levels(shared).require(e, Levels.FREE, "an initial value", tree.at());
    if (Levels.uses(e).isEmpty()) {
      shared.evaluate(e, tree.at());
    }
    return new Initialiser(variable, Optional.of(e));
  }
}
