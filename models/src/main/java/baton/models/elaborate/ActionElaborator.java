package baton.models.elaborate;

import baton.models.ir.Action;
import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.Place;
import baton.models.ir.Stmt;
import baton.models.source.Code;
import baton.models.source.Origin;
import baton.models.syntax.Alternative;
import baton.models.syntax.Declaration.ActionDecl;
import baton.models.syntax.Declaration.Fairness;
import baton.models.value.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Actions and faults with their alternatives. */
final class ActionElaborator {
  private final ExpressionElaborator expressions;
  private final Shared shared;

  ActionElaborator(ExpressionElaborator expressions) {
    this.expressions = expressions;
    shared = expressions.shared;
  }

  /** The parameters of a declaration, as binders. */
  List<Binder> parameters(List<baton.models.syntax.Parameter> trees, Scope scope) {
    List<Binder> binders = new ArrayList<>();
    for (var tree : trees) {
      Type type = expressions.types.enumerable(expressions.types.type(tree.type(), scope), tree.type().at());
      binders.add(shared.fresh(tree.name().text(), type));
    }
    return binders;
  }

  Place place(ActionDecl declaration, List<Binder> parameters, Scope scope) {
    Context c = Context.of(scope);
    for (Binder binder : parameters) {
      c = c.with(binder);
    }
    Optional<Expr> when = Optional.empty();
    boolean broken = false;
    try {
      if (declaration.when().isPresent()) {
        when = Optional.of(new Levels(shared).require(
            expressions.bool(declaration.when().get(), c), Levels.GUARD, "a guard", declaration.when().get().at()));
      }
    } catch (Abandon _) {
      broken = true;
    }
    List<Alternative> trees = declaration.alternatives();
    checkFaults(declaration);
    List<Action> alternatives = alternatives(trees, scope.prefix, c, declaration.doc());
    if (broken) {
      throw new Abandon();
    }
    Place.Fairness fairness =
        switch (declaration.fairness()) {
          case NONE -> Place.Fairness.NONE;
          case WEAK -> Place.Fairness.WEAK;
          case STRONG -> Place.Fairness.STRONG;
        };
    return new Place(parameters, when, fairness, alternatives, Optional.empty());
  }

  private void checkFaults(ActionDecl declaration) {
    Alternative first = declaration.alternatives().getFirst();
    if (!first.fault()) {
      return;
    }
    if (declaration.fairness() != Fairness.NONE) {
      shared.warn(Code.FAIR_FAULT, first.name().at(), "`fair` means nothing for a fault",
          "a fault is never forced: leave `fair` out, or make it an action");
    }
    for (Alternative other : declaration.alternatives()) {
      if (!other.fault()) {
        throw shared.error(Code.BAD_ALTERNATIVE, other.name().at(), "an alternative of a fault is a fault",
            "write `or fault " + other.name().text() + "`, or begin with the action");
      }
    }
  }

  /** The alternatives of a place, under {@code prefix}. */
  List<Action> alternatives(List<Alternative> trees, String prefix, Context c, Optional<String> doc) {
    List<Action> actions = new ArrayList<>();
    boolean broken = false;
    for (Alternative tree : trees) {
      try {
        List<Stmt> body = new StatementElaborator(expressions).block(tree.body(), c, StatementElaborator.Place.body());
        Optional<Expr> takes = Optional.empty();
        if (tree.takes().isPresent()) {
          takes = Optional.of(new Levels(shared).require(
              new OperatorElaborator(expressions).integer(tree.takes().get(), c), Levels.FREE, "a duration",
              tree.takes().get().at()));
        }
        if (!tree.fault() && tree.max().isPresent()) {
          throw shared.error(Code.BAD_ALTERNATIVE, tree.max().get().at(), "only a fault has a budget",
              "write `fault " + tree.name().text() + "`, or guard the action");
        }
        actions.add(new Action(
            prefix + tree.name().text(), tree.fault(), takes, body,
            actions.isEmpty() ? doc : Optional.empty(), Origin.of(tree.name().at())));
      } catch (Abandon _) {
        broken = true;
      }
    }
    if (broken) {
      throw new Abandon();
    }
    return actions;
  }
}
