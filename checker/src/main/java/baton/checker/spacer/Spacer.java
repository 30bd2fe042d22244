package baton.checker.spacer;

import baton.checker.symbolic.Deepening;
import baton.checker.symbolic.Finding;
import baton.checker.symbolic.Procedure;
import baton.checker.transition.Cube;
import baton.checker.transition.TransitionSystem;
import baton.checker.z3.Interrupter;
import com.microsoft.z3.Context;
import com.microsoft.z3.Fixedpoint;
import com.microsoft.z3.Params;
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
  private static final int ALWAYS = -1; // the level of what holds of all states that are reached

  @Override
  public Finding decide(TransitionSystem system, int bound, BooleanSupplier stop, IntConsumer progress) {
    try (Context context = new Context(); Interrupter _ = new Interrupter(context, stop)) {
      Fixedpoint rules = context.mkFixedpoint();
      rules.setParameters(parameters(context));
      Rules all = new Rules(system, context, rules);
      if (stop.getAsBoolean()) {
        return new Finding.Open(-1);
      }
      return switch (rules.query(all.badIsReached())) {
        case UNSATISFIABLE -> new Finding.Inductive(invariant(system, rules, all));
        case SATISFIABLE -> new Deepening(system, stop).upTo(bound, progress);
        case UNKNOWN -> new Finding.Open(-1);
      };
    } catch (Z3Exception | Excluded.TooMuch _) {
      return new Finding.Open(-1);
    }
  }

  /** Where nothing is reached, Spacer says nothing of what is reached: then everything is excluded. */
  private static List<List<Cube>> invariant(TransitionSystem system, Fixedpoint rules, Rules all)
      throws Excluded.TooMuch {
    List<List<Cube>> clauses = new Facts(system).clauses(Excluded.by(rules.getCoverDelta(ALWAYS, all.reached())));
    return clauses.isEmpty() && rules.query(all.somethingIsReached()) == Status.UNSATISFIABLE
        ? List.of(List.of(Cube.of()))
        : clauses;
  }

  /** Relations stay as they are, so that what is found of them can be asked for. */
  private static Params parameters(Context context) {
    Params params = context.mkParams();
    params.add("engine", context.mkSymbol("spacer"));
    params.add("xform.slice", false);
    params.add("xform.inline_eager", false);
    params.add("xform.inline_linear", false);
    params.add("spacer.random_seed", 0);
    return params;
  }
}
