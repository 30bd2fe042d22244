package baton.checker.symbolic;

import baton.checker.sat.Cdcl;
import baton.checker.sat.IntVector;
import baton.checker.sat.Literals;
import baton.checker.sat.SatSolver;
import baton.checker.transition.Cube;
import baton.checker.transition.TransitionSystem;
import baton.counterexamples.Trace;
import java.util.Collections;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** Longer and longer runs, until one is bad. */
public final class Deepening {
  private final SatSolver solver;
  private final Unrolling unrolling;
  private final TransitionSystem system;
  private final BooleanSupplier stop;
  private int next;

  public Deepening(TransitionSystem system, BooleanSupplier stop) {
    this.system = system;
    this.stop = stop;
    solver = new Cdcl(stop);
    unrolling = new Unrolling(system, solver);
  }

  public SatSolver solver() {
    return solver;
  }

  public Unrolling unrolling() {
    return unrolling;
  }

  /** Runs shorter than this need not be looked at. */
  public void skipTo(int length) {
    next = Math.max(next, length);
  }

  /** Looks at runs of up to so many steps; those that were looked at before are not bad. */
  public Finding upTo(int most, IntConsumer progress) {
    for (; next <= most; next++) {
      if (stop.getAsBoolean()) { // a question that is answered at once asks nobody
        return new Finding.Open(next - 1);
      }
      int bad = unrolling.bad(next);
      switch (solver.solve(unrolling.initial(), bad)) {
        case SATISFIABLE -> {
          return new Finding.Sometime(next, new Guide(Collections.nCopies(next + 1, Cube.of()), 0));
        }
        case STOPPED -> {
          return new Finding.Open(next - 1);
        }
        case UNSATISFIABLE -> {
          solver.add(Literals.negate(unrolling.initial()), Literals.negate(bad));
          progress.accept(next);
        }
      }
    }
    return new Finding.Open(most);
  }

  /** The canonical run of this length, the least that has a bad one; empty if told to stop. */
  Optional<Trace> canonical(int length) {
    return new CanonicalRun(system, unrolling, solver).find(length);
  }

  /** The run of this length that was found last. */
  public Trace found(int length) {
    return new ReadRun(system, unrolling).read(length);
  }

  /** Some run along a guide; empty if told to stop. */
  Optional<Trace> along(Guide guide) {
    int length = guide.length();
    IntVector assumed = new IntVector();
    assumed.add(unrolling.initial());
    assumed.add(unrolling.bad(length));
    for (int time = 0; time < guide.cubes().size(); time++) {
      int when = time;
      guide.cubes().get(time).facts().forEach(f -> assumed.add(unrolling.fact(f, when)));
    }
    return switch (solver.solve(assumed.toArray())) {
      case SATISFIABLE -> Optional.of(new ReadRun(system, unrolling).read(length));
      case STOPPED -> Optional.empty();
      case UNSATISFIABLE -> throw new IllegalStateException("there is no run along the guide");
    };
  }
}
