package baton.checker.integers;

import baton.checker.ground.Lowered;
import baton.checker.transition.Question;
import baton.checker.z3.HornClauses;
import baton.checker.z3.Interrupter;
import baton.models.ir.Variable;
import com.microsoft.z3.Context;
import com.microsoft.z3.Status;
import com.microsoft.z3.Z3Exception;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** Puts questions to Z3. */
final class Inquiry {
  private final Lowered lowered;
  private final Approach approach;
  private final int bound;
  private final BooleanSupplier stop;

  /** {@code bound}: the greatest number of steps of runs that are looked at. */
  Inquiry(Lowered lowered, Approach approach, int bound, BooleanSupplier stop) {
    this.lowered = lowered;
    this.approach = approach;
    this.bound = bound;
    this.stop = stop;
  }

  /** Asks. {@code memory}: of the goal; {@code progress}: told for how many steps nothing has been found. */
  Outcome about(Question question, List<Variable> memory, IntConsumer progress) {
    Asked asked = Asked.of(lowered, question);
    lowered.isState(); // its nodes are among those that say which cells are sets
    Shape shape = Shape.of(asked);
    try (Context context = new Context(); Interrupter _ = new Interrupter(context, stop)) {
      return switch (approach) {
        case INVARIANTS -> invariant(asked, shape, memory, context, progress);
        case RUNS -> new Runs(asked, shape, context, stop).upTo(bound, progress);
      };
    } catch (Z3Exception e) {
      return new Outcome.Open(-1, "Z3: " + e.getMessage());
    } catch (NotUnderstood e) {
      return new Outcome.Open(-1, "there is an invariant, but it is not understood: " + e.getMessage());
    }
  }

  private Outcome invariant(
      Asked asked, Shape shape, List<Variable> memory, Context context, IntConsumer progress) throws NotUnderstood {
    HornClauses rules = new Rules(asked, shape, context).clauses();
    Status status = stop.getAsBoolean() ? Status.UNKNOWN : rules.query(rules.badIsReached());
    return switch (status) {
      case UNSATISFIABLE -> new Outcome.Never(
          new Reading(asked, shape, memory).conjuncts(rules.invariant()));
      case SATISFIABLE -> new Runs(asked, shape, context, stop).upTo(bound, progress);
      case UNKNOWN -> new Outcome.Open(
          -1, stop.getAsBoolean() ? "nothing is known yet" : "Z3 does not know: " + rules.whyUnknown());
    };
  }
}
