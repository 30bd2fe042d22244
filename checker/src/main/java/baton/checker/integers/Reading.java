package baton.checker.integers;

import baton.checker.symbolic.FactFormula;
import baton.models.ir.Expr;
import baton.models.ir.Expr.ArithmeticOp;
import baton.models.ir.Expr.CompareOp;
import baton.models.ir.Expr.LogicOp;
import baton.models.ir.Variable;
import baton.models.source.Origin;
import baton.models.value.Type;
import baton.models.value.Types;
import baton.models.value.Value;
import com.microsoft.z3.IntNum;
import com.microsoft.z3.enumerations.Z3_decl_kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Formulas of Spacer's over the constants of a state as formulas of the language. Never ill-defined. */
final class Reading {
  private static final long FEW = 64; // values of a cell that is no number
  private static final int MOST = 1 << 14; // parts of a formula

  private final Shape shape;
  private final FactFormula facts;
  private final Map<Expr, Integer> enumerated = new HashMap<>();
  private int parts;

  /** {@code memory}: the goal's. */
  Reading(Asked asked, Shape shape, List<Variable> memory) {
    this.shape = shape;
    facts = new FactFormula(
        asked.lowered().protocol().layout(), memory,
        e -> new Expr.Literal(e, e.type(), Origin.nowhere()));
  }

  /** The conjuncts of a formula. */
  List<Expr> conjuncts(com.microsoft.z3.Expr<?> formula) throws NotUnderstood {
    return conjuncts(truth(formula, true)).filter(e -> !e.equals(literal(true))).toList();
  }

  private static Stream<Expr> conjuncts(Expr e) {
    return e instanceof Expr.Logic(LogicOp op, Expr left, Expr right, _) && op == LogicOp.AND
        ? Stream.concat(conjuncts(left), conjuncts(right)) : Stream.of(e);
  }

  private static Z3_decl_kind kind(com.microsoft.z3.Expr<?> e) {
    return e.isApp() ? e.getFuncDecl().getDeclKind() : Z3_decl_kind.Z3_OP_INTERNAL;
  }

  /** That a formula is true, or is not. */
  private Expr truth(com.microsoft.z3.Expr<?> e, boolean yes) throws NotUnderstood {
    if (++parts > MOST) {
      throw new NotUnderstood("it has more than " + MOST + " parts");
    }
    if (e.isVar()) {
      Shape.Slot slot = shape.slots().get(e.getIndex());
      return facts.of(slot.cell(), slot.bit(), yes ? 1 : 0);
    }
    List<com.microsoft.z3.Expr<?>> args = e.isApp() ? Arrays.asList(e.getArgs()) : List.of();
    return switch (kind(e)) {
      case Z3_OP_TRUE -> literal(yes);
      case Z3_OP_FALSE -> literal(!yes);
      case Z3_OP_NOT -> truth(args.getFirst(), !yes);
      case Z3_OP_AND -> join(yes ? LogicOp.AND : LogicOp.OR, args, yes);
      case Z3_OP_OR -> join(yes ? LogicOp.OR : LogicOp.AND, args, yes);
      case Z3_OP_IMPLIES -> logic(yes ? LogicOp.OR : LogicOp.AND, truth(args.get(0), !yes), truth(args.get(1), yes));
      case Z3_OP_ITE -> logic(
          LogicOp.AND,
          logic(LogicOp.OR, truth(args.get(0), false), truth(args.get(1), yes)),
          logic(LogicOp.OR, truth(args.get(0), true), truth(args.get(2), yes)));
      case Z3_OP_EQ, Z3_OP_IFF -> args.getFirst().isBool()
          ? compare(truth(args.get(0), true), truth(args.get(1), yes))
          : compared(CompareOp.EQ, args, yes);
      case Z3_OP_XOR -> compare(truth(args.get(0), true), truth(args.get(1), !yes));
      case Z3_OP_LE -> compared(CompareOp.LE, args, yes);
      case Z3_OP_GE -> compared(CompareOp.GE, args, yes);
      case Z3_OP_LT -> compared(CompareOp.LT, args, yes);
      case Z3_OP_GT -> compared(CompareOp.GT, args, yes);
      default -> throw new NotUnderstood("it says " + e);
    };
  }

  private static Expr literal(boolean value) {
    return new Expr.Literal(Value.of(value), Types.BOOL, Origin.nowhere());
  }

  private static Expr logic(LogicOp op, Expr left, Expr right) {
    return new Expr.Logic(op, left, right, Origin.nowhere());
  }

  /** Of truths. */
  private static Expr compare(Expr left, Expr right) {
    return new Expr.Compare(CompareOp.EQ, left, right, Origin.nowhere());
  }

  private Expr join(LogicOp op, List<com.microsoft.z3.Expr<?>> args, boolean yes) throws NotUnderstood {
    Expr all = truth(args.getFirst(), yes);
    for (com.microsoft.z3.Expr<?> arg : args.subList(1, args.size())) {
      all = logic(op, all, truth(arg, yes));
    }
    return all;
  }

