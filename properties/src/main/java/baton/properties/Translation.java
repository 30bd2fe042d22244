package baton.properties;

import baton.models.ir.Expr;
import baton.properties.NormalForm.NoForm;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From a formula to an automaton that accepts the runs of which it is true: a tableau, built as it is needed.
 *
 * <p>A state is a set of formulas that must all hold from the present instant on. Unfolding them
 * ({@code p until q} is q now, or p now and itself from the next instant on) gives alternatives: literals of
 * the present instant and formulas for the next one. An alternative that chooses the second half of an
 * {@code until} or {@code eventually} postpones that promise; the acceptance condition forbids to do so for
 * ever. (Gerth, Peled, Vardi, Wolper 1995; acceptance on edges as in Couvreur 1999.)
 */
final class Translation {
  private static final int MOST_STATES = 1000;
  private static final int MOST_EDGES = 2000;
  private static final int MOST_ALTERNATIVES = 200_000;

  private final List<Expr> atoms;
  private final List<Formula> formulas = new ArrayList<>();
  private final Map<Formula, Integer> numbers = new LinkedHashMap<>();
  private final Map<Formula, Integer> promises = new LinkedHashMap<>();
  private final Map<BitSet, Integer> states = new LinkedHashMap<>();
  private final List<BitSet> open = new ArrayList<>();
  private List<Automaton.Edge> found = new ArrayList<>();
  private int alternatives;

  private Translation(List<Expr> atoms) {
    this.atoms = atoms;
  }

  /** {@code atoms}: those that have a number already; further ones are added behind them. */
  static Automaton of(Formula formula, List<Expr> atoms) throws NoForm {
    Translation t = new Translation(atoms);
    t.state(plus(new BitSet(), t.number(formula)));
    List<List<Automaton.Edge>> edges = new ArrayList<>();
    for (int i = 0; i < t.open.size(); i++) {
      t.found = new ArrayList<>();
      BitSet none = new BitSet();
      t.unfold(new Alternative(t.open.get(i), none, none, none, none, none));
      edges.add(t.found);
    }
    return new Automaton(Quotient.of(edges), t.promises.size());
  }

  /**
   * An alternative under way; sets of numbers, never changed.
   *
   * @param open the formulas that are still to be unfolded
   * @param done those that have been
   */
  private record Alternative(
      BitSet open, BitSet done, BitSet positive, BitSet negative, BitSet next, BitSet postponed) {
    Alternative with(int formula) {
      return done.get(formula)
          ? this
          : new Alternative(plus(open, formula), done, positive, negative, next, postponed);
    }

    Alternative then(int formula) {
      return new Alternative(open, done, positive, negative, plus(next, formula), postponed);
    }

    Alternative postponing(int promise) {
      return new Alternative(open, done, positive, negative, next, plus(postponed, promise));
    }

    Alternative literal(int atom, boolean truth) {
      return truth
          ? new Alternative(open, done, plus(positive, atom), negative, next, postponed)
          : new Alternative(open, done, positive, plus(negative, atom), next, postponed);
    }

    Alternative without(int formula) {
      BitSet rest = (BitSet) open.clone();
      rest.clear(formula);
      return new Alternative(rest, plus(done, formula), positive, negative, next, postponed);
    }
  }

  private static BitSet plus(BitSet set, int one) {
    BitSet more = (BitSet) set.clone();
    more.set(one);
    return more;
  }

  private int number(Formula f) {
    Integer known = numbers.get(f);
    if (known == null) {
      known = formulas.size();
      numbers.put(f, known);
      formulas.add(f);
    }
    return known;
  }

  private int state(BitSet formulas) throws NoForm {
    Integer known = states.get(formulas);
    if (known != null) {
      return known;
    }
    if (states.size() == MOST_STATES) {
      throw new NoForm("its automaton has more than " + MOST_STATES + " states");
    }
    int number = states.size();
    states.put(formulas, number);
    open.add(formulas);
    return number;
  }

  private void unfold(Alternative a) throws NoForm {
    if (++alternatives > MOST_ALTERNATIVES) {
      throw new NoForm("its automaton takes more than " + MOST_ALTERNATIVES + " steps to make");
    }
    int number = a.open().nextSetBit(0);
    if (number < 0) {
      finish(a);
      return;
    }
    Alternative rest = a.without(number);
    switch (formulas.get(number)) {
      case Formula.Atom(Expr e) -> literal(e, true, rest);
      case Formula.And(Formula l, Formula r) -> unfold(rest.with(number(l)).with(number(r)));
      case Formula.Or(Formula l, Formula r) -> {
        unfold(rest.with(number(l)));
        unfold(rest.with(number(r)));
      }
      case Formula.Next(Formula body) -> unfold(rest.then(number(body)));
      case Formula.Always(Formula body) -> unfold(rest.with(number(body)).then(number));
      case Formula.Eventually(Formula body) -> {
        unfold(rest.with(number(body)));
        unfold(rest.then(number).postponing(promise(number)));
      }
      case Formula.Until(Formula l, Formula r) -> {
        unfold(rest.with(number(r)));
        unfold(rest.with(number(l)).then(number).postponing(promise(number)));
      }
      case Formula.Release(Formula l, Formula r) -> {
        unfold(rest.with(number(l)).with(number(r)));
        unfold(rest.with(number(r)).then(number));
      }
    }
  }

  private int promise(int formula) {
    return promises.computeIfAbsent(formulas.get(formula), _ -> promises.size());
  }

  private void literal(Expr e, boolean truth, Alternative a) throws NoForm {
    if (e instanceof Expr.Not(Expr body, _)) {
      literal(body, !truth, a);
      return;
    }
    if (e.equals(Booleans.TRUE) || e.equals(Booleans.FALSE)) {
      if (e.equals(Booleans.TRUE) == truth) {
        unfold(a);
      }
      return;
    }
    if (!atoms.contains(e)) {
      atoms.add(e);
    }
    int atom = atoms.indexOf(e);
    if (!(truth ? a.negative() : a.positive()).get(atom)) {
      unfold(a.literal(atom, truth));
    }
  }

  private void finish(Alternative a) throws NoForm {
    Automaton.Edge edge = new Automaton.Edge(
        sorted(a.positive()), sorted(a.negative()), sorted(a.postponed()), state(a.next()));
    if (found.stream().anyMatch(other -> other.covers(edge))) {
      return;
    }
    found.removeIf(edge::covers);
    if (found.size() == MOST_EDGES) {
      throw new NoForm("its automaton has more than " + MOST_EDGES + " edges at a state");
    }
    found.add(edge);
  }

  private static List<Integer> sorted(BitSet numbers) {
    return numbers.stream().boxed().toList();
  }
}
