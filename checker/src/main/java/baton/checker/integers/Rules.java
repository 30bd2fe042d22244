package baton.checker.integers;

import baton.checker.z3.HornClauses;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules that a set of states must keep to be an invariant. All steps are one rule, in which Booleans choose one of
 * them. Only what is a state at all is gone on from: steps lead to nothing else.
 */
final class Rules {
  private final Asked asked;
  private final Context context;
  private final HornClauses clauses;
  private final StateTerms before;
  private final StateTerms after;
  private final NodeTerms now;

  /** Adds them. */
  Rules(Asked asked, Shape shape, Context context) {
    this.asked = asked;
    this.context = context;
    before = new StateTerms(shape, context, "s");
    after = new StateTerms(shape, context, "t");
    now = new NodeTerms(context, before);
    clauses = new HornClauses(context, before.all());
    asked.starts().forEach(this::start);
    steps();
    bads();
  }

  /** That the state before is one. */
  private BoolExpr isState() {
    return context.mkAnd(before.inBounds(), now.truth(asked.lowered().isState()));
  }

  HornClauses clauses() {
    return clauses;
  }

  private void start(Asked.Start start) {
    List<BoolExpr> body = new ArrayList<>(List.of(before.inBounds(), now.truth(start.taken())));
    for (int cell = 0; cell < before.shape().width(); cell++) {
      List<Expr<?>> values = now.slots(cell, start.state().get(cell));
      for (int i = 0; i < values.size(); i++) {
        body.add(context.mkEq(after.slot(cell, i), values.get(i)));
      }
    }
    clauses.rule(clauses.and(body), clauses.reached(after.all()), List.of(before.all(), after.all()));
    clauses.rule(
        context.mkAnd(before.inBounds(), now.truth(start.taken()), now.truth(start.bad())), clauses.badIsReached(),
        List.of(before.all()));
  }

  private void steps() {
    List<Asked.Move> moves = asked.moves();
    if (moves.isEmpty()) {
      return;
    }
    HornClauses.Choice choice = clauses.choice(moves.size());
    List<BoolExpr> chosen = choice.chosen();
    List<BoolExpr> some = new ArrayList<>();
    for (int m = 0; m < moves.size(); m++) {
      some.add(context.mkAnd(chosen.get(m), now.truth(moves.get(m).taken())));
    }
    List<BoolExpr> body = new ArrayList<>(List.of(clauses.reached(before.all()), isState(), clauses.or(some)));
    for (int cell = 0; cell < before.shape().width(); cell++) {
      for (int i = 0; i < before.shape().slots(cell); i++) {
        body.add(context.mkEq(after.slot(cell, i), becomes(cell, i, chosen)));
      }
    }
    clauses.rule(
        clauses.and(body), clauses.reached(after.all()), List.of(before.all(), after.all(), choice.variables()));
  }

  private Expr<?> becomes(int cell, int slot, List<BoolExpr> chosen) {
    Expr<?> value = before.slot(cell, slot);
    Expr<?> old = value;
    for (int m = chosen.size() - 1; m >= 0; m--) {
      Expr<?> one = now.slots(cell, asked.moves().get(m).after().get(cell)).get(slot);
      if (!one.equals(old)) {
        value = context.mkITE(chosen.get(m), one, value);
      }
    }
    return value;
  }

  private void bads() {
    List<BoolExpr> some = new ArrayList<>(List.of(now.truth(asked.bad())));
    asked.moves().forEach(m -> some.add(now.truth(m.bad())));
    clauses.rule(
        context.mkAnd(clauses.reached(before.all()), isState(), clauses.or(some)), clauses.badIsReached(),
        List.of(before.all()));
  }
}
