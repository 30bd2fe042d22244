package baton.checker.symbolic;

import baton.checker.sat.IntVector;
import baton.checker.sat.Literals;
import baton.checker.sat.SatSolver;
import baton.checker.transition.Aig;
import baton.checker.transition.Cnf;
import baton.checker.transition.Question;
import baton.checker.transition.TransitionSystem;
import baton.checker.transition.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs of bounded length as clauses (Biere, Cimatti, Clarke and Zhu, TACAS 1999): a copy of the state for each time,
 * and for each step a choice of exactly one way. A step is taken only if that is assumed, so that a run may end
 * anywhere.
 */
public final class Unrolling {
  private final TransitionSystem system;
  private final SatSolver solver;
  private final List<List<Way>> changers;
  private final List<Cnf> times = new ArrayList<>();
  private final List<int[]> selectors = new ArrayList<>();
  private final IntVector taken = new IntVector();
  private final Map<Integer, Integer> bad = new HashMap<>();
  private final Map<List<Integer>, Integer> labels = new HashMap<>();
  private final int initial;
  private int badAtFirst = -1;

  public Unrolling(TransitionSystem system, SatSolver solver) {
    this.system = system;
    this.solver = solver;
    changers = system.changers();
    times.add(new Cnf(system, solver));
    initial = fresh();
    begin();
  }

  private int fresh() {
    return Literals.positive(solver.newVariable());
  }

  /** How many steps runs can have so far. */
  public int length() {
    return selectors.size();
  }

  /** Assumed: the run begins in an initial state. */
  public int initial() {
    return initial;
  }

  public int fact(int fact, int time) {
    return times.get(time).fact(fact);
  }

  /** The value of an atom at a time, in the solver's assignment. */
  public int valueOf(int atom, int time) {
    return times.get(time).valueOf(atom);
  }

  private void begin() {
    Cnf before = new Cnf(system, solver);
    int[] some = new int[system.beginnings().size() + 1];
    int[] atFirst = new int[some.length];
    some[some.length - 1] = Literals.negate(initial);
    badAtFirst = fresh();
    atFirst[some.length - 1] = Literals.negate(badAtFirst);
    int n = 0;
    for (Way beginning : system.beginnings()) {
      int chosen = fresh();
      some[n] = chosen;
      imply(chosen, beginning.guard(), before);
      for (int atom = 0; atom < system.atoms().size(); atom++) {
        image(chosen, beginning, atom, before, times.getFirst());
      }
      int literal = system.badAtFirst().get(n);
      int both = fresh();
      solver.add(Literals.negate(both), chosen);
      imply(both, literal, before);
      atFirst[n] = both;
      n++;
    }
    solver.add(some);
    solver.add(atFirst);
  }

  /** If {@code chosen}, then the literal. */
  private void imply(int chosen, int literal, Cnf cnf) {
    if (literal == Aig.FALSE) {
      solver.add(Literals.negate(chosen));
    } else if (literal != Aig.TRUE) {
      solver.add(Literals.negate(chosen), cnf.literal(literal));
    }
  }

  /** If {@code chosen}, then the atom is what the way makes of it. */
  private void image(int chosen, Way way, int atom, Cnf before, Cnf after) {
    for (int v = 0; v < system.atoms().get(atom).values(); v++) {
      int fact = system.atoms().fact(atom, v);
      int image = way.image(fact);
      if (image == Aig.TRUE) {
        solver.add(Literals.negate(chosen), after.fact(fact));
      } else if (image != Aig.FALSE) {
        solver.add(Literals.negate(chosen), Literals.negate(before.literal(image)), after.fact(fact));
      }
    }
  }

  /** Makes runs one step longer. */
  public void extend() {
    int time = length();
    Cnf before = times.get(time);
    Cnf after = new Cnf(system, solver);
    times.add(after);
    int n = system.steps().size();
    int[] chosen = new int[n];
    int[] some = new int[n + 1];
    Map<Way, Integer> selector = new HashMap<>();
    for (int i = 0; i < n; i++) {
      Way way = system.steps().get(i);
      chosen[i] = fresh();
      some[i] = chosen[i];
      selector.put(way, chosen[i]);
      imply(chosen[i], way.guard(), before);
      if (way.guard() != Aig.FALSE) {
        for (int atom : way.changed()) {
          image(chosen[i], way, atom, before, after);
        }
      }
    }
    selectors.add(chosen);
    int takes = fresh();
    taken.add(takes);
    some[n] = Literals.negate(takes);
    solver.add(some);
    if (time > 0) {
      solver.add(Literals.negate(takes), taken.get(time - 1));
    }
    atMostOne(chosen);
    for (int atom = 0; atom < system.atoms().size(); atom++) {
      frame(atom, selector, before, after);
    }
  }

  /** An atom keeps its value unless a way is chosen that changes it. */
  private void frame(int atom, Map<Way, Integer> selector, Cnf before, Cnf after) {
    List<Way> ways = changers.get(atom);
    int[] some = new int[ways.size() + 1];
    int changed = fresh();
    some[ways.size()] = Literals.negate(changed);
    for (int i = 0; i < ways.size(); i++) {
      some[i] = java.util.Objects.requireNonNull(selector.get(ways.get(i)));
    }
    solver.add(some);
    for (int v = 0; v < system.atoms().get(atom).values(); v++) {
      int fact = system.atoms().fact(atom, v);
      solver.add(changed, Literals.negate(before.fact(fact)), after.fact(fact));
    }
  }

