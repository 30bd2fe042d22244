package baton.checker.integers;

import baton.checker.ground.Node;
import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.IntExpr;
import com.microsoft.z3.IntSort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Nodes over one state as terms of Z3: what is 0 or 1 is a Boolean, a set is one for each bit, else an integer. */
final class NodeTerms {
  private static final int BITS = 63;

  private final Context context;
  private final StateTerms state;
  private final Map<Node, BoolExpr> truths = new HashMap<>();
  private final Map<Node, ArithExpr<IntSort>> numbers = new HashMap<>();
  private final Map<Node, List<BoolExpr>> words = new HashMap<>();

  /** {@code CELL}s are those of the state. */
  NodeTerms(Context context, StateTerms state) {
    this.context = context;
    this.state = state;
  }

  /** What the constants of a cell are if a node is in it. */
  List<Expr<?>> slots(int cell, Node node) {
    Shape shape = state.shape();
    List<Expr<?>> terms = new ArrayList<>();
    for (int i = 0; i < shape.slots(cell); i++) {
      terms.add(shape.isSet(cell) ? bit(node, i) : shape.isNumber(cell) ? number(node) : truth(node));
    }
    return terms;
  }

  private static boolean isTruth(Node n) {
    return n.lo() >= 0 && n.hi() <= 1;
  }

  private boolean isSet(Node n) {
    return switch (n.op()) {
      case BIT_AND, BIT_OR, BIT_CLEAR, SHIFT_LEFT, SHIFT_RIGHT -> true;
      case CELL -> state.shape().isSet((int) n.k());
      case ITE -> isSet(n.operand(1)) || isSet(n.operand(2));
      case CONST, NEXT, DID, ADD, SUB, MUL, DIV, MOD, EQ, LT, NOT, AND, OR, BIT_COUNT -> false;
    };
  }

  private static int width(Node n) {
    return n.hi() <= 0 ? 1 : Long.SIZE - Long.numberOfLeadingZeros(n.hi());
  }

  /** A node that is 0 or 1. */
  BoolExpr truth(Node n) {
    BoolExpr term = truths.get(n);
    if (term == null) {
      term = makeTruth(n);
      truths.put(n, term);
    }
    return term;
  }

  private BoolExpr makeTruth(Node n) {
    return switch (n.op()) {
      case CONST -> context.mkBool(n.k() != 0);
      case CELL -> isSet(n) ? bit(n, 0) : state.truth((int) n.k());
      case NOT -> context.mkNot(truth(n.operand(0)));
      case AND -> context.mkAnd(truth(n.operand(0)), truth(n.operand(1)));
      case OR -> context.mkOr(truth(n.operand(0)), truth(n.operand(1)));
      case EQ -> equal(n.operand(0), n.operand(1));
      case LT -> context.mkLt(number(n.operand(0)), number(n.operand(1)));
      case ITE -> isSet(n) || !isTruth(n.operand(1)) || !isTruth(n.operand(2))
          ? isOne(n)
          : (BoolExpr) context.mkITE(truth(n.operand(0)), truth(n.operand(1)), truth(n.operand(2)));
      case BIT_AND, BIT_OR, BIT_CLEAR, SHIFT_LEFT, SHIFT_RIGHT -> bit(n, 0);
      case ADD, SUB, MUL, DIV, MOD, BIT_COUNT -> isOne(n);
      case NEXT, DID -> throw new IllegalArgumentException("not over one state: " + n);
    };
  }

  private BoolExpr isOne(Node n) {
    return context.mkEq(number(n), context.mkInt(1));
  }

  private BoolExpr equal(Node a, Node b) {
    if (isSet(a) || isSet(b)) {
      return context.mkAnd(IntStream.range(0, Math.max(width(a), width(b)))
          .mapToObj(i -> context.mkEq(bit(a, i), bit(b, i))).toArray(BoolExpr[]::new));
    }
    return isTruth(a) && isTruth(b) ? context.mkEq(truth(a), truth(b)) : context.mkEq(number(a), number(b));
  }

  /** Any node. */
  ArithExpr<IntSort> number(Node n) {
    ArithExpr<IntSort> term = numbers.get(n);
    if (term == null) {
      term = isSet(n) ? weighted(width(n), i -> bit(n, i), i -> 1L << i) : makeNumber(n);
      numbers.put(n, term);
    }
    return term;
  }

