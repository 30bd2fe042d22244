package baton.properties;

import baton.models.ir.Children;
import baton.models.ir.Expr;
import baton.models.ir.Rewrite;
import baton.models.ir.Variable;
import baton.models.source.Origin;
import baton.models.value.Types;
import baton.properties.NormalForm.NoForm;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes formulas about the future out of places where no automaton finds them: below past operators, and inside
 * expressions that are no formulas. A bit stands for each, whose value at every instant is guessed; the guess
 * must be right, which is said by {@link #guesses}.
 */
final class Foretold {
  private static final int MOST = 3;

  private final int firstIndex;
  private final Map<Expr, Expr.Read> bits = new LinkedHashMap<>();

  Foretold(int firstIndex) {
    this.firstIndex = firstIndex;
  }

  /** For each bit what it foretells, without such places itself. */
  Map<Expr, Expr.Read> guesses() {
    return bits;
  }

  /** A grounded formula with bits in those places. */
  Expr without(Expr e) throws NoForm {
    Expr found = formula(e, false);
    if (bits.size() > MOST) {
      throw new NoForm("it has more than " + MOST + " formulas about the future below past operators");
    }
    return found;
  }

  /** {@code hidden}: whether no automaton finds a future operator here. */
  private Expr formula(Expr e, boolean hidden) {
    if (!Temporality.hasFuture(e)) {
      return e;
    }
    return switch (e) {
      case Expr.Not _, Expr.Logic _ -> Rewrite.children(e, child -> formula(child, hidden));
      case Expr.Temporal t when t.op().isPast() -> Rewrite.children(e, child -> formula(child, true));
      case Expr.Temporal2 t when t.op().isPast() -> Rewrite.children(e, child -> formula(child, true));
      case Expr.Temporal _, Expr.Temporal2 _ -> {
        Expr plain = Rewrite.children(e, child -> formula(child, false));
        yield hidden ? bit(plain) : plain;
      }
      case Expr.Conditional c when c.type().equals(Types.BOOL) -> Rewrite.children(e, child -> formula(child, hidden));
      case Expr other -> Rewrite.children(other, child -> formula(child, true));
    };
  }

  private Expr bit(Expr foretold) {
    Expr.Read known = bits.get(foretold);
    if (known != null) {
      return known;
    }
    int index = firstIndex + bits.size();
    Variable bit = new Variable("foretold" + bits.size(), Types.BOOL, Variable.Kind.MONITOR, false, index);
    Expr.Read read = new Expr.Read(bit, Origin.nowhere());
    bits.put(foretold, read);
    return read;
  }

  /** Whether the negation normal form has an {@code eventually} or {@code until}: no finite prefix violates it. */
  static boolean promises(Expr e, boolean negated) {
    if (!Temporality.hasFuture(e)) {
      return false;
    }
    return switch (e) {
      case Expr.Not(Expr body, _) -> promises(body, !negated);
      case Expr.Logic(var op, Expr left, Expr right, _) ->
          promises(left, (op == Expr.LogicOp.IMPLIES) != negated) || promises(right, negated);
      case Expr.Temporal(var op, Expr body, _) ->
          op == (negated ? Expr.UnaryTemporal.ALWAYS : Expr.UnaryTemporal.EVENTUALLY) || promises(body, negated);
      case Expr.Temporal2(var op, Expr left, Expr right, _) ->
          op == Expr.BinaryTemporal.LEADSTO
              || op == (negated ? Expr.BinaryTemporal.RELEASE : Expr.BinaryTemporal.UNTIL)
              || promises(left, negated) || promises(right, negated);
      case Expr.Conditional c when c.type().equals(Types.BOOL) ->
          promises(c.condition(), true) || promises(c.condition(), false)
              || promises(c.then(), negated) || promises(c.otherwise(), negated);
      case Expr other -> Children.of(other).stream().anyMatch(child -> promises(child, true) || promises(child, false));
    };
  }
}