  /** At most one of these, by rows and columns of a square. */
  private void atMostOne(int[] literals) {
    if (literals.length <= 6) {
      pairwise(literals);
      return;
    }
    int width = (int) Math.ceil(Math.sqrt(literals.length));
    int[] rows = new int[(literals.length + width - 1) / width];
    int[] columns = new int[width];
    Arrays.setAll(rows, _ -> fresh());
    Arrays.setAll(columns, _ -> fresh());
    for (int i = 0; i < literals.length; i++) {
      solver.add(Literals.negate(literals[i]), rows[i / width]);
      solver.add(Literals.negate(literals[i]), columns[i % width]);
    }
    atMostOne(rows);
    atMostOne(columns);
  }

  private void pairwise(int[] literals) {
    for (int i = 0; i < literals.length; i++) {
      for (int j = 0; j < i; j++) {
        solver.add(Literals.negate(literals[i]), Literals.negate(literals[j]));
      }
    }
  }

  /** Assumed: the run has at least so many steps. */
  public int taken(int steps) {
    return taken.get(steps - 1);
  }

  /** Assumed: the step from a time has this label. */
  public int label(int label, int time) {
    return labels.computeIfAbsent(List.of(label, time), _ -> {
      IntVector some = new IntVector();
      for (int i = 0; i < system.steps().size(); i++) {
        if (system.steps().get(i).label() == label) {
          some.add(selectors.get(time)[i]);
        }
      }
      int literal = fresh();
      some.add(Literals.negate(literal));
      solver.add(some.toArray());
      return literal;
    });
  }

  /** The label of the step from a time, in the solver's assignment. */
  int labelAt(int time) {
    for (int i = 0; i < system.steps().size(); i++) {
      if (solver.isTrue(selectors.get(time)[i])) {
        return system.steps().get(i).label();
      }
    }
    throw new IllegalStateException("no step is taken");
  }

  /** Assumed: a run ends after so many steps with something bad. Extends runs to that length. */
  public int bad(int steps) {
    while (length() < steps) {
      extend();
    }
    Integer known = bad.get(steps);
    if (known != null) {
      return known;
    }
    int literal = fresh();
    IntVector some = new IntVector();
    some.add(Literals.negate(literal));
    if (steps == 0) {
      some.add(badAtFirst);
    }
    for (TransitionSystem.Bad one : system.bad()) {
      int time = steps - system.stepsBehind(one);
      if (time >= 0 && one.literal() != Aig.FALSE) {
        some.add(one.step() < 0 ? times.get(time).literal(one.literal()) : badStep(one, time));
      }
    }
    solver.add(some.toArray());
    boolean ends = system.question() instanceof Question.Ill;
    if (steps - (ends ? 1 : 0) > 0) {
      solver.add(Literals.negate(literal), taken.get(steps - (ends ? 2 : 1)));
    }
    bad.put(steps, literal);
    return literal;
  }

  private int badStep(TransitionSystem.Bad one, int time) {
    int both = fresh();
    imply(both, one.literal(), times.get(time));
    if (!(system.question() instanceof Question.Ill)) {
      solver.add(Literals.negate(both), selectors.get(time)[one.step()]);
    }
    return both;
  }

  /** Demands that what a run begins with is a state, which initial states are. */
  public void demandState() {
    times.getFirst().demandTypes();
  }

  /** Demands that no run is bad after so many steps. */
  public void excludeBad(int steps) {
    while (length() < steps) {
      extend();
    }
    for (TransitionSystem.Bad one : system.bad()) {
      int time = steps - system.stepsBehind(one);
      if (time >= 0 && one.literal() != Aig.FALSE) {
        int literal = Literals.negate(times.get(time).literal(one.literal()));
        if (one.step() < 0 || system.question() instanceof Question.Ill) {
          solver.add(literal);
        } else {
          solver.add(literal, Literals.negate(selectors.get(time)[one.step()]));
        }
      }
    }
  }

  /** Of the first {@code states}, demands that two differ which the solver has made the same, if there are such. */
  public boolean separateEqual(int states) {
    int[][] values = new int[states][system.atoms().size()];
    for (int time = 0; time < values.length; time++) {
      for (int atom = 0; atom < system.atoms().size(); atom++) {
        values[time][atom] = valueOf(atom, time);
      }
    }
    for (int one = 0; one < values.length; one++) {
      for (int other = 0; other < one; other++) {
        if (Arrays.equals(values[one], values[other])) {
          separate(one, other);
          return true;
        }
      }
    }
    return false;
  }

  /** Demands that the states at two times differ. */
  private void separate(int one, int other) {
    int[] some = new int[system.atoms().size()];
    for (int atom = 0; atom < some.length; atom++) {
      some[atom] = fresh();
      for (int v = 0; v < system.atoms().get(atom).values(); v++) {
        int fact = system.atoms().fact(atom, v);
        solver.add(
            Literals.negate(some[atom]), Literals.negate(fact(fact, one)), Literals.negate(fact(fact, other)));
      }
    }
    solver.add(some);
  }
}
