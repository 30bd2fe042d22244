package baton.checker.symbolic.loops;

import baton.models.ir.Expr;
import baton.models.ir.Variable;
import baton.models.source.Origin;
import baton.models.value.Type;
import baton.models.value.Types;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.List;

/** Variables that watch a run, and formulas about them. */
final class Terms {
  private Terms() {}

  static Variable flag(String name, int index) {
    return new Variable(name, Types.BOOL, Variable.Kind.MONITOR, false, index);
  }

  static Variable number(String name, int greatest, int index) {
    return new Variable(name, new Type.Range(0, greatest), Variable.Kind.MONITOR, false, index);
  }

  static Expr read(Variable variable) {
    return new Expr.Read(variable, Origin.nowhere());
  }

  static Expr not(Expr e) {
    return new Expr.Not(e, Origin.nowhere());
  }

  static Expr or(Expr a, Expr b) {
    return new Expr.Logic(Expr.LogicOp.OR, a, b, Origin.nowhere());
  }

  static Expr all(List<Expr> terms) {
    return terms.stream().reduce((a, b) -> new Expr.Logic(Expr.LogicOp.AND, a, b, Origin.nowhere()))
        .orElse(new Expr.Literal(Values.TRUE, Types.BOOL, Origin.nowhere()));
  }

  static Expr equal(Expr a, Expr b) {
    return new Expr.Compare(Expr.CompareOp.EQ, a, b, Origin.nowhere());
  }

  /** That a number is not this one. */
  static Expr isNot(Variable variable, long value) {
    return new Expr.Compare(
        Expr.CompareOp.NE, read(variable), new Expr.Literal(Value.of(value), variable.type(), Origin.nowhere()),
        Origin.nowhere());
  }
}
