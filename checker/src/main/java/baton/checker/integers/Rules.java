package baton.checker.integers;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.BoolSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Fixedpoint;
import com.microsoft.z3.FuncDecl;
import com.microsoft.z3.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rules that a set of states must keep to be an invariant. All steps are one rule, in which Booleans choose one of
 * them. Only what is a state at all is gone on from: steps lead to nothing else.
 */
final class Rules {
  private final Asked asked;
  private final Context context;
  private final Fixedpoint rules;
  private final FuncDecl<BoolSort> reached;
  private final FuncDecl<BoolSort> bad;
  private final StateTerms before;
  private final StateTerms after;
  private final NodeTerms now;

  /** Adds them. */
  Rules(Asked asked, Shape shape, Context context, Fixedpoint rules) {
    this.asked = asked;
    this.context = context;
    this.rules = rules;
    before = new StateTerms(shape, context, "s");
    after = new StateTerms(shape, context, "t");
    now = new NodeTerms(context, before);
    Sort[] sorts = before.all().stream().map(Expr::getSort).toArray(Sort[]::new);
    reached = context.mkFuncDecl("Reached", sorts, context.getBoolSort());
    bad = context.mkFuncDecl("Bad", new Sort[0], context.getBoolSort());
    rules.registerRelation(reached);
    rules.registerRelation(bad);
    asked.starts().forEach(this::start);
    steps();
    bads();
  }

  /** The set of states. */
  FuncDecl<BoolSort> reached() {
    return reached;
  }

  /** That something bad is in it. */
  BoolExpr badIsReached() {
    return (BoolExpr) context.mkApp(bad);
  }

  private BoolExpr reached(StateTerms state) {
    return (BoolExpr) context.mkApp(reached, state.all().toArray(Expr[]::new));
  }

  /** That the state before is one. */
  private BoolExpr isState() {
    return context.mkAnd(before.inBounds(), now.truth(asked.lowered().isState()));
  }

  private void rule(BoolExpr body, BoolExpr head, List<Expr<?>> variables) {
    BoolExpr rule = context.mkImplies(body, head);
    rules.addRule(
        variables.isEmpty() ? rule
            : context.mkForall(variables.toArray(Expr[]::new), rule, 1, null, null, null, null),
        null);
  }

  private static List<Expr<?>> together(List<? extends Expr<?>> some, List<? extends Expr<?>> more) {
    List<Expr<?>> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private BoolExpr and(List<BoolExpr> all) {
    return context.mkAnd(all.toArray(BoolExpr[]::new));
  }

  private BoolExpr or(List<BoolExpr> all) {
    return context.mkOr(all.toArray(BoolExpr[]::new));
  }

  private void start(Asked.Start start) {
    List<BoolExpr> body = new ArrayList<>(List.of(before.inBounds(), now.truth(start.taken())));
    for (int cell = 0; cell < before.shape().width(); cell++) {
      List<Expr<?>> values = now.slots(cell, start.state().get(cell));
      for (int i = 0; i < values.size(); i++) {
        body.add(context.mkEq(after.slot(cell, i), values.get(i)));
      }
    }
    rule(and(body), reached(after), together(before.all(), after.all()));
    rule(
        context.mkAnd(before.inBounds(), now.truth(start.taken()), now.truth(start.bad())), badIsReached(),
        before.all());
  }

  private void steps() {
    List<Asked.Move> moves = asked.moves();
    if (moves.isEmpty()) {
      return;
    }
    List<BoolExpr> choice = IntStream.range(0, Integer.SIZE - Integer.numberOfLeadingZeros(moves.size() - 1))
        .mapToObj(i -> context.mkBoolConst("c" + i)).toList();
    List<BoolExpr> chosen = new ArrayList<>();
    List<BoolExpr> some = new ArrayList<>();
    for (int m = 0; m < moves.size(); m++) {
      int code = m;
      chosen.add(and(IntStream.range(0, choice.size())
          .mapToObj(i -> (code >> i & 1) == 1 ? choice.get(i) : context.mkNot(choice.get(i))).toList()));
      some.add(context.mkAnd(chosen.get(m), now.truth(moves.get(m).taken())));
    }
    List<BoolExpr> body = new ArrayList<>(List.of(reached(before), isState(), or(some)));
    for (int cell = 0; cell < before.shape().width(); cell++) {
      for (int i = 0; i < before.shape().slots(cell); i++) {
        body.add(context.mkEq(after.slot(cell, i), becomes(cell, i, chosen)));
      }
    }
    rule(and(body), reached(after), together(together(before.all(), after.all()), choice));
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
    rule(context.mkAnd(reached(before), isState(), or(some)), badIsReached(), before.all());
  }
}
