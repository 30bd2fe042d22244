package baton.checker.spacer;

import baton.checker.transition.Aig;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import java.util.HashMap;
import java.util.Map;

/** Terms for literals of the graph. */
final class Literals {
  private final Aig aig;
  private final Context context;
  private final Bits bits;
  private final Map<Integer, BoolExpr> known = new HashMap<>();

  /** Over these bits. */
  Literals(Aig aig, Context context, Bits bits) {
    this.aig = aig;
    this.context = context;
    this.bits = bits;
  }

  BoolExpr of(int literal) {
    BoolExpr number = number(literal >> 1);
    return Aig.not(literal) > literal ? number : context.mkNot(number);
  }

  private BoolExpr number(int number) {
    BoolExpr term = known.get(number);
    if (term == null) {
      term = make(number);
      known.put(number, term);
    }
    return term;
  }

  private BoolExpr make(int number) {
    if (number == 0) {
      return context.mkFalse();
    }
    return aig.isAnd(number)
        ? context.mkAnd(of(aig.left(number)), of(aig.right(number)))
        : bits.input(number);
  }
}
