package baton.checker.z3;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.BoolSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Fixedpoint;
import com.microsoft.z3.FuncDecl;
import com.microsoft.z3.Params;
import com.microsoft.z3.Sort;
import com.microsoft.z3.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Constrained Horn clauses about a set of states, {@code Reached}, and whether something bad is in it, for Spacer
 * (Komuravelli, Gurfinkel and Chaki, CAV 2014). What holds of all states that are reached can be asked for afterwards.
 */
public final class HornClauses {
  private static final int ALWAYS = -1; // the level of what holds of all states that are reached

  private final Context context;
  private final Fixedpoint rules;
  private final FuncDecl<BoolSort> reached;
  private final FuncDecl<BoolSort> bad;

  /**
   * One of several ways.
   *
   * @param variables Booleans that say which
   * @param chosen of each way that it is this one; no two of them at once
   */
  public record Choice(List<BoolExpr> variables, List<BoolExpr> chosen) {
    public Choice {
      variables = List.copyOf(variables);
      chosen = List.copyOf(chosen);
    }
  }

  /** None yet, about states that consist of such values. */
  public HornClauses(Context context, List<? extends Expr<?>> state) {
    this.context = context;
    rules = context.mkFixedpoint();
    rules.setParameters(parameters());
    Sort[] sorts = state.stream().map(Expr::getSort).toArray(Sort[]::new);
    reached = context.mkFuncDecl("Reached", sorts, context.getBoolSort());
    bad = context.mkFuncDecl("Bad", new Sort[0], context.getBoolSort());
    rules.registerRelation(reached);
    rules.registerRelation(bad);
  }

  /** Relations stay as they are, so that what is found of them can be asked for. */
  private Params parameters() {
    Params params = context.mkParams();
    params.add("engine", context.mkSymbol("spacer"));
    params.add("xform.slice", false);
    params.add("xform.inline_eager", false);
    params.add("xform.inline_linear", false);
    params.add("spacer.random_seed", 0);
    return params;
  }

  /** That a state is reached. */
  public BoolExpr reached(List<? extends Expr<?>> state) {
    return (BoolExpr) context.mkApp(reached, state.toArray(Expr[]::new));
  }

  /** That something bad is. */
  public BoolExpr badIsReached() {
    return (BoolExpr) context.mkApp(bad);
  }

  /** For all values of the variables in these lists: if {@code body}, then {@code head}. */
  public void rule(BoolExpr body, BoolExpr head, List<? extends List<? extends Expr<?>>> variables) {
    BoolExpr rule = context.mkImplies(body, head);
    Expr<?>[] all = variables.stream().flatMap(List::stream).toArray(Expr[]::new);
    rules.addRule(all.length == 0 ? rule : context.mkForall(all, rule, 1, null, null, null, null), null);
  }

  /** A choice among so many ways, by the binary digits of their numbers. */
  public Choice choice(int ways) {
    List<BoolExpr> digits = IntStream.range(0, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, ways - 1)))
        .mapToObj(i -> context.mkBoolConst("c" + i)).toList();
    List<BoolExpr> chosen = new ArrayList<>();
    for (int w = 0; w < ways; w++) {
      int code = w;
      chosen.add(and(IntStream.range(0, digits.size())
          .mapToObj(i -> (code >> i & 1) == 1 ? digits.get(i) : context.mkNot(digits.get(i))).toList()));
    }
    return new Choice(digits, chosen);
  }

  public BoolExpr and(List<BoolExpr> all) {
    return context.mkAnd(all.toArray(BoolExpr[]::new));
  }

  public BoolExpr or(List<BoolExpr> all) {
    return context.mkOr(all.toArray(BoolExpr[]::new));
  }

  /** Whether something follows from the rules: {@code SATISFIABLE} if it does. */
  public Status query(BoolExpr what) {
    return rules.query(what);
  }

  /** Why the last answer was {@code UNKNOWN}. */
  public String whyUnknown() {
    return rules.getReasonUnknown();
  }

  /** Behind {@code UNSATISFIABLE}: what holds of all states that are reached, over their values by number. */
  public Expr<?> invariant() {
    return rules.getCoverDelta(ALWAYS, reached);
  }
}
