package baton.checker.pdr;

import baton.checker.pdr.Predecessors.Answer;
import baton.checker.symbolic.Guide;
import baton.checker.transition.Cube;
import baton.checker.transition.Symmetry;
import baton.checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** One search for a run to something bad, or for an inductive invariant without it. */
public final class Pdr {
  private final TransitionSystem system;
  private final Frames frames;
  private final Predecessors predecessors;
  private final Generalisation generalisation;
  private final long patience;
  private final BooleanSupplier stop;
  private final IntConsumer progress;
  private long serial;
  private int safe = -1;

  /** States that lead to something bad, to be shown unreachable within so many steps. */
  private record Obligation(Cube cube, int level, Optional<Obligation> next, long serial) {
    /** A run through the cubes of this and what follows; {@code before} it, those given. */
    Guide guide(List<Cube> before, int stepsBehind) {
      List<Cube> cubes = new ArrayList<>(before);
      for (Optional<Obligation> o = Optional.of(this); o.isPresent(); o = o.get().next()) {
        cubes.add(o.get().cube());
      }
      return new Guide(cubes, stepsBehind);
    }
  }

  private Pdr(
      TransitionSystem system, Symmetry symmetry, List<List<Cube>> known, long patience, BooleanSupplier stop,
      IntConsumer progress) {
    this.system = system;
    this.patience = patience;
    this.stop = stop;
    this.progress = progress;
    frames = new Frames(system, symmetry, known.stream().map(Lemma::new).toList(), stop);
    predecessors = new Predecessors(system, frames);
    generalisation = new Generalisation(frames, predecessors, system.atoms().facts());
  }

  /**
   * Searches.
   *
   * @param known clauses that hold in all states that are reached, inductive together; closed under the symmetry
   * @param bound the greatest length of a run to look at
   * @param patience how many questions to ask the solver, or a few more, before it stops as if it was told to
   * @param progress told the number of steps for which nothing bad has been found
   */
  public static Outcome run(
      TransitionSystem system, Symmetry symmetry, List<List<Cube>> known, int bound, long patience, BooleanSupplier stop,
      IntConsumer progress) {
    Pdr pdr = new Pdr(system, symmetry, known, patience, stop, progress);
    try {
      return pdr.search(bound);
    } catch (Frames.TooManyRenamings _) {
      return run(system, Symmetry.NONE, known, bound, patience, stop, progress);
    } catch (Stopped _) {
      return new Outcome.Stopped(pdr.safe);
    }
  }

  private Outcome search(int bound) {
    Optional<Outcome> first = atFirst();
    if (first.isPresent()) {
      return first.get();
    }
    for (int steps = 1;; steps++) {
      safe = steps - 1; // nothing bad within so many steps, the bad one counted
      progress.accept(safe);
      if (steps > bound) {
        return new Outcome.Stopped(bound);
      }
      for (TransitionSystem.Bad bad : system.bad()) {
        int level = steps - system.stepsBehind(bad);
        if (level > 0) {
          Optional<Guide> guide = exclude(bad, level);
          if (guide.isPresent()) {
            return new Outcome.Reached(guide.get(), steps);
          }
        } else if (predecessors.holdsAtFirst(bad.literal())) {
          return new Outcome.Reached(new Guide(List.of(Cube.of()), 1), 1);
        }
      }
      Optional<Integer> fixpoint = push(steps);
      if (fixpoint.isPresent()) {
        return invariant(fixpoint.get());
      }
    }
  }

  /** Whether the first instant is bad already. */
  private Optional<Outcome> atFirst() {
    for (int literal : system.badAtFirst()) {
      if (predecessors.isPossible(literal)) {
        return Optional.of(new Outcome.Reached(new Guide(List.of(Cube.of()), 0), 0));
      }
    }
    for (TransitionSystem.Bad bad : system.bad()) {
      if (bad.step() < 0 && predecessors.holdsAtFirst(bad.literal())) {
        return Optional.of(new Outcome.Reached(new Guide(List.of(Cube.of()), 0), 0));
      }
    }
    return Optional.empty();
  }

  /** Excludes bad states from a frame; a guide to one if that cannot be. */
  private Optional<Guide> exclude(TransitionSystem.Bad bad, int level) {
    while (true) {
      Optional<Cube> cube = predecessors.inFrame(bad.literal(), level);
      if (cube.isEmpty()) {
        return Optional.empty();
      }
      Obligation last = new Obligation(cube.get(), level, Optional.empty(), serial++);
      Optional<Guide> guide = block(last, system.stepsBehind(bad));
      if (guide.isPresent()) {
        return guide;
      }
    }
  }

  private Optional<Guide> block(Obligation first, int stepsBehind) {
    PriorityQueue<Obligation> open = new PriorityQueue<>(
        Comparator.comparingInt(Obligation::level).thenComparing(Comparator.comparingLong(Obligation::serial).reversed()));
    open.add(first);
    while (!open.isEmpty()) {
      goOn();
      Obligation o = open.poll();
      if (frames.excludes(o.cube(), o.level())) {
        again(o, o.level() + 1, open);
        continue;
      }
      if (predecessors.isInitial(o.cube())) {
        return Optional.of(o.guide(List.of(), stepsBehind));
      }
      switch (predecessors.before(o.cube(), o.level() - 1)) {
        case Answer.Initial _ -> {
          return Optional.of(o.guide(List.of(Cube.of()), stepsBehind));
        }
        case Answer.Some(Cube cube, _) -> {
          open.add(new Obligation(cube, o.level() - 1, Optional.of(o), serial++));
          open.add(o);
        }
        case Answer.None(Cube core) -> again(o, generalisation.learn(o.cube(), core, o.level()) + 1, open);
      }
    }
    return Optional.empty();
  }

  /** Many questions are answered without a conflict, and then the solver does not ask. */
  private void goOn() {
    if (predecessors.questions() > patience || stop.getAsBoolean()) {
      throw new Stopped();
    }
  }

  private void again(Obligation o, int level, PriorityQueue<Obligation> open) {
    if (level <= frames.last()) {
      open.add(new Obligation(o.cube(), level, o.next(), serial++));
    }
  }

  /** Adds a frame and moves lemmas up to it; the level behind which nothing is new, if there is one. */
  private Optional<Integer> push(int steps) {
    frames.grow();
    int behind = system.bad().stream().mapToInt(system::stepsBehind).max().orElse(0);
    for (int level = 1; level < frames.last(); level++) {
      for (Lemma lemma : List.copyOf(frames.at(level))) {
        goOn();
        if (frames.at(level).contains(lemma) && predecessors.before(lemma.first(), level) instanceof Answer.None) {
          frames.push(lemma, level);
        }
      }
      if (frames.at(level).isEmpty() && level <= steps - behind) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  private Outcome invariant(int level) {
    List<Lemma> lemmas = new ArrayList<>(frames.known());
    for (int i = level + 1; i <= frames.last(); i++) {
      lemmas.addAll(frames.at(i));
    }
    List<List<Cube>> clauses = Minimisation.of(system, lemmas, stop).stream().map(Lemma::cubes).toList();
    return new Outcome.Invariant(clauses, level, predecessors.questions());
  }
}
