package baton.properties;

import baton.models.ir.Expr;
import baton.properties.NormalForm.NoForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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
  private static final int MOST_STATES = 2000;
  private static final int MOST_EDGES = 50_000;

  private final List<Expr> atoms;
  private final Map<Formula, Integer> promises = new LinkedHashMap<>();
  private final Map<Set<Formula>, Integer> states = new LinkedHashMap<>();
  private final List<Set<Formula>> open = new ArrayList<>();
  private List<Automaton.Edge> found = new ArrayList<>();

  private Translation(List<Expr> atoms) {
    this.atoms = atoms;
  }

  /** {@code atoms}: those that have a number already; further ones are added behind them. */
  static Automaton of(Formula formula, List<Expr> atoms) throws NoForm {
    Translation t = new Translation(atoms);
    t.state(Set.of(formula));
    List<List<Automaton.Edge>> edges = new ArrayList<>();
    for (int i = 0; i < t.open.size(); i++) {
      t.found = new ArrayList<>();
      t.unfold(new Alternative(List.copyOf(t.open.get(i)), Set.of(), Set.of(), Set.of(), Set.of(), Set.of()));
      edges.add(t.found);
    }
    return new Automaton(Quotient.of(edges), t.promises.size());
  }

  /**
   * An alternative under way.
   *
   * @param open what is still to be unfolded
   * @param done what has been
   */
  private record Alternative(
      List<Formula> open, Set<Formula> done, Set<Integer> positive, Set<Integer> negative, Set<Formula> next,
      Set<Integer> postponed) {
    Alternative with(Formula... now) {
      List<Formula> more = new ArrayList<>(List.of(now));
      more.addAll(open);
      return new Alternative(more, done, positive, negative, next, postponed);
    }

    Alternative then(Formula f) {
      return new Alternative(open, done, positive, negative, plus(next, f), postponed);
    }

    Alternative postponing(int promise) {
      return new Alternative(open, done, positive, negative, next, plus(postponed, promise));
    }

    Alternative literal(int atom, boolean truth) {
      return truth
          ? new Alternative(open, done, plus(positive, atom), negative, next, postponed)
          : new Alternative(open, done, positive, plus(negative, atom), next, postponed);
    }

    Alternative without(Formula first) {
      return new Alternative(
          open.subList(1, open.size()), plus(done, first), positive, negative, next, postponed);
    }
  }

  private static <T> Set<T> plus(Set<T> set, T one) {
    Set<T> more = new LinkedHashSet<>(set);
    more.add(one);
    return more;
  }

  private int state(Set<Formula> formulas) throws NoForm {
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
    if (a.open().isEmpty()) {
      finish(a);
      return;
    }
    Formula f = a.open().getFirst();
    Alternative rest = a.without(f);
    if (a.done().contains(f)) {
      unfold(rest);
      return;
    }
    switch (f) {
      case Formula.Atom(Expr e) -> literal(e, true, rest);
      case Formula.And(Formula l, Formula r) -> unfold(rest.with(l, r));
      case Formula.Or(Formula l, Formula r) -> {
        unfold(rest.with(l));
        unfold(rest.with(r));
      }
      case Formula.Next(Formula body) -> unfold(rest.then(body));
      case Formula.Always(Formula body) -> unfold(rest.with(body).then(f));
      case Formula.Eventually(Formula body) -> {
        unfold(rest.with(body));
        unfold(rest.then(f).postponing(promise(f)));
      }
      case Formula.Until(Formula l, Formula r) -> {
        unfold(rest.with(r));
        unfold(rest.with(l).then(f).postponing(promise(f)));
      }
      case Formula.Release(Formula l, Formula r) -> {
        unfold(rest.with(l, r));
        unfold(rest.with(r).then(f));
      }
    }
  }

  private int promise(Formula f) {
    return promises.computeIfAbsent(f, _ -> promises.size());
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
    if (!(truth ? a.negative() : a.positive()).contains(atom)) {
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

  private static List<Integer> sorted(Set<Integer> numbers) {
    return List.copyOf(new TreeSet<>(numbers));
  }
}
