package baton.checker.pdr;

import baton.checker.sat.IntVector;
import baton.checker.sat.Literals;
import baton.checker.sat.SatSolver;
import baton.checker.transition.Aig;
import baton.checker.transition.Cnf;
import baton.checker.transition.Composition;
import baton.checker.transition.Cones;
import baton.checker.transition.Cube;
import baton.checker.transition.TransitionSystem;
import baton.checker.transition.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Asks whether a step leads from a frame into a cube, or a beginning. */
final class Predecessors {
  /** What there is before a cube. */
  sealed interface Answer {
    /** Nothing; as little of the cube as that needs. */
    record None(Cube core) implements Answer {}

    /** These states, by this step. */
    record Some(Cube cube, Way way) implements Answer {}

    /** An initial state, by this step. */
    record Initial(Way way) implements Answer {}
  }

  private final TransitionSystem system;
  private final Known known;
  private final Cones cones;
  private final Lifting lifting;
  private final List<List<Way>> changers;
  private final List<Composition> beginnings = new ArrayList<>();
  private long questions;

  Predecessors(TransitionSystem system, Known known) {
    this.system = system;
    this.known = known;
    cones = new Cones(system);
    lifting = new Lifting(system);
    changers = system.changers();
    for (Way b : system.beginnings()) {
      beginnings.add(new Composition(system, b));
    }
  }

  /** How often the solver was asked. */
  long questions() {
    return questions;
  }

  /**
   * Whether some step leads from frame {@code level}, outside the cube, into the cube; level 0: the initial states.
   * The cube has no initial state.
   */
  Answer before(Cube cube, int level) {
    boolean[] needed = new boolean[cube.size()];
    List<Way> open = new ArrayList<>();
    for (Way way : relevant(cube)) {
      if (!refuted(way, cube, needed)) {
        open.add(way);
      }
    }
    for (Way way : open) {
      if (refutedByNeeded(way, cube, needed)) {
        continue;
      }
      Optional<Answer> found = level == 0 ? fromBeginning(way, cube, needed) : fromFrame(way, cube, level, needed);
      if (found.isPresent()) {
        return found.get();
      }
    }
    int[] core = IntStream.range(0, cube.size()).filter(i -> needed[i]).map(cube::get).toArray();
    return new Answer.None(Cube.of(core));
  }

  /** The steps that change something of the cube. */
  private List<Way> relevant(Cube cube) {
    List<Way> all = new ArrayList<>();
    Set<Way> seen = new HashSet<>();
    for (int fact : cube.facts().toArray()) {
      for (Way way : changers.get(system.atoms().atomOf(fact))) {
        if (seen.add(way)) {
          all.add(way);
        }
      }
    }
    return all;
  }

  private boolean refutedByNeeded(Way way, Cube cube, boolean[] needed) {
    for (int i = 0; i < cube.size(); i++) {
      if (needed[i] && way.image(cube.get(i)) == Aig.FALSE) {
        return true;
      }
    }
    return false;
  }

  /** Whether a step leads away from the cube whatever the state is; notes one fact that shows it. */
  private boolean refuted(Way way, Cube cube, boolean[] needed) {
    if (way.guard() == Aig.FALSE || refutedByNeeded(way, cube, needed)) {
      return true;
    }
    int only = -1;
    int several = 0;
    for (int i = 0; i < cube.size(); i++) {
      if (way.image(cube.get(i)) == Aig.FALSE) {
        only = i;
        several++;
      }
    }
    if (several == 1) {
      needed[only] = true;
    }
    return several == 1;
  }

  private Optional<Answer> fromFrame(Way way, Cube cube, int level, boolean[] needed) {
    int[] literals = new int[cube.size() + 1];
    literals[cube.size()] = way.guard();
    for (int i = 0; i < cube.size(); i++) {
      literals[i] = way.image(cube.get(i));
      if (literals[i] == Aig.FALSE) {
        needed[i] = true;
        return Optional.empty();
      }
    }
    Cnf cnf = known.cnf();
    int[] clause = new int[cube.size()];
    for (int i = 0; i < cube.size(); i++) {
      clause[i] = Literals.negate(cnf.fact(cube.get(i)));
    }
    int[] frame = known.frame(level);
    SatSolver solver = known.solver();
    if (ask(literals, frame, List.of(clause), cube.facts().toArray()) == SatSolver.Outcome.SATISFIABLE) {
      Cube lifted = lifting.lift(literals, cnf, l -> solver.isTrue(cnf.literal(l)));
      return Optional.of(new Answer.Some(lifted, way));
    }
    note(literals, solver.core(), needed);
    return Optional.empty();
  }

