package baton.checker.naive;

import baton.checker.naive.Worth.Cases;
import baton.checker.naive.Worth.Number;
import baton.models.ir.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;

/** Exact integers, case by case where there are few, else by the solver's arithmetic (§2 of the semantics). */
final class Numbers {
  private static final int MOST_CASES = 512;

  private final Algebra algebra;
  private final Terms terms;

  Numbers(Algebra algebra) {
    this.algebra = algebra;
    terms = algebra.terms;
  }

  Worth negate(Worth n) {
    return compute(algebra.number(0), n, Math::subtractExact, terms::subtract);
  }

  Worth compute(Expr.ArithmeticOp op, Worth left, Worth right, IllIf ill) {
    return switch (op) {
      case ADD -> add(left, right);
      case SUBTRACT -> compute(left, right, Math::subtractExact, terms::subtract);
      case MULTIPLY -> compute(left, right, Math::multiplyExact, terms::multiply);
      case DIVIDE -> {
        positive(right, ill);
        yield compute(left, right, (a, b) -> b > 0 ? Math.floorDiv(a, b) : 0, terms::divide);
      }
      case MODULO -> {
        positive(right, ill);
        yield compute(left, right, (a, b) -> b > 0 ? Math.floorMod(a, b) : 0, terms::modulo);
      }
    };
  }

  Worth add(Worth left, Worth right) {
    return compute(left, right, Math::addExact, terms::add);
  }

  Worth subtract(Worth left, Worth right) {
    return compute(left, right, Math::subtractExact, terms::subtract);
  }

  private void positive(Worth divisor, IllIf ill) {
    ill.add(terms.not(algebra.less(algebra.number(0), divisor)));
  }

  private interface OnTerms {
    Term apply(Term left, Term right);
  }

  private Worth compute(Worth left, Worth right, LongBinaryOperator exact, OnTerms otherwise) {
    if (left instanceof Cases(var a) && right instanceof Cases(var b) && a.size() * b.size() <= MOST_CASES) {
      try {
        return cases(a, b, exact);
      } catch (ArithmeticException _) { // more than 64 bits, as only an int can have
        return new Number(otherwise.apply(algebra.asTerm(left), algebra.asTerm(right)));
      }
    }
    return new Number(otherwise.apply(algebra.asTerm(left), algebra.asTerm(right)));
  }

  private Worth cases(Map<Long, Term> a, Map<Long, Term> b, LongBinaryOperator exact) {
    Map<Long, List<Term>> results = new TreeMap<>();
    a.forEach((v, s) -> b.forEach((u, t) ->
        results.computeIfAbsent(exact.applyAsLong(v, u), _ -> new ArrayList<>()).add(terms.and(s, t))));
    TreeMap<Long, Term> when = new TreeMap<>();
    results.forEach((v, some) -> when.put(v, terms.or(some)));
    return new Cases(when);
  }

  /** The position of what is true. */
  Worth of(List<Term> size) {
    TreeMap<Long, Term> when = new TreeMap<>();
    for (int i = 0; i < size.size(); i++) {
      if (size.get(i) != terms.no) {
        when.put((long) i, size.get(i));
      }
    }
    return new Cases(when);
  }

  /** How many are true: a row of sums, each at most one more than the one before. */
  Worth count(List<Term> all) {
    List<Term> sums = List.of(terms.yes);
    for (Term t : all) {
      List<Term> next = new ArrayList<>();
      for (int n = 0; n <= sums.size(); n++) {
        Term same = n < sums.size() ? sums.get(n) : terms.no;
        Term less = n > 0 ? sums.get(n - 1) : terms.no;
        next.add(terms.ite(t, less, same));
      }
      sums = next;
    }
    return of(sums);
  }

  Term atMostOne(List<Term> all) {
    List<Term> none = new ArrayList<>();
    Term before = terms.no;
    for (Term t : all) {
      none.add(terms.not(terms.and(before, t)));
      before = terms.or(before, t);
    }
    return terms.and(none);
  }
}
