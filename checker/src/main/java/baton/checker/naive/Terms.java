package baton.checker.naive;

import baton.checker.naive.Term.Op;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Makes terms, simplified where that is obvious; what is known of constants is computed. */
final class Terms {
  private static final int POLL = 1 << 14; // operands looked at between two questions whether to stop

  private final BooleanSupplier stop;
  private final TermTable known = new TermTable();
  private long unknowns;
  private int work;

  final Term yes;
  final Term no;

  /** {@code stop} is asked now and then: whatever takes long makes terms. Then {@link Unwritten} is thrown. */
  Terms(BooleanSupplier stop) {
    this.stop = stop;
    yes = make(Op.TRUE, 0);
    no = make(Op.FALSE, 0);
  }

  private void work(int amount) {
    work += amount;
    if (work >= POLL) {
      work = 0;
      if (stop.getAsBoolean()) {
        throw new Unwritten("told to stop");
      }
    }
  }

  private Term make(Op op, long k, Term... operands) {
    work(1 + operands.length);
    return known.get(op, k, operands);
  }

  Term truth(boolean value) {
    return value ? yes : no;
  }

  /** A truth that nothing is known of. */
  Term unknownTruth() {
    return make(Op.TRUTH, unknowns++);
  }

  Term unknownInteger() {
    return make(Op.INTEGER, unknowns++);
  }

  Term not(Term a) {
    return switch (a.op()) {
      case TRUE -> no;
      case FALSE -> yes;
      case NOT -> a.operand(0);
      case TRUTH, AND, OR, ITE, EQUAL, AT_MOST -> make(Op.NOT, 0, a);
      case NUMBER, INTEGER, ADD, MULTIPLY, DIVIDE, MODULO, CHOICE ->
          throw new IllegalArgumentException("no truth: " + a);
    };
  }

  Term and(Term a, Term b) {
    return join(Op.AND, yes, no, a, b);
  }

  Term or(Term a, Term b) {
    return join(Op.OR, no, yes, a, b);
  }

  Term and(Term... all) {
    return and(Arrays.asList(all));
  }

  Term or(Term... all) {
    return or(Arrays.asList(all));
  }

  Term and(List<Term> all) {
    return join(Op.AND, yes, no, all);
  }

  Term or(List<Term> all) {
    return join(Op.OR, no, yes, all);
  }

  /** Most that is joined says nothing, or the same. */
  private Term join(Op op, Term neutral, Term decisive, List<Term> all) {
    Term first = neutral;
    Term second = neutral;
    for (Term t : all) {
      work(1);
      if (t == decisive) {
        return decisive;
      }
      if (t != neutral && t != first && t != second) {
        if (second != neutral) {
          return several(op, neutral, decisive, all);
        }
        second = first == neutral ? second : t;
        first = first == neutral ? t : first;
      }
    }
    return join(op, neutral, decisive, first, second);
  }

  private Term join(Op op, Term neutral, Term decisive, Term a, Term b) {
    if (a == neutral || a == b || b == decisive) {
      return b;
    }
    if (b == neutral || a == decisive) {
      return a;
    }
    if (a.op() == op || b.op() == op) {
      return several(op, neutral, decisive, List.of(a, b));
    }
    boolean opposite = a.op() == Op.NOT && a.operand(0) == b || b.op() == Op.NOT && b.operand(0) == a;
    return opposite ? decisive : make(op, 0, a, b);
  }

  private Term several(Op op, Term neutral, Term decisive, List<Term> all) {
    Set<Term> parts = new LinkedHashSet<>();
    for (Term t : all) {
      work(t.operands().size());
      if (t == decisive) {
        return decisive;
      }
      if (t.op() == op) {
        parts.addAll(t.operands());
      } else if (t != neutral) {
        parts.add(t);
      }
    }
    for (Term t : parts) {
      if (t.op() == Op.NOT && parts.contains(t.operand(0))) {
        return decisive;
      }
    }
    return switch (parts.size()) {
      case 0 -> neutral;
      case 1 -> parts.iterator().next();
      default -> make(op, 0, parts.toArray(new Term[0]));
    };
  }

