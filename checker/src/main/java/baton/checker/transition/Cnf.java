package baton.checker.transition;

import baton.checker.sat.Literals;
import baton.checker.sat.SatSolver;
import java.util.Arrays;
import java.util.List;

/**
 * One copy of a graph's inputs and conjunctions in a solver (Tseitin 1968), made as far as it is asked for. Atoms
 * come with the clauses that give them exactly one value.
 */
public final class Cnf {
  private static final int NONE = -1;

  private final Aig aig;
  private final Atoms atoms;
  private final List<Integer> types;
  private final SatSolver solver;
  private int[] variable;
  private int[] open = new int[64];

  public Cnf(TransitionSystem system, SatSolver solver) {
    aig = system.aig();
    atoms = system.atoms();
    types = system.types();
    this.solver = solver;
    variable = new int[aig.size()];
    Arrays.fill(variable, NONE);
  }

  /** Demands that this is a state: what is true of all states by their types. */
  public void demandTypes() {
    for (int type : types) {
      int[] some = aig.disjuncts(type);
      for (int i = 0; i < some.length; i++) {
        some[i] = literal(some[i]);
      }
      solver.add(some);
    }
  }

  /** The solver's literal for a fact. */
  public int fact(int fact) {
    return literal(atoms.literal(fact));
  }

  /** The solver's literal for one of the graph. */
  public int literal(int literal) {
    int number = literal >> 1;
    if (number >= variable.length) {
      int old = variable.length;
      variable = Arrays.copyOf(variable, Math.max(aig.size(), old * 2));
      Arrays.fill(variable, old, variable.length, NONE);
    }
    if (variable[number] == NONE) {
      make(number);
    }
    return Literals.positive(variable[number]) ^ literal & 1;
  }

  private void make(int root) {
    int n = 0;
    open[n++] = root;
    while (n > 0) {
      int number = open[n - 1];
      if (variable[number] != NONE) {
        n--;
      } else if (number == 0) {
        variable[0] = solver.newVariable();
        solver.add(Literals.negate(Literals.positive(variable[0])));
      } else if (!aig.isAnd(number)) {
        atom(atoms.atomOfInput(number));
      } else {
        int a = aig.left(number);
        int b = aig.right(number);
        if (variable[a >> 1] != NONE && variable[b >> 1] != NONE) {
          and(number, a, b);
        } else {
          if (n + 2 > open.length) {
            open = Arrays.copyOf(open, open.length * 2);
          }
          open[n++] = a >> 1;
          open[n++] = b >> 1;
        }
      }
    }
  }

  private void and(int number, int a, int b) {
    variable[number] = solver.newVariable();
    int out = Literals.positive(variable[number]);
    int x = Literals.positive(variable[a >> 1]) ^ a & 1;
    int y = Literals.positive(variable[b >> 1]) ^ b & 1;
    solver.add(Literals.negate(out), x);
    solver.add(Literals.negate(out), y);
    solver.add(out, Literals.negate(x), Literals.negate(y));
  }

  private void atom(int atom) {
    int values = atoms.get(atom).values();
    if (values == 2) {
      variable[atoms.literal(atoms.fact(atom, 1)) >> 1] = solver.newVariable();
      return;
    }
    int[] some = new int[values];
    for (int v = 0; v < values; v++) {
      int number = atoms.literal(atoms.fact(atom, v)) >> 1;
      variable[number] = solver.newVariable();
      some[v] = Literals.positive(variable[number]);
      for (int other = 0; other < v; other++) {
        solver.add(Literals.negate(some[v]), Literals.negate(some[other]));
      }
    }
    solver.add(some);
  }

  /** The value of an atom in the solver's assignment; -1 if it is left open. */
  public int valueOf(int atom) {
    for (int v = 0; v < atoms.get(atom).values(); v++) {
      int literal = atoms.literal(atoms.fact(atom, v));
      if (variable[literal >> 1] != NONE && solver.isTrue(Literals.positive(variable[literal >> 1]) ^ literal & 1)) {
        return v;
      }
    }
    return -1;
  }
}
