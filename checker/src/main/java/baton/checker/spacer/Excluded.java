package baton.checker.spacer;

import com.microsoft.z3.Expr;
import com.microsoft.z3.enumerations.Z3_decl_kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The states that a formula of Spacer's excludes, as cubes over the arguments of its relation. Nearly all formulas are
 * conjunctions of clauses; one that is not may become too large that way.
 */
final class Excluded {
  private static final int MOST = 1 << 14;

  /** All these arguments are true, and those are false. */
  record Box(BitSet yes, BitSet no) {
    Optional<Box> and(Box other) {
      if (yes.intersects(other.no) || no.intersects(other.yes)) {
        return Optional.empty();
      }
      Box both = new Box((BitSet) yes.clone(), (BitSet) no.clone());
      both.yes.or(other.yes);
      both.no.or(other.no);
      return Optional.of(both);
    }
  }

  /** A formula that is not understood, or becomes too large. */
  static final class TooMuch extends Exception {
    private static final long serialVersionUID = 1L;

    TooMuch(String message) {
      super(message, null, false, false);
    }
  }

  private Excluded() {}

  /** The states for which the formula is false. */
  static List<Box> by(Expr<?> formula) throws TooMuch {
    return where(formula, false);
  }

  private static List<Box> where(Expr<?> formula, boolean value) throws TooMuch {
    if (formula.isVar()) {
      return List.of(argument(formula.getIndex(), value));
    }
    if (!formula.isApp()) {
      throw new TooMuch("it says " + formula);
    }
    List<Expr<?>> parts = Arrays.asList(formula.getArgs());
    Z3_decl_kind kind = formula.getFuncDecl().getDeclKind();
    return switch (kind) {
      case Z3_OP_TRUE -> constant(value);
      case Z3_OP_FALSE -> constant(!value);
      case Z3_OP_NOT -> where(parts.getFirst(), !value);
      case Z3_OP_AND -> value ? all(parts, true) : any(parts, false);
      case Z3_OP_OR -> value ? any(parts, true) : all(parts, false);
      case Z3_OP_IMPLIES -> value
          ? or(where(parts.get(0), false), where(parts.get(1), true))
          : and(where(parts.get(0), true), where(parts.get(1), false));
      case Z3_OP_EQ, Z3_OP_IFF -> same(parts, value);
      case Z3_OP_XOR -> same(parts, !value);
      case Z3_OP_ITE -> or(
          and(where(parts.get(0), true), where(parts.get(1), value)),
          and(where(parts.get(0), false), where(parts.get(2), value)));
      default -> throw new TooMuch("it says " + formula);
    };
  }

  private static Box argument(int number, boolean value) {
    BitSet set = new BitSet();
    set.set(number);
    return value ? new Box(set, new BitSet()) : new Box(new BitSet(), set);
  }

  private static List<Box> constant(boolean value) {
    return value ? List.of(new Box(new BitSet(), new BitSet())) : List.of();
  }

  private static List<Box> same(List<Expr<?>> parts, boolean value) throws TooMuch {
    return or(
        and(where(parts.get(0), true), where(parts.get(1), value)),
        and(where(parts.get(0), false), where(parts.get(1), !value)));
  }

  private static List<Box> any(List<Expr<?>> parts, boolean value) throws TooMuch {
    List<Box> boxes = List.of();
    for (Expr<?> part : parts) {
      boxes = or(boxes, where(part, value));
    }
    return boxes;
  }

  private static List<Box> all(List<Expr<?>> parts, boolean value) throws TooMuch {
    List<Box> boxes = constant(true);
    for (Expr<?> part : parts) {
      boxes = and(boxes, where(part, value));
    }
    return boxes;
  }

  private static List<Box> or(List<Box> a, List<Box> b) {
    List<Box> both = new ArrayList<>(a);
    both.addAll(b);
    return both;
  }

  private static List<Box> and(List<Box> a, List<Box> b) throws TooMuch {
    List<Box> both = new ArrayList<>();
    for (Box x : a) {
      for (Box y : b) {
        x.and(y).ifPresent(both::add);
      }
      if (both.size() > MOST) {
        throw new TooMuch("it has more than " + MOST + " cases");
      }
    }
    return both;
  }
}
