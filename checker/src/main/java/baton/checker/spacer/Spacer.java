package baton.checker.spacer;

import baton.checker.symbolic.Deepening;
import baton.checker.symbolic.Finding;
import baton.checker.symbolic.Procedure;
import baton.checker.transition.Cube;
import baton.checker.transition.TransitionSystem;
import baton.checker.z3.HornClauses;
import baton.checker.z3.Interrupter;
import com.microsoft.z3.Context;
import com.microsoft.z3.Status;
import com.microsoft.z3.Z3Exception;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Asks Spacer whether something bad can be reached. What it says of a run is not used but for that there is one: the
 * shortest is looked for. The library of Z3 has been loaded.
 */
public final class Spacer implements Procedure {
  @Override
  public Finding decide(TransitionSystem system, int bound, BooleanSupplier stop, IntConsumer progress) {
    try (Context context = new Context(); Interrupter _ = new Interrupter(context, stop)) {
      Rules rules = new Rules(system, context);
      HornClauses clauses = rules.clauses();
      if (stop.getAsBoolean()) {
        return new Finding.Open(-1);
      }
      return switch (clauses.query(clauses.badIsReached())) {
        case UNSATISFIABLE -> new Finding.Inductive(invariant(system, rules));
        case SATISFIABLE -> new Deepening(system, stop).upTo(bound, progress);
        case UNKNOWN -> new Finding.Open(-1);
      };
    } catch (Z3Exception | Excluded.TooMuch _) {
      return new Finding.Open(-1);
    }
  }

  /** Where nothing is reached, Spacer says nothing of what is reached: then everything is excluded. */
  private static List<List<Cube>> invariant(TransitionSystem system, Rules rules) throws Excluded.TooMuch {
    HornClauses asked = rules.clauses();
    List<List<Cube>> clauses = new Facts(system).clauses(Excluded.by(asked.invariant()));
    return clauses.isEmpty() && asked.query(rules.somethingIsReached()) == Status.UNSATISFIABLE
        ? List.of(List.of(Cube.of()))
        : clauses;
  }
}
