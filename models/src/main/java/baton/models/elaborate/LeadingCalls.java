package baton.models.elaborate;

import baton.models.ir.Binder;
import baton.models.ir.Stmt;
import baton.models.syntax.Expression;
import baton.models.syntax.Leading;
import baton.models.syntax.Name;
import java.util.List;
import java.util.Optional;

/**
 * Calls of procs and of {@code pop} that an expression makes before it computes anything else. Such a call becomes a
 * statement before the one in which it stands; what is left of the expression reads its result. Any other place for a
 * call would leave open what the rest of the expression sees of its effects.
 */
final class LeadingCalls {
  /** What to do about a call that stands elsewhere. */
  static final String HELP =
      "it may come first in a `let`, `:=`, `+=`, `-=`, `if`, `match`, `return`, or `require` without `unless`; "
          + "else give its value a name by `let`";

  private final ProcInliner procs;

  LeadingCalls(ProcInliner procs) {
    this.procs = procs;
  }

  /** What is left of an expression, and where its names mean something. */
  record Rest(Expression value, Context context) {}

  boolean in(Expression e, Context c) {
    return call(e, c).isPresent();
  }

  /** Makes the call that leads, if there is one. */
  Rest made(Expression e, Context c, StatementElaborator.Place place, List<Stmt> out) {
    Optional<Expression.Call> call = call(e, c);
    if (call.isEmpty()) {
      return new Rest(e, c);
    }
    Binder result = procs.result(call.get(), c, place, out);
    Name name = new Name(call.get().at().text(), call.get().at()); // has a parenthesis: no author can give it
    return new Rest(
        Leading.replaced(e, new Expression.Identifier(name)),
        new Context(c.scope(), c.names().with(name.text(), result)));
  }

  private Optional<Expression.Call> call(Expression e, Context c) {
    return Leading.call(e).filter(call -> procs.isCall(call, c));
  }
}
