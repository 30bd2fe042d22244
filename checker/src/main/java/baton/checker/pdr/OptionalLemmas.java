package baton.checker.pdr;

import baton.checker.sat.Cdcl;
import baton.checker.sat.IntVector;
import baton.checker.sat.Literals;
import baton.checker.sat.SatSolver;
import baton.checker.transition.Cnf;
import baton.checker.transition.Cube;
import baton.checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Lemmas in one solver, each of which holds only where it is assumed; whoever extends this says which are. */
abstract class OptionalLemmas implements Known {
  private final SatSolver solver;
  private final Cnf cnf;
  private final List<Lemma> lemmas = new ArrayList<>();
  private final IntVector activation = new IntVector();
  private final Map<Integer, Integer> lemmaOf = new HashMap<>(); // by its activation

  OptionalLemmas(TransitionSystem system, BooleanSupplier stop) {
    solver = new Cdcl(stop);
    cnf = new Cnf(system, solver);
    cnf.demandTypes();
  }

  /** Adds a lemma; they are numbered from 0. */
  final void add(Lemma lemma) {
    int active = Literals.positive(solver.newVariable());
    lemmaOf.put(active, lemmas.size());
    activation.add(active);
    lemmas.add(lemma);
    for (Cube cube : lemma.cubes()) {
      IntVector clause = new IntVector();
      clause.add(Literals.negate(active));
      cube.facts().forEach(f -> clause.add(Literals.negate(cnf.fact(f))));
      solver.add(clause.toArray());
    }
  }

  final Lemma lemma(int number) {
    return lemmas.get(number);
  }

  final int size() {
    return lemmas.size();
  }

  /** The literal that makes a lemma hold. */
  final int activation(int lemma) {
    return activation.get(lemma);
  }

  /** Told that a lemma was needed to refute something. */
  abstract void needed(int lemma);

  @Override
  public final void needed(int[] core) {
    for (int literal : core) {
      Integer lemma = lemmaOf.get(literal);
      if (lemma != null) {
        needed((int) lemma);
      }
    }
  }

  @Override
  public final SatSolver solver() {
    return solver;
  }

  @Override
  public final Cnf cnf() {
    return cnf;
  }
}
