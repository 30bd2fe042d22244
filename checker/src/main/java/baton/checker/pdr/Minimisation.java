package baton.checker.pdr;

import baton.checker.pdr.Predecessors.Answer;
import baton.checker.sat.Cdcl;
import baton.checker.sat.IntVector;
import baton.checker.sat.Literals;
import baton.checker.sat.SatSolver;
import baton.checker.transition.Cnf;
import baton.checker.transition.Cube;
import baton.checker.transition.TransitionSystem;
import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Finds among the clauses of an inductive invariant some that are one too: what excludes bad states, what keeps that,
 * and so on; then leaves out one after the other as long as nothing is missed.
 */
final class Minimisation implements Known {
  private static final int MOST_TRIED = 64; // one by one; of more, several at once
  private static final int LEAST_PART = 16; // the smallest part of them that is tried at once
  private static final long MOST_QUESTIONS = 100_000;

  private final TransitionSystem system;
  private final List<Lemma> lemmas;
  private final SatSolver solver;
  private final Cnf cnf;
  private final Predecessors predecessors;
  private final int[] activation;
  private final Map<Integer, Integer> lemmaOf = new HashMap<>();
  private final TreeSet<Integer> wanted = new TreeSet<>();
  private final TreeSet<Integer> allowed = new TreeSet<>();

  private Minimisation(TransitionSystem system, List<Lemma> lemmas, BooleanSupplier stop) {
    this.system = system;
    this.lemmas = lemmas;
    solver = new Cdcl(stop);
    cnf = new Cnf(system, solver);
    cnf.demandTypes();
    predecessors = new Predecessors(system, this);
    activation = new int[lemmas.size()];
    for (int i = 0; i < activation.length; i++) {
      activation[i] = Literals.positive(solver.newVariable());
      lemmaOf.put(activation[i], i);
      allowed.add(i);
      for (Cube cube : lemmas.get(i).cubes()) {
        IntVector clause = new IntVector();
        clause.add(Literals.negate(activation[i]));
        cube.facts().forEach(f -> clause.add(Literals.negate(cnf.fact(f))));
        solver.add(clause.toArray());
      }
    }
  }

  /** Some of the lemmas, which do by themselves; all of them if told to stop. */
  static List<Lemma> of(TransitionSystem system, List<Lemma> lemmas, BooleanSupplier stop) {
    try {
      return new Minimisation(system, lemmas, stop).run();
    } catch (Stopped _) {
      return lemmas;
    }
  }

  @Override
  public SatSolver solver() {
    return solver;
  }

  @Override
  public Cnf cnf() {
    return cnf;
  }

  /** What is wanted anyway stands first: it is what a contradiction is then found to need. */
  @Override
  public int[] frame(int level) {
    IntVector assumed = new IntVector();
    wanted.forEach(i -> assumed.add(activation[i]));
    allowed.stream().filter(i -> !wanted.contains(i)).forEach(i -> assumed.add(activation[i]));
    return assumed.toArray();
  }

  @Override
  public boolean exact() {
    return true;
  }

  @Override
  public void needed(int[] core) {
    for (int literal : core) {
      Integer lemma = lemmaOf.get(literal);
      if (lemma != null) {
        wanted.add(lemma);
      }
    }
  }

  private List<Lemma> run() {
    if (!closes()) {
      throw new IllegalStateException("what was found is no inductive invariant");
    }
    allowed.retainAll(List.copyOf(wanted));
    for (int part = 2; part <= LEAST_PART && allowed.size() > MOST_TRIED; part *= 2) {
      leaveSomeOut(allowed.size() / part);
    }
    boolean tryAgain = allowed.size() <= MOST_TRIED;
    while (tryAgain) {
      tryAgain = leaveSomeOut(1);
    }
    List<Lemma> kept = new ArrayList<>();
    allowed.forEach(i -> kept.add(lemmas.get(i)));
    return kept;
  }

  /** Leaves out what can be left out, so many at a time, as long as that is not too dear; whether there was something. */
  private boolean leaveSomeOut(int atOnce) {
    int before = allowed.size();
    for (List<Integer> some : Lists.partition(List.copyOf(allowed).reversed(), atOnce)) {
      List<Integer> out = some.stream().filter(allowed::remove).toList();
      if (predecessors.questions() > MOST_QUESTIONS) {
        allowed.addAll(out);
        return false;
      }
      if (!out.isEmpty()) {
        if (closes()) {
          allowed.retainAll(List.copyOf(wanted));
        } else {
          allowed.addAll(out);
        }
      }
    }
    return allowed.size() < before;
  }

  /** Whether the allowed lemmas do; those that are needed for it are wanted then. */
  private boolean closes() {
    wanted.clear();
    for (TransitionSystem.Bad bad : system.bad()) {
      if (predecessors.inFrame(bad.literal(), 1).isPresent()) {
        return false;
      }
    }
    TreeSet<Integer> shown = new TreeSet<>();
    while (!shown.containsAll(wanted)) {
      for (int lemma : List.copyOf(wanted)) {
        if (shown.add(lemma) && !(predecessors.before(lemmas.get(lemma).first(), 1) instanceof Answer.None)) {
          return false;
        }
      }
    }
    return true;
  }
}