  @SuppressWarnings("unchecked") // generic varargs of the bindings
  private ArithExpr<IntSort> makeNumber(Node n) {
    return switch (n.op()) {
      case CONST -> context.mkInt(n.k());
      case CELL -> isTruth(n) ? zeroOrOne(truth(n)) : state.number((int) n.k());
      case NOT, AND, OR, EQ, LT -> zeroOrOne(truth(n));
      case ITE -> choice(truth(n.operand(0)), number(n.operand(1)), number(n.operand(2)));
      case ADD -> context.mkAdd(number(n.operand(0)), number(n.operand(1)));
      case SUB -> context.mkSub(number(n.operand(0)), number(n.operand(1)));
      case MUL -> context.mkMul(number(n.operand(0)), number(n.operand(1)));
      case DIV -> ifPositive(n.operand(1), context.mkDiv(number(n.operand(0)), number(n.operand(1))));
      case MOD -> ifPositive(
          n.operand(1), context.mkMod((IntExpr) number(n.operand(0)), (IntExpr) number(n.operand(1))));
      case BIT_COUNT -> weighted(width(n.operand(0)), i -> bit(n.operand(0), i), _ -> 1L);
      case BIT_AND, BIT_OR, BIT_CLEAR, SHIFT_LEFT, SHIFT_RIGHT, NEXT, DID ->
          throw new IllegalArgumentException("no plain number: " + n);
    };
  }

  @SuppressWarnings("unchecked") // both branches are integers
  private ArithExpr<IntSort> choice(BoolExpr condition, Expr<IntSort> then, Expr<IntSort> otherwise) {
    return (ArithExpr<IntSort>) (Expr<?>) context.mkITE(condition, then, otherwise);
  }

  private ArithExpr<IntSort> zeroOrOne(BoolExpr truth) {
    return choice(truth, context.mkInt(1), context.mkInt(0));
  }

  /** As nodes mean it: 0 unless the divisor is positive. */
  private ArithExpr<IntSort> ifPositive(Node divisor, Expr<IntSort> result) {
    return choice(context.mkLt(context.mkInt(0), number(divisor)), result, context.mkInt(0));
  }

  @SuppressWarnings("unchecked") // generic varargs of the bindings
  private ArithExpr<IntSort> weighted(int n, IntFunction<BoolExpr> bit, IntFunction<Long> weight) {
    return context.mkAdd(IntStream.range(0, n)
        .mapToObj(i -> choice(bit.apply(i), context.mkInt(weight.apply(i)), context.mkInt(0)))
        .toArray(ArithExpr[]::new));
  }

  private BoolExpr bit(Node n, int i) {
    if (n.op() == Node.Op.CONST) {
      return context.mkBool((n.k() >> Math.min(i, BITS) & 1) == 1);
    }
    List<BoolExpr> word = words.get(n);
    if (word == null) {
      word = IntStream.range(0, width(n)).mapToObj(b -> makeBit(n, b)).toList();
      words.put(n, word);
    }
    return i < word.size() ? word.get(i) : context.mkFalse();
  }

  private BoolExpr makeBit(Node n, int i) {
    return switch (n.op()) {
      case CELL -> isSet(n) ? state.bit((int) n.k(), i) : single(n, i);
      case BIT_AND -> context.mkAnd(bit(n.operand(0), i), bit(n.operand(1), i));
      case BIT_OR -> context.mkOr(bit(n.operand(0), i), bit(n.operand(1), i));
      case BIT_CLEAR -> context.mkAnd(bit(n.operand(0), i), context.mkNot(bit(n.operand(1), i)));
      case ITE -> (BoolExpr) context.mkITE(truth(n.operand(0)), bit(n.operand(1), i), bit(n.operand(2), i));
      case SHIFT_LEFT -> shifted(n, i, -1);
      case SHIFT_RIGHT -> shifted(n, i, 1);
      case NOT, AND, OR, EQ, LT -> single(n, i);
      case CONST, ADD, SUB, MUL, DIV, MOD, BIT_COUNT, NEXT, DID ->
          throw new IllegalArgumentException("a number used as a set: " + n);
    };
  }

  private BoolExpr single(Node n, int i) {
    if (!isTruth(n)) {
      throw new IllegalArgumentException("a number used as a set: " + n);
    }
    return i == 0 ? truth(n) : context.mkFalse();
  }

  private BoolExpr shifted(Node n, int i, int direction) {
    Node by = n.operand(1);
    List<BoolExpr> cases = new ArrayList<>();
    for (long k = Math.max(0, by.lo()); k <= Math.min(BITS - 1L, by.hi()); k++) {
      long source = i + direction * k;
      if (source >= 0 && source < BITS) {
        cases.add(context.mkAnd(
            context.mkEq(number(by), context.mkInt(k)), bit(n.operand(0), (int) source)));
      }
    }
    return context.mkOr(cases.toArray(BoolExpr[]::new));
  }
}