  /** A comparison of numbers; of the position of an element of an enum or sort: which elements it may be. */
  private Expr compared(CompareOp op, List<com.microsoft.z3.Expr<?>> sides, boolean yes) throws NotUnderstood {
    Sum sum = sum(sides.get(0)).minus(sum(sides.get(1)));
    if (sum.isConstant()) {
      return literal(sum.holds(op, 0) == yes);
    }
    Integer cell = sum.terms().size() == 1 ? enumerated.get(sum.terms().keySet().iterator().next()) : null;
    if (cell == null) {
      return sum.compared(yes ? op : opposite(op));
    }
    List<Expr> those = new ArrayList<>();
    List<Expr> others = new ArrayList<>();
    for (int v = 0; v <= shape.greatest(cell); v++) {
      (sum.holds(op, v) == yes ? those : others).add(facts.of(cell, -1, v));
    }
    return those.size() <= others.size() ? some(those) : new Expr.Not(some(others), Origin.nowhere());
  }

  private static CompareOp opposite(CompareOp op) {
    return switch (op) {
      case EQ -> CompareOp.NE;
      case NE -> CompareOp.EQ;
      case LT -> CompareOp.GE;
      case LE -> CompareOp.GT;
      case GT -> CompareOp.LE;
      case GE -> CompareOp.LT;
    };
  }

  private static Expr some(List<Expr> all) {
    return all.stream().reduce((a, b) -> logic(LogicOp.OR, a, b)).orElse(literal(false));
  }

  private Sum sum(com.microsoft.z3.Expr<?> e) throws NotUnderstood {
    if (++parts > MOST) {
      throw new NotUnderstood("it has more than " + MOST + " parts");
    }
    if (e instanceof IntNum n) {
      return Sum.of(n.getBigInteger());
    }
    if (e.isVar()) {
      return cell(shape.slots().get(e.getIndex()).cell());
    }
    List<com.microsoft.z3.Expr<?>> args = e.isApp() ? Arrays.asList(e.getArgs()) : List.of();
    return switch (kind(e)) {
      case Z3_OP_ADD -> {
        Sum all = sum(args.getFirst());
        for (com.microsoft.z3.Expr<?> arg : args.subList(1, args.size())) {
          all = all.plus(sum(arg));
        }
        yield all;
      }
      case Z3_OP_SUB -> {
        Sum all = sum(args.getFirst());
        for (com.microsoft.z3.Expr<?> arg : args.subList(1, args.size())) {
          all = all.minus(sum(arg));
        }
        yield all;
      }
      case Z3_OP_UMINUS -> sum(args.getFirst()).times(BigInteger.ONE.negate());
      case Z3_OP_MUL -> {
        Sum all = sum(args.getFirst());
        for (com.microsoft.z3.Expr<?> arg : args.subList(1, args.size())) {
          all = product(all, sum(arg));
        }
        yield all;
      }
      case Z3_OP_IDIV -> Sum.of(byConstant(ArithmeticOp.DIVIDE, args));
      case Z3_OP_MOD -> Sum.of(byConstant(ArithmeticOp.MODULO, args));
      case Z3_OP_ITE -> Sum.of(new Expr.Conditional(
          truth(args.get(0), true), sum(args.get(1)).expression(), sum(args.get(2)).expression(), new Type.Unbounded(),
          Origin.nowhere()));
      default -> throw new NotUnderstood("it says " + e);
    };
  }

  private static Sum product(Sum a, Sum b) throws NotUnderstood {
    if (a.isConstant()) {
      return b.times(a.constant());
    }
    return b.isConstant()
        ? a.times(b.constant())
        : Sum.of(Sum.arithmetic(ArithmeticOp.MULTIPLY, a.expression(), b.expression()));
  }

  /** Both mean the same by it as long as the divisor is positive. */
  private Expr byConstant(ArithmeticOp op, List<com.microsoft.z3.Expr<?>> args) throws NotUnderstood {
    Sum divisor = sum(args.get(1));
    if (!divisor.isConstant() || divisor.constant().signum() <= 0) {
      throw new NotUnderstood("it divides by " + args.get(1));
    }
    return Sum.arithmetic(op, sum(args.get(0)).expression(), divisor.expression());
  }

  private Sum cell(int cell) throws NotUnderstood {
    if (facts.isNumber(cell)) {
      return number(facts.numberIn(cell));
    }
    if (shape.greatest(cell) >= FEW) {
      throw new NotUnderstood("it compares positions of values that are no numbers");
    }
    Expr position = number(shape.greatest(cell));
    for (int v = (int) shape.greatest(cell) - 1; v >= 0; v--) {
      position = new Expr.Conditional(
          facts.of(cell, -1, v), number(v), position, new Type.Unbounded(), Origin.nowhere());
    }
    enumerated.put(position, cell);
    return Sum.of(position);
  }

  private static Expr number(long n) {
    return new Expr.Literal(Value.of(n), new Type.Range(n, n), Origin.nowhere());
  }

  /** A number of a range is its distance to the least. */
  private static Sum number(Expr e) {
    if (e instanceof Expr.Arithmetic(ArithmeticOp op, var left, var right, _, _)
        && op == ArithmeticOp.SUBTRACT
        && right instanceof Expr.Literal(Value.Int(long n), _, _)) {
      return Sum.of(left).minus(Sum.of(BigInteger.valueOf(n)));
    }
    return Sum.of(e);
  }
}
