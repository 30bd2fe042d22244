package baton.models.elaborate;

import baton.models.ir.Expr;
import baton.models.ir.Protocol.Initialiser;
import baton.models.ir.Variable;
import baton.models.syntax.Expression;
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
      entry.declaration().ifPresent(_ -> expressions.types.enumerable(variable.type(), entry.symbol().at()));
      return new Initialiser(variable, Optional.empty());
    }
    Expression tree = entry.declaration().get().initial().get();
    Expr e = new EntryValues(expressions).stored(tree, variable.type(), Context.of(entry.scope()));
    new Levels(shared).require(e, Levels.FREE, "an initial value", tree.at());
    if (Levels.uses(e).isEmpty()) {
      shared.evaluate(e, tree.at());
    }
    return new Initialiser(variable, Optional.of(e));
  }
}
