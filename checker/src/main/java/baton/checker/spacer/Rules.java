package baton.checker.spacer;

import baton.checker.transition.TransitionSystem;
import baton.checker.transition.Way;
import baton.checker.z3.HornClauses;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rules that a set of states must keep to be an invariant. All steps are one rule, in which further Booleans choose
 * one of them: Spacer does far better on that than on a rule for each.
 */
final class Rules {
  private final TransitionSystem system;
  private final Context context;
  private final HornClauses clauses;
  private final Bits before;
  private final Bits after;
  private final Literals now;

  /** Adds them. */
  Rules(TransitionSystem system, Context context) {
    this.system = system;
    this.context = context;
    before = new Bits(system.atoms(), context, "s");
    after = new Bits(system.atoms(), context, "t");
    now = new Literals(system.aig(), context, before);
    clauses = new HornClauses(context, before.all());
    beginnings();
    steps();
    bads();
  }

  /** That there is a state in it at all. */
  BoolExpr somethingIsReached() {
    return before.all().isEmpty() ? clauses.reached(before.all())
        : context.mkExists(before.all().toArray(Expr[]::new), clauses.reached(before.all()), 1, null, null, null, null);
  }

  HornClauses clauses() {
    return clauses;
  }

  private void beginnings() {
    for (int i = 0; i < system.beginnings().size(); i++) {
      Way way = system.beginnings().get(i);
      List<BoolExpr> body = new ArrayList<>(List.of(before.wellFormed(), now.of(way.guard())));
      for (int a = 0; a < system.atoms().size(); a++) {
        for (int d = 0; d < after.digits(a); d++) {
          body.add(context.mkEq(after.digit(a, d), image(way, a, d)));
        }
      }
      clauses.rule(clauses.and(body), clauses.reached(after.all()), List.of(before.all(), after.all()));
      clauses.rule(
          context.mkAnd(before.wellFormed(), now.of(system.badAtFirst().get(i))), clauses.badIsReached(),
          List.of(before.all()));
    }
  }

  /** The digit of what an atom becomes. */
  private BoolExpr image(Way way, int atom, int digit) {
    return clauses.or(IntStream.range(0, system.atoms().get(atom).values())
        .filter(v -> (v >> digit & 1) == 1)
        .mapToObj(v -> now.of(way.image(system.atoms().fact(atom, v))))
        .toList());
  }

  private void steps() {
    int ways = system.steps().size();
    HornClauses.Choice choice = clauses.choice(ways);
    List<BoolExpr> chosen = choice.chosen();
    List<BoolExpr> some = new ArrayList<>();
    for (int w = 0; w < ways; w++) {
      some.add(context.mkAnd(chosen.get(w), now.of(system.steps().get(w).guard())));
    }
    List<BoolExpr> body = new ArrayList<>(List.of(clauses.reached(before.all()), clauses.or(some)));
    for (int a = 0; a < system.atoms().size(); a++) {
      List<Integer> changing = changing(a);
      BoolExpr kept = context.mkNot(clauses.or(changing.stream().map(chosen::get).toList()));
      for (int d = 0; d < after.digits(a); d++) {
        List<BoolExpr> one = new ArrayList<>(List.of(context.mkAnd(kept, before.digit(a, d))));
        for (int w : changing) {
          one.add(context.mkAnd(chosen.get(w), image(system.steps().get(w), a, d)));
        }
        body.add(context.mkEq(after.digit(a, d), clauses.or(one)));
      }
    }
    if (ways > 0) {
      clauses.rule(
          clauses.and(body), clauses.reached(after.all()), List.of(before.all(), after.all(), choice.variables()));
    }
  }

  /** The steps that may change an atom, by number. */
  private List<Integer> changing(int atom) {
    return IntStream.range(0, system.steps().size())
        .filter(w -> system.steps().get(w).changes(atom)).boxed().toList();
  }

  private void bads() {
    BoolExpr some = clauses.or(system.bad().stream().map(b -> now.of(b.literal())).toList());
    clauses.rule(context.mkAnd(clauses.reached(before.all()), some), clauses.badIsReached(), List.of(before.all()));
  }
}
