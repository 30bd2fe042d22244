package baton.properties;

import baton.models.ir.Expr;
import baton.properties.NormalForm.NoForm;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A safety formula as bits: formula progression, made deterministic and static.
 *
 * <p>What remains to be shown is kept as clauses: sets of subformulas of which one must hold from the
 * present instant on. At each instant a clause that is active turns, by unfolding its members
 * ({@code always p} is p now and itself from the next instant on), into clauses over present literals and
 * subformulas to hold from the next instant. One bit for each set of subformulas that can so arise says
 * whether it is active. A clause without a true literal and without a future is a violation, found at the
 * end of the shortest bad prefix.
 */
final class Progression {
  private static final int MOST_CLAUSES = 512;

  /** Literals over the present instant, and subformulas to hold from the next one; a disjunction. */
  private record Clause(Set<Expr> now, Set<Formula> then) {
    Clause or(Clause other) {
      Set<Expr> literals = new LinkedHashSet<>(now);
      literals.addAll(other.now);
      Set<Formula> rest = new LinkedHashSet<>(then);
      rest.addAll(other.then);
      return new Clause(literals, rest);
    }
  }

  private final Memory memory;
  private final Map<Set<Formula>, Expr.Read> bits = new LinkedHashMap<>();
  private final Map<Set<Formula>, Expr> activations = new LinkedHashMap<>();
  private final Deque<Set<Formula>> open = new ArrayDeque<>();
  private Expr holds = Booleans.TRUE;

  private Progression(Memory memory) {
    this.memory = memory;
  }

  /** An expression that is true at every instant iff no finite prefix violates one of the formulas. */
  static Expr holds(List<Formula> formulas, Memory memory) throws NoForm {
    Progression p = new Progression(memory);
    for (Formula f : formulas) {
      if (f instanceof Formula.Always(Formula.Atom(Expr atom))) {
        p.holds = Booleans.and(p.holds, atom); // no memory needed
      } else {
        p.bit(Set.of(f), true);
      }
    }
    while (!p.open.isEmpty()) {
      p.unfold(p.open.remove());
    }
    p.bits.forEach((clause, bit) -> memory.update(bit, p.activations.getOrDefault(clause, Booleans.FALSE)));
    return p.holds;
  }

  private Expr.Read bit(Set<Formula> clause, boolean first) throws NoForm {
    Expr.Read known = bits.get(clause);
    if (known != null) {
      return known;
    }
    if (bits.size() == MOST_CLAUSES) {
      throw new NoForm("it needs more than " + MOST_CLAUSES + " bits of memory");
    }
    Expr.Read bit = memory.bit("clause" + bits.size(), first);
    bits.put(clause, bit);
    open.add(clause);
    return bit;
  }

  private void unfold(Set<Formula> clause) throws NoForm {
    Expr.Read active = bit(clause, false);
    List<Clause> unfolded = List.of(new Clause(Set.of(), Set.of()));
    for (Formula f : clause) {
      unfolded = cross(unfolded, clauses(f));
    }
    for (Clause c : unfolded) {
      Expr unmet = Booleans.and(active, Booleans.not(Booleans.any(List.copyOf(c.now()))));
      if (c.then().isEmpty()) {
        holds = Booleans.and(holds, Booleans.not(unmet));
      } else {
        bit(c.then(), false);
        activations.merge(c.then(), unmet, Booleans::or);
      }
    }
  }

  private List<Clause> cross(List<Clause> left, List<Clause> right) throws NoForm {
    Set<Clause> all = new LinkedHashSet<>();
    for (Clause l : left) {
      for (Clause r : right) {
        all.add(l.or(r));
      }
    }
    if (all.size() > MOST_CLAUSES) {
      throw new NoForm("its conjunctive normal form has more than " + MOST_CLAUSES + " clauses");
    }
    return List.copyOf(all);
  }

  private List<Clause> clauses(Formula f) throws NoForm {
    return switch (f) {
      case Formula.Atom(Expr e) -> List.of(new Clause(Set.of(e), Set.of()));
      case Formula.And(Formula l, Formula r) -> {
        List<Clause> both = new ArrayList<>(clauses(l));
        both.addAll(clauses(r));
        yield both;
      }
      case Formula.Or(Formula l, Formula r) -> cross(clauses(l), clauses(r));
      case Formula.Next(Formula body) -> List.of(new Clause(Set.of(), Set.of(body)));
      case Formula.Always(Formula body) -> {
        List<Clause> now = new ArrayList<>(clauses(body));
        now.add(new Clause(Set.of(), Set.of(f)));
        yield now;
      }
      case Formula.Release(Formula l, Formula r) -> {
        List<Clause> now = new ArrayList<>(clauses(r));
        now.addAll(cross(clauses(l), List.of(new Clause(Set.of(), Set.of(f)))));
        yield now;
      }
      case Formula.Until _, Formula.Eventually _ -> throw new IllegalArgumentException("no safety formula: " + f);
    };
  }
}
