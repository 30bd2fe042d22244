package baton.models.elaborate;

import baton.models.ir.Expr;
import baton.models.ir.Ill;
import baton.models.source.Origin;
import baton.models.syntax.Expression;
import baton.models.value.Type;
import java.util.Optional;

/** Values to be stored where a map may be filled with one value for all its entries, of several layers of maps too. */
final class EntryValues {
  private final ExpressionElaborator expressions;

  EntryValues(ExpressionElaborator expressions) {
    this.expressions = expressions;
  }

  /** {@code tree} as a value of {@code type}, or of what its entries hold. */
  Expr stored(Expression tree, Type type, Context c) {
    Expr e = expressions.any(tree, Optional.of(isMap(tree, c) ? type : entry(type)), c);
    return filled(e, type, layers(type) - layers(e.type()), tree);
  }

  private Expr filled(Expr e, Type type, int layers, Expression tree) {
    return layers > 0 && type instanceof Type.MapOf map
        ? new Expr.Filled(filled(e, map.range(), layers - 1, tree), map, Origin.of(tree.at()))
        : expressions.conversions.store(e, type, Ill.RANGE, tree.at());
  }

  /** A map's own name is meant, even where its entries have an element of that name. */
  private static boolean isMap(Expression tree, Context c) {
    return NameElaborator.path(tree).flatMap(p -> c.scope().value(p))
        .filter(s -> s instanceof Symbol.Var v && v.variable().get().type() instanceof Type.MapOf)
        .isPresent();
  }

  private static Type entry(Type type) {
    return type instanceof Type.MapOf map ? entry(map.range()) : type;
  }

  private static int layers(Type type) {
    return type instanceof Type.MapOf map ? 1 + layers(map.range()) : 0;
  }
}
