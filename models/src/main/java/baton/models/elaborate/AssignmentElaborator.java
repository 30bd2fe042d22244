package baton.models.elaborate;

import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.Stmt;
import baton.models.ir.Target;
import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.Origin;
import baton.models.syntax.Expression;
import baton.models.syntax.Statement;
import java.util.ArrayList;
import java.util.List;

/** {@code x, y := e}. The value is computed before anything is written. */
final class AssignmentElaborator {
  private final ExpressionElaborator expressions;
  private final Shared shared;
  private final TargetElaborator targets;
  private final LeadingCalls calls;
  private final Meanings meanings;

  AssignmentElaborator(
      ExpressionElaborator expressions, TargetElaborator targets, LeadingCalls calls, Meanings meanings) {
    this.expressions = expressions;
    this.targets = targets;
    this.calls = calls;
    this.meanings = meanings;
    shared = expressions.shared;
  }

  void assign(Statement.Assign assignment, Context c, StatementElaborator.Place place, List<Stmt> out) {
    boolean several = assignment.targets().size() > 1;
    boolean keysFirst = several || calls.in(assignment.value(), c);
    List<Target> plain = new ArrayList<>();
    List<Target> written = new ArrayList<>();
    for (Expression tree : assignment.targets()) {
      Target target = targets.target(tree, c);
      onlyOnce(target, tree, plain, assignment.targets());
      plain.add(target);
      written.add(keysFirst ? targets.withKeysFirst(target, meanings, out) : target);
    }
    LeadingCalls.Rest rest = calls.made(assignment.value(), c, place, out);
    List<Expr> values = new ArrayList<>();
    for (Target target : written) {
      Expr value = new Levels(shared).require(
          new EntryValues(expressions).stored(rest.value(), target.type(), rest.context()),
          Levels.GUARD, "an action", assignment.value().at());
      values.add(several && !Levels.uses(value).isEmpty() ? computed(value, out) : value);
    }
    for (int i = 0; i < written.size(); i++) {
      boolean update = meanings.isUpdate(values.get(i), written.get(i));
      out.add(new Stmt.Assign(written.get(i), values.get(i), update, Origin.of(assignment.at())));
    }
  }

  /** Entries whose indices differ as texts may be one all the same; then they get the same value in order. */
  private void onlyOnce(Target target, Expression tree, List<Target> before, List<Expression> trees) {
    for (int i = 0; i < before.size(); i++) {
      if (target.isWithin(before.get(i)) || before.get(i).isWithin(target)) {
        shared.diagnostics.add(
            Diagnostic.error(Code.DUPLICATE_TARGET, tree.at(), "`" + tree.at().text() + "` is assigned twice at once")
                .note(trees.get(i).at(), "it is assigned here already")
                .help("name each place once; all of them get the same value"));
        throw new Abandon();
      }
    }
  }

  private Expr computed(Expr value, List<Stmt> out) {
    Binder binder = shared.fresh("value", value.type());
    meanings.put(binder, List.of(value));
    out.add(new Stmt.Let(binder, value, value.at()));
    return new Expr.Local(binder, value.at());
  }
}
