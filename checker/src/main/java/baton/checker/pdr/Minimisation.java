package baton.checker.pdr;

import baton.checker.pdr.Predecessors.Answer;
import baton.checker.sat.IntVector;
import baton.checker.transition.TransitionSystem;
import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Finds among the clauses of an inductive invariant some that are one too: what excludes bad states, what keeps that,
 * and so on; then leaves out one after the other as long as nothing is missed.
 */
final class Minimisation extends OptionalLemmas {
  private static final int MOST_TRIED = 64; // one by one; of more, several at once
  private static final int LEAST_PART = 16; // the smallest part of them that is tried at once
  private static final long MOST_QUESTIONS = 100_000;

  private final TransitionSystem system;
  private final Predecessors predecessors;
  private final TreeSet<Integer> wanted = new TreeSet<>();
  private final TreeSet<Integer> allowed = new TreeSet<>();

  private Minimisation(TransitionSystem system, List<Lemma> lemmas, BooleanSupplier stop) {
    super(system, stop);
    this.system = system;
    lemmas.forEach(this::add);
    predecessors = new Predecessors(system, this);
    for (int i = 0; i < size(); i++) {
      allowed.add(i);
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

  /** What is wanted anyway stands first: it is what a contradiction is then found to need. */
  @Override
  public int[] frame(int level) {
    IntVector assumed = new IntVector();
    wanted.forEach(i -> assumed.add(activation(i)));
    allowed.stream().filter(i -> !wanted.contains(i)).forEach(i -> assumed.add(activation(i)));
    return assumed.toArray();
  }

  @Override
  public boolean exact() {
    return true;
  }

  @Override
  void needed(int lemma) {
    wanted.add(lemma);
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
    allowed.forEach(i -> kept.add(lemma(i)));
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
        if (shown.add(lemma) && !(predecessors.before(lemma(lemma).first(), 1) instanceof Answer.None)) {
          return false;
        }
      }
    }
    return true;
  }
}