  Term implies(Term a, Term b) {
    return or(not(a), b);
  }

  /** Of two truths the first if the condition is true, else the second. */
  Term ite(Term condition, Term then, Term otherwise) {
    if (condition == yes || then == otherwise) {
      return then;
    }
    if (condition == no) {
      return otherwise;
    }
    if (then == yes || then == condition) {
      return or(condition, otherwise);
    }
    if (then == no) {
      return and(not(condition), otherwise);
    }
    if (otherwise == no || otherwise == condition) {
      return and(condition, then);
    }
    if (otherwise == yes) {
      return or(not(condition), then);
    }
    return make(Op.ITE, 0, condition, then, otherwise);
  }

  Term same(Term a, Term b) {
    return ite(a, b, not(b));
  }

  Term number(long n) {
    return make(Op.NUMBER, n);
  }

  Term choice(Term condition, Term then, Term otherwise) {
    return condition == yes || then == otherwise ? then
        : condition == no ? otherwise
        : make(Op.CHOICE, 0, condition, then, otherwise);
  }

  private static boolean isNumber(Term a) {
    return a.op() == Op.NUMBER;
  }

  Term add(Term a, Term b) {
    return isNumber(a) && isNumber(b) && fits(BigInteger.valueOf(a.k()).add(BigInteger.valueOf(b.k())))
        ? number(a.k() + b.k())
        : isNumber(b) && b.k() == 0 ? a
        : isNumber(a) && a.k() == 0 ? b
        : make(Op.ADD, 0, a, b);
  }

  Term multiply(Term a, Term b) {
    return isNumber(a) && isNumber(b) && fits(BigInteger.valueOf(a.k()).multiply(BigInteger.valueOf(b.k())))
        ? number(a.k() * b.k())
        : make(Op.MULTIPLY, 0, a, b);
  }

  private static boolean fits(BigInteger n) {
    return n.bitLength() < Long.SIZE;
  }

  Term subtract(Term a, Term b) {
    return add(a, multiply(number(-1), b));
  }

  Term divide(Term a, Term b) {
    return make(Op.DIVIDE, 0, a, b);
  }

  Term modulo(Term a, Term b) {
    return make(Op.MODULO, 0, a, b);
  }

  Term equal(Term a, Term b) {
    return a == b ? yes : isNumber(a) && isNumber(b) ? no : make(Op.EQUAL, 0, a, b);
  }

  Term atMost(Term a, Term b) {
    return a == b ? yes : isNumber(a) && isNumber(b) ? truth(a.k() <= b.k()) : make(Op.AT_MOST, 0, a, b);
  }

  /** The term with others in place of unknowns; {@code done} is kept between calls with the same ones. */
  Term replace(Term t, Map<Term, Term> done) {
    Term known = done.get(t);
    if (known != null) {
      return known;
    }
    work(1);
    List<Term> parts = new ArrayList<>();
    boolean changed = false;
    for (Term operand : t.operands()) {
      Term part = replace(operand, done);
      parts.add(part);
      changed |= part != operand;
    }
    Term result = changed ? rebuilt(t, parts) : t;
    done.put(t, result);
    return result;
  }

  private Term rebuilt(Term t, List<Term> parts) {
    return switch (t.op()) {
      case TRUE, FALSE, TRUTH, NUMBER, INTEGER -> t;
      case NOT -> not(parts.getFirst());
      case AND -> and(parts);
      case OR -> or(parts);
      case ITE -> ite(parts.get(0), parts.get(1), parts.get(2));
      case ADD -> add(parts.get(0), parts.get(1));
      case MULTIPLY -> multiply(parts.get(0), parts.get(1));
      case DIVIDE -> divide(parts.get(0), parts.get(1));
      case MODULO -> modulo(parts.get(0), parts.get(1));
      case CHOICE -> choice(parts.get(0), parts.get(1), parts.get(2));
      case EQUAL -> equal(parts.get(0), parts.get(1));
      case AT_MOST -> atMost(parts.get(0), parts.get(1));
    };
  }
}
