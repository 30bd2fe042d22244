package baton.checker.spacer;

import baton.checker.transition.TransitionSystem;
import baton.checker.transition.Way;
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
 * The rules that a set of states must keep to be an invariant. All steps are one rule, in which further Booleans choose
 * one of them: Spacer does far better on that than on a rule for each.
 */
final class Rules {
  private final TransitionSystem system;
  private final Context context;
  private final Fixedpoint rules;
  private final FuncDecl<BoolSort> reached;
  private final FuncDecl<BoolSort> bad;
  private final Bits before;
  private final Bits after;
  private final Literals now;

  /** Adds them. */
  Rules(TransitionSystem system, Context context, Fixedpoint rules) {
    this.system = system;
    this.context = context;
    this.rules = rules;
    before = new Bits(system.atoms(), context, "s");
    after = new Bits(system.atoms(), context, "t");
    now = new Literals(system.aig(), context, before);
    Sort[] sorts = before.all().stream().map(_ -> context.getBoolSort()).toArray(Sort[]::new);
    reached = context.mkFuncDecl("Reached", sorts, context.getBoolSort());
    bad = context.mkFuncDecl("Bad", new Sort[0], context.getBoolSort());
    rules.registerRelation(reached);
    rules.registerRelation(bad);
    beginnings();
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

  /** That there is a state in it at all. */
  BoolExpr somethingIsReached() {
    return before.all().isEmpty() ? reached(before)
        : context.mkExists(before.all().toArray(Expr[]::new), reached(before), 1, null, null, null, null);
  }

  private BoolExpr reached(Bits bits) {
    return (BoolExpr) context.mkApp(reached, bits.all().toArray(Expr[]::new));
  }

  private void rule(BoolExpr body, BoolExpr head, List<BoolExpr> variables) {
    BoolExpr rule = context.mkImplies(body, head);
    rules.addRule(
        variables.isEmpty() ? rule
            : context.mkForall(variables.toArray(Expr[]::new), rule, 1, null, null, null, null),
        null);
  }

  private static List<BoolExpr> together(List<BoolExpr> some, List<BoolExpr> more) {
    List<BoolExpr> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private BoolExpr and(List<BoolExpr> all) {
    return context.mkAnd(all.toArray(BoolExpr[]::new));
  }

  private BoolExpr or(List<BoolExpr> all) {
    return context.mkOr(all.toArray(BoolExpr[]::new));
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
      rule(and(body), reached(after), together(before.all(), after.all()));
      rule(context.mkAnd(before.wellFormed(), now.of(system.badAtFirst().get(i))), badIsReached(), before.all());
    }
  }

  /** The digit of what an atom becomes. */
  private BoolExpr image(Way way, int atom, int digit) {
    return or(IntStream.range(0, system.atoms().get(atom).values())
        .filter(v -> (v >> digit & 1) == 1)
        .mapToObj(v -> now.of(way.image(system.atoms().fact(atom, v))))
        .toList());
  }

  private void steps() {
    int ways = system.steps().size();
    List<BoolExpr> choice = IntStream.range(0, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, ways - 1)))
        .mapToObj(i -> context.mkBoolConst("c" + i)).toList();
    List<BoolExpr> chosen = new ArrayList<>();
    List<BoolExpr> some = new ArrayList<>();
    for (int w = 0; w < ways; w++) {
      int code = w;
      chosen.add(and(IntStream.range(0, choice.size())
          .mapToObj(i -> (code >> i & 1) == 1 ? choice.get(i) : context.mkNot(choice.get(i))).toList()));
      some.add(context.mkAnd(chosen.get(w), now.of(system.steps().get(w).guard())));
    }
    List<BoolExpr> body = new ArrayList<>(List.of(reached(before), or(some)));
    for (int a = 0; a < system.atoms().size(); a++) {
      List<Integer> changing = changing(a);
      BoolExpr kept = context.mkNot(or(changing.stream().map(chosen::get).toList()));
      for (int d = 0; d < after.digits(a); d++) {
        List<BoolExpr> one = new ArrayList<>(List.of(context.mkAnd(kept, before.digit(a, d))));
        for (int w : changing) {
          one.add(context.mkAnd(chosen.get(w), image(system.steps().get(w), a, d)));
        }
        body.add(context.mkEq(after.digit(a, d), or(one)));
      }
    }
    if (ways > 0) {
      rule(and(body), reached(after), together(together(before.all(), after.all()), choice));
    }
  }

  /** The steps that may change an atom, by number. */
  private List<Integer> changing(int atom) {
    return IntStream.range(0, system.steps().size())
        .filter(w -> system.steps().get(w).changes(atom)).boxed().toList();
  }

  private void bads() {
    BoolExpr some = or(system.bad().stream().map(b -> now.of(b.literal())).toList());
    rule(context.mkAnd(reached(before), some), badIsReached(), before.all());
  }
}
