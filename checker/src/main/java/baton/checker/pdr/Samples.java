package baton.checker.pdr;

import baton.checker.sat.Cdcl;
import baton.checker.sat.SatSolver;
import baton.checker.transition.Aig;
import baton.checker.transition.Atoms;
import baton.checker.transition.Cnf;
import baton.checker.transition.TransitionSystem;
import baton.checker.transition.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Facts that hold together in states that random runs came to. Of every 64 runs each has a bit of a word, so that all
 * of them take a step at once. The runs are the same each time.
 */
final class Samples {
  private static final int RUNS = 64;
  private static final int STEPS = 500;
  private static final int LENGTH = 80; // of a run, on average

  private final TransitionSystem system;
  private final Aig aig;
  private final Atoms atoms;
  private final BooleanSupplier stop;
  private final Random random = new Random(0);
  private final List<long[]> firsts = new ArrayList<>(); // an initial state of each beginning, in all runs
  private final BitSet[] together;
  private long[] holds; // for each fact, in which runs
  private long[] nodes = {};

  private Samples(TransitionSystem system, BooleanSupplier stop) {
    this.system = system;
    this.stop = stop;
    aig = system.aig();
    atoms = system.atoms();
    holds = new long[atoms.facts()];
    together = new BitSet[atoms.facts()];
    for (int f = 0; f < together.length; f++) {
      together[f] = new BitSet();
    }
  }

  /**
   * For each fact those with a number not smaller with which it was met together, itself among them if it was met at all.
   *
   * @throws Stopped soon after {@code stop} says so
   */
  static BitSet[] of(TransitionSystem system, BooleanSupplier stop) {
    Samples samples = new Samples(system, stop);
    for (Way beginning : system.beginnings()) {
      samples.choose(beginning);
    }
    if (!samples.firsts.isEmpty()) {
      samples.run();
    }
    return samples.together;
  }

  /** Chooses initial values, if there are any. */
  private void choose(Way beginning) {
    SatSolver solver = new Cdcl(stop);
    Cnf cnf = new Cnf(system, solver);
    cnf.demandTypes();
    for (int fact = 0; fact < atoms.facts(); fact++) {
      cnf.fact(fact); // that it gets a value
    }
    if (beginning.guard() != Aig.TRUE) {
      solver.add(beginning.guard() == Aig.FALSE ? new int[0] : new int[] {cnf.literal(beginning.guard())});
    }
    if (solver.solve() != SatSolver.Outcome.SATISFIABLE) {
      return;
    }
    for (int atom = 0; atom < atoms.size(); atom++) {
      holds[atoms.fact(atom, cnf.valueOf(atom))] = -1L;
    }
    images(beginning);
    evaluate();
    long[] first = holds.clone();
    take(beginning, -1L, first);
    firsts.add(first);
    Arrays.fill(holds, 0);
  }

  private void run() {
    begin(-1L);
    for (int step = 0; step < STEPS; step++) {
      if (stop.getAsBoolean()) {
        throw new Stopped();
      }
      note();
      go();
    }
    note();
  }

  private void note() {
    for (int f = 0; f < holds.length; f++) {
      for (int g = f; g < holds.length && holds[f] != 0; g++) {
        if ((holds[f] & holds[g]) != 0) {
          together[f].set(g);
        }
      }
    }
  }

  /** Each run takes one of the steps that are possible, or begins anew. */
  private void go() {
    int[] possible = new int[RUNS];
    Way[] chosen = new Way[RUNS];
    for (Way way : system.steps()) {
      way.guard();
      images(way);
    }
    evaluate();
    for (Way way : system.steps()) {
      for (long runs = value(way.guard()); runs != 0; runs &= runs - 1) {
        int run = Long.numberOfTrailingZeros(runs);
        if (random.nextInt(++possible[run]) == 0) {
          chosen[run] = way;
        }
      }
    }
    long[] next = holds.clone();
    long over = 0;
    for (int run = 0; run < RUNS; run++) {
      if (possible[run] == 0 || random.nextInt(LENGTH) == 0) {
        over |= 1L << run;
      } else {
        take(chosen[run], 1L << run, next);
      }
    }
    holds = next;
    begin(over);
  }

  private void images(Way way) {
    forChanged(way, way::image);
  }

  private void forChanged(Way way, IntConsumer what) {
    for (int atom : way.changed()) {
      for (int value = 0; value < atoms.get(atom).values(); value++) {
        what.accept(atoms.fact(atom, value));
      }
    }
  }

  /** Lets a way be taken in some runs. */
  private void take(Way way, long runs, long[] next) {
    forChanged(way, fact -> next[fact] = next[fact] & ~runs | value(way.image(fact)) & runs);
  }

  /** These runs begin. */
  private void begin(long runs) {
    long[] first = firsts.get(random.nextInt(firsts.size()));
    for (int fact = 0; fact < holds.length; fact++) {
      holds[fact] = holds[fact] & ~runs | first[fact] & runs;
    }
  }

  private void evaluate() {
    if (nodes.length < aig.size()) {
      nodes = new long[aig.size()];
    }
    for (int fact = 0; fact < holds.length; fact++) {
      int literal = atoms.literal(fact);
      if ((literal & 1) == 0) {
        nodes[literal >> 1] = holds[fact];
      }
    }
    for (int n = 1; n < aig.size(); n++) {
      if (aig.isAnd(n)) {
        nodes[n] = value(aig.left(n)) & value(aig.right(n));
      }
    }
  }

  private long value(int literal) {
    long value = nodes[literal >> 1];
    return (literal & 1) == 0 ? value : ~value;
  }
}
