package baton.checker.symbolic;

import baton.checker.ground.Layout;
import baton.checker.sat.IntVector;
import baton.checker.sat.SatSolver;
import baton.checker.transition.Aig;
import baton.checker.transition.Atoms;
import baton.checker.transition.Question;
import baton.checker.transition.TransitionSystem;
import baton.counterexamples.Trace;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.interpreter.Transitions;
import baton.models.value.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds the canonical run (§11.2 of the semantics) of a length that has some: the least initial state from which the
 * end is in reach, then by the least step each time. The steps of a state are those of the reference interpreter.
 */
final class CanonicalRun {
  private final TransitionSystem system;
  private final Unrolling unrolling;
  private final SatSolver solver;
  private final Layout layout;
  private final Interpreter interpreter;
  private final IntVector assumed = new IntVector();
  private final Map<Label, Integer> labels = new HashMap<>();

  CanonicalRun(TransitionSystem system, Unrolling unrolling, SatSolver solver) {
    this.system = system;
    this.unrolling = unrolling;
    this.solver = solver;
    layout = system.ground().layout();
    interpreter = new Interpreter(system.ground().protocol());
    List<Label> all = system.ground().labels();
    for (int i = 0; i < all.size(); i++) {
      labels.put(all.get(i), i);
    }
  }

  /** The run; empty if told to stop on the way. */
  Optional<Trace> find(int length) {
    assumed.add(unrolling.initial());
    assumed.add(unrolling.bad(length));
    boolean attempt = system.question() instanceof Question.Ill;
    try {
      State first = first();
      State here = first;
      List<Trace.Step> steps = new ArrayList<>();
      for (int time = 0; time < length - (attempt ? 1 : 0); time++) {
        Trace.Step step = step(here, time);
        steps.add(step);
        here = step.after();
      }
      Optional<Trace.Attempt> last =
          attempt ? Optional.of(new ReadRun(system, unrolling).attempt(here)) : Optional.empty();
      return Optional.of(new Trace(Optional.of(first), steps, last, OptionalInt.empty()));
    } catch (Stopped _) {
      return Optional.empty();
    }
  }

  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped", null, false, false);
    }
  }

  private boolean possible(int... more) {
    int[] all = java.util.Arrays.copyOf(assumed.toArray(), assumed.size() + more.length);
    System.arraycopy(more, 0, all, assumed.size(), more.length);
    return switch (solver.solve(all)) {
      case SATISFIABLE -> true;
      case UNSATISFIABLE -> false;
      case STOPPED -> throw new Stopped();
    };
  }

  private State first() {
    if (!possible()) {
      throw new IllegalStateException("there is no such run");
    }
    Atoms atoms = system.atoms();
    long[] cells = new long[layout.cells()];
    for (int cell = 0; cell < layout.cells(); cell++) {
      for (int i = atoms.count(cell) - 1; i >= 0; i--) { // the most significant bit first
        int atom = atoms.first(cell) + i;
        int value = least(atom);
        assumed.add(unrolling.fact(atoms.fact(atom, value), 0));
        cells[cell] |= (long) value << Math.max(0, atoms.get(atom).bit());
      }
    }
    return layout.decode(cells);
  }

  /** The least value that an atom can have at first. */
  private int least(int atom) {
    Atoms atoms = system.atoms();
    int values = atoms.get(atom).values();
    for (int v = 0; v < values; v++) {
      int fact = atoms.fact(atom, v);
      if (system.beginnings().stream().allMatch(b -> b.image(fact) == Aig.TRUE)) {
        return v;
      }
    }
    for (int v = 0; v < values - 1; v++) {
      int fact = atoms.fact(atom, v);
      if (system.beginnings().stream().anyMatch(b -> b.image(fact) != Aig.FALSE)
          && possible(unrolling.fact(fact, 0))) {
        return v;
      }
    }
    return values - 1;
  }

  private Trace.Step step(State from, int time) {
    for (Transitions t : interpreter.transitions(from)) {
      Integer label = labels.get(t.label());
      if (label == null || t.successors().isEmpty()) {
        continue;
      }
      int did = unrolling.label(label, time);
      if (t.successors().size() > 1 && !possible(did)) {
        continue;
      }
      for (State after : t.successors()) {
        int before = assumed.size();
        assumed.add(did);
        state(after, time + 1);
        if (possible()) {
          return new Trace.Step(t.label(), after);
        }
        assumed.shrink(before);
      }
    }
    throw new IllegalStateException("no step leads on from " + from);
  }

  private void state(State state, int time) {
    long[] cells = layout.encode(state);
    Atoms atoms = system.atoms();
    for (int cell = 0; cell < cells.length; cell++) {
      for (int i = 0; i < atoms.count(cell); i++) {
        int atom = atoms.first(cell) + i;
        int bit = atoms.get(atom).bit();
        int value = (int) (bit < 0 ? cells[cell] : cells[cell] >> bit & 1);
        assumed.add(unrolling.fact(atoms.fact(atom, value), time));
      }
    }
  }
}
