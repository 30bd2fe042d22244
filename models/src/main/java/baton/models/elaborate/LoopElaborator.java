package baton.models.elaborate;

import baton.models.ir.Expr;
import baton.models.ir.Stmt;
import baton.models.source.Code;
import baton.models.syntax.Domain;
import baton.models.syntax.Expression;
import baton.models.value.Type;
import java.util.Optional;

/** What a loop {@code for x in …} runs over, in order. */
final class LoopElaborator {
  private final ExpressionElaborator expressions;
  private final Shared shared;

  LoopElaborator(ExpressionElaborator expressions) {
    this.expressions = expressions;
    shared = expressions.shared;
  }

  Stmt.Order order(Domain domain, String binder, Context c) {
    return switch (domain) {
      case Domain.OfType(var type) -> throw new IllegalArgumentException("not in order: " + type);
      case Domain.InRange(var lo, var hi) -> new Stmt.Order.Ascending(expressions.bindings().range(lo, hi, c));
      case Domain.In(var collection) -> in(collection, binder, c);
    };
  }

  private Stmt.Order in(Expression collection, String binder, Context c) {
    Optional<Type> named = expressions.bindings().typeNamed(collection, c);
    if (named.isPresent()) {
      Type type = named.get();
      if (type instanceof Type.Enumeration || type instanceof Type.Range || type instanceof Type.Bool) {
        expressions.types.enumerable(type, collection.at());
        return new Stmt.Order.Ascending(type);
      }
      throw shared.error(Code.BAD_LOOP, collection.at(), "the elements of " + type + " have no order",
          "write `for " + binder + ": " + collection.at().text() + "`, which needs none");
    }
    Expr e = expressions.any(collection, Optional.empty(), c);
    if (e.type() instanceof Type.ListOf) {
      return new Stmt.Order.Elements(e);
    }
    throw shared.error(Code.BAD_LOOP, collection.at(),
        Conversions.describe(e.type()) + " cannot be gone through in order",
        e.type() instanceof Type.SetOf(Type element)
            ? "write `for " + binder + ": " + element + " where " + binder + " in " + collection.at().text() + "`"
            : "`for x in` takes a list, an enum or a range");
  }
}
