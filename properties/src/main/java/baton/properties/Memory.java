package baton.properties;

import baton.models.ir.Expr;
import baton.models.ir.Rewrite;
import baton.models.ir.Variable;
import baton.models.source.Origin;
import baton.models.value.Type;
import baton.models.value.Types;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a monitor. A past operator becomes a bit (§8.3 of the semantics); its value now is an expression
 * over the bit before this instant:
 *
 * <ul>
 *   <li>{@code previously p}: the bit, which is then set to p;
 *   <li>{@code once p}: p or the bit; {@code historically p}: p and the bit;
 *   <li>{@code p since q}, {@code p weaksince q}: q or (p and the bit); they differ in the bit at first.
 * </ul>
 */
final class Memory {
  private final int firstIndex;
  private final List<Variable> bits = new ArrayList<>();
  private final List<Value> initial = new ArrayList<>();
  private final List<Expr> updates = new ArrayList<>();
  private final Map<Expr, Expr> known = new LinkedHashMap<>();
  private final List<Expr> atoms = new ArrayList<>();
  private final boolean illIsFalse;

  /** {@code illIsFalse}: what is ill below a past operator counts as false there. */
  Memory(int firstIndex, boolean illIsFalse) {
    this.firstIndex = firstIndex;
    this.illIsFalse = illIsFalse;
  }

  Monitor monitor() {
    return new Monitor(bits, initial, updates);
  }

  /** The largest parts below past operators that contain none. */
  List<Expr> atomsBelowPast() {
    return atoms;
  }

  /** A new bit. */
  Expr.Read bit(String name, boolean first) {
    Variable bit = new Variable(name, Types.BOOL, Variable.Kind.MONITOR, false, firstIndex + bits.size());
    bits.add(bit);
    initial.add(Value.of(first));
    updates.add(Booleans.FALSE);
    return new Expr.Read(bit, Origin.nowhere());
  }

  void update(Expr.Read bit, Expr update) {
    updates.set(bit.variable().index() - firstIndex, update);
  }

  /** A grounded expression without future operators, as one over state and bits. */
  Expr now(Expr e) {
    if (!Temporality.hasPast(e)) {
      return e;
    }
    Expr earlier = known.get(e);
    if (earlier != null) {
      return earlier;
    }
    Expr value =
        switch (e) {
          case Expr.Temporal(var op, Expr body, _) -> unary(op, operand(body));
          case Expr.Temporal2(var op, Expr left, Expr right, _) -> since(op, operand(left), operand(right));
          case Expr other -> Rewrite.children(other, this::now);
        };
    known.put(e, value);
    return value;
  }

  private Expr operand(Expr e) {
    if (Temporality.hasPast(e)) {
      return now(e);
    }
    atoms.add(e);
    return illIsFalse ? new Expr.OrFalse(e, e.at()) : e;
  }

  private Expr unary(Expr.UnaryTemporal op, Expr p) {
    return switch (op) {
      case PREVIOUSLY -> {
        Expr.Read bit = bit("previously", false);
        update(bit, p);
        yield bit;
      }
      case ONCE -> {
        Expr.Read bit = bit("once", false);
        Expr value = Booleans.or(p, bit);
        update(bit, value);
        yield value;
      }
      case HISTORICALLY -> {
        Expr.Read bit = bit("historically", true);
        Expr value = Booleans.and(p, bit);
        update(bit, value);
        yield value;
      }
      case ALWAYS, EVENTUALLY, NEXT -> throw new IllegalArgumentException("no past operator: " + op);
    };
  }

  private Expr since(Expr.BinaryTemporal op, Expr p, Expr q) {
    return switch (op) {
      case SINCE, WEAKSINCE -> {
        Expr.Read bit = bit("since", op == Expr.BinaryTemporal.WEAKSINCE);
        Expr value = Booleans.or(q, Booleans.and(p, bit));
        update(bit, value);
        yield value;
      }
      case UNTIL, RELEASE, LEADSTO -> throw new IllegalArgumentException("no past operator: " + op);
    };
  }
}
