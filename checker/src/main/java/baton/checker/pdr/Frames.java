package baton.checker.pdr;

import baton.checker.sat.Cdcl;
import baton.checker.sat.Literals;
import baton.checker.sat.SatSolver;
import baton.checker.transition.Cnf;
import baton.checker.transition.Cube;
import baton.checker.transition.Symmetry;
import baton.checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What is known of the states that so many steps reach: frame i, from 1 on, is what the lemmas of level i and
 * above say. All frames live in one solver; a lemma holds there under the assumption of its level.
 */
final class Frames implements Known {
  private static final int MOST_RENAMINGS = 20_000;
  private static final int MOST_RETIRED = 3000;

  private final TransitionSystem system;
  private final Symmetry symmetry;
  private final List<Lemma> known;
  private final BooleanSupplier stop;
  private final List<List<Lemma>> levels = new ArrayList<>(List.of(List.of()));
  private int[] activation = {-1};
  private SatSolver solver;
  private Cnf cnf;
  private int retired;

  /** {@code known}: what holds at every level. */
  Frames(TransitionSystem system, Symmetry symmetry, List<Lemma> known, BooleanSupplier stop) {
    this.system = system;
    this.symmetry = symmetry;
    this.known = known;
    this.stop = stop;
    solver = new Cdcl(stop);
    cnf = new Cnf(system, solver);
    cnf.demandTypes();
    known.forEach(lemma -> add(lemma, new int[0]));
    grow();
  }

  /** What holds at every level. */
  List<Lemma> known() {
    return known;
  }

  /** Thrown where a lemma has too many renamings to be learnt for all of them. */
  static final class TooManyRenamings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyRenamings() {
      super("too many renamings", null, false, false);
    }
  }

  /** The greatest level. */
  int last() {
    return levels.size() - 1;
  }

  void grow() {
    levels.add(new ArrayList<>());
    activation = Arrays.copyOf(activation, levels.size());
    activation[last()] = solver.newVariable();
  }

  @Override
  public SatSolver solver() {
    return solver;
  }

  @Override
  public Cnf cnf() {
    return cnf;
  }

  List<Lemma> at(int level) {
    return levels.get(level);
  }

  @Override
  public int[] frame(int level) {
    int[] assumed = new int[last() - level + 1];
    for (int i = 0; i < assumed.length; i++) {
      assumed[i] = Literals.positive(activation[level + i]);
    }
    return assumed;
  }

  /** Whether a lemma of this level or above excludes all states of a cube. */
  boolean excludes(Cube cube, int level) {
    if (known.stream().anyMatch(lemma -> lemma.excludes(cube))) {
      return true;
    }
    for (int i = level; i <= last(); i++) {
      for (Lemma lemma : levels.get(i)) {
        if (lemma.excludes(cube)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Learns that a cube, and all its renamings, are not reached within so many steps. */
  void learn(Cube cube, int level) {
    Optional<List<Cube>> orbit = symmetry.orbit(cube, MOST_RENAMINGS);
    Lemma lemma = new Lemma(orbit.orElseThrow(TooManyRenamings::new));
    for (int i = 1; i <= level; i++) {
      int before = levels.get(i).size();
      levels.get(i).removeIf(old -> lemma.excludes(old.first()));
      retired += before - levels.get(i).size();
    }
    put(lemma, level);
  }

  private void put(Lemma lemma, int level) {
    levels.get(level).add(lemma);
    add(lemma, level);
  }

  private void add(Lemma lemma, int level) {
    add(lemma, new int[] {Literals.negate(Literals.positive(activation[level]))});
  }

  /** Adds the lemma, or another literal. */
  private void add(Lemma lemma, int[] or) {
    for (Cube cube : lemma.cubes()) {
      int[] clause = Arrays.copyOf(or, or.length + cube.size());
      for (int i = 0; i < cube.size(); i++) {
        clause[or.length + i] = Literals.negate(cnf.fact(cube.get(i)));
      }
      solver.add(clause);
    }
  }

  /** A lemma of one level holds at the next one too. */
  void push(Lemma lemma, int level) {
    levels.get(level).remove(lemma);
    levels.get(level + 1).removeIf(old -> lemma.excludes(old.first()));
    put(lemma, level + 1);
    retired += lemma.cubes().size();
    if (retired > MOST_RETIRED) {
      rebuild();
    }
  }

  private void rebuild() {
    retired = 0;
    solver = new Cdcl(stop);
    cnf = new Cnf(system, solver);
    cnf.demandTypes();
    known.forEach(lemma -> add(lemma, new int[0]));
    for (int i = 1; i <= last(); i++) {
      activation[i] = solver.newVariable();
    }
    for (int i = 1; i <= last(); i++) {
      for (Lemma lemma : levels.get(i)) {
        add(lemma, i);
      }
    }
  }
}