  private Optional<Answer> fromBeginning(Way way, Cube cube, boolean[] needed) {
    for (Composition beginning : beginnings) {
      int[] literals = new int[cube.size() + 2];
      literals[cube.size()] = beginning.of(way.guard());
      literals[cube.size() + 1] = beginning.way().guard();
      int refuted = -1;
      for (int i = 0; i < cube.size(); i++) {
        literals[i] = beginning.of(way.image(cube.get(i)));
        refuted = literals[i] == Aig.FALSE && (refuted < 0 || needed[i]) ? i : refuted;
      }
      if (literals[cube.size()] == Aig.FALSE || literals[cube.size() + 1] == Aig.FALSE) {
        continue;
      }
      if (refuted >= 0) {
        needed[refuted] = true;
      } else if (ask(literals, new int[0], List.of(), new int[0]) == SatSolver.Outcome.SATISFIABLE) {
        return Optional.of(new Answer.Initial(way));
      } else {
        note(literals, known.solver().core(), needed);
      }
    }
    return Optional.empty();
  }

  private void note(int[] literals, int[] core, boolean[] needed) {
    for (int i = 0; i < needed.length; i++) {
      int literal = literals[i] == Aig.TRUE ? -1 : known.cnf().literal(literals[i]);
      needed[i] |= Arrays.stream(core).anyMatch(l -> l == literal);
    }
  }

  /** Asks about literals under a frame; only what they depend on, and these facts, gets a value. */
  private SatSolver.Outcome ask(int[] literals, int[] frame, List<int[]> once, int[] facts) {
    Cnf cnf = known.cnf();
    int[] assumed = Arrays.copyOf(frame, frame.length + literals.length);
    int n = frame.length;
    for (int literal : literals) {
      if (literal != Aig.TRUE) {
        assumed[n++] = cnf.literal(literal);
      }
    }
    questions++;
    int[] assumptions = Arrays.copyOf(assumed, n);
    SatSolver.Outcome outcome = known.solver().solve(assumptions, once, domain(literals, facts));
    if (known.exact() && outcome == SatSolver.Outcome.SATISFIABLE) {
      BitSet all = new BitSet();
      all.set(0, system.atoms().size());
      outcome = known.solver().solve(assumptions, once, variables(all));
    }
    switch (outcome) {
      case STOPPED -> throw new Stopped();
      case UNSATISFIABLE -> known.needed(known.solver().core());
      case SATISFIABLE -> { }
    }
    return outcome;
  }

  private int[] domain(int[] literals, int[] facts) {
    BitSet atoms = new BitSet();
    for (int literal : literals) {
      for (int atom : cones.atoms(literal)) {
        atoms.set(atom);
      }
    }
    for (int fact : facts) {
      atoms.set(system.atoms().atomOf(fact));
    }
    return variables(atoms);
  }

  private int[] variables(BitSet atoms) {
    IntVector variables = new IntVector();
    for (int atom = atoms.nextSetBit(0); atom >= 0; atom = atoms.nextSetBit(atom + 1)) {
      int values = system.atoms().get(atom).values();
      for (int v = values == 2 ? 1 : 0; v < values; v++) {
        variables.add(Literals.variable(known.cnf().fact(system.atoms().fact(atom, v))));
      }
    }
    return variables.toArray();
  }

  /** Whether a cube has an initial state. */
  boolean isInitial(Cube cube) {
    return isInitial(cube.facts().map(system.atoms()::literal).toArray(), cube.size());
  }

  /** Whether an initial state makes all literals true. */
  private boolean isInitial(int[] literals, int n) {
    for (Composition beginning : beginnings) {
      int[] composed = new int[n + 1];
      composed[n] = beginning.way().guard();
      boolean possible = composed[n] != Aig.FALSE;
      for (int i = 0; i < n && possible; i++) {
        composed[i] = beginning.of(literals[i]);
        possible = composed[i] != Aig.FALSE;
      }
      if (possible && ask(composed, new int[0], List.of(), new int[0]) == SatSolver.Outcome.SATISFIABLE) {
        return true;
      }
    }
    return false;
  }

  /** Whether an initial state makes a literal true. */
  boolean holdsAtFirst(int literal) {
    return isInitial(new int[] {literal}, 1);
  }

  /** Whether a choice of initial values makes a literal about them true. */
  boolean isPossible(int literal) {
    return literal != Aig.FALSE && ask(new int[] {literal}, new int[0], List.of(), new int[0]) == SatSolver.Outcome.SATISFIABLE;
  }

  /** States of a frame in which a literal is true. */
  Optional<Cube> inFrame(int literal, int level) {
    int[] literals = {literal};
    if (literal == Aig.FALSE || ask(literals, known.frame(level), List.of(), new int[0]) != SatSolver.Outcome.SATISFIABLE) {
      return Optional.empty();
    }
    Cnf cnf = known.cnf();
    SatSolver solver = known.solver();
    return Optional.of(lifting.lift(literals, cnf, l -> solver.isTrue(cnf.literal(l))));
  }
}
