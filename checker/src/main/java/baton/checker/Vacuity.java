package baton.checker;

import baton.properties.Goal;
import baton.properties.LeftSide;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** What to say of a goal that no run violates, once it is known of which left sides something is true. */
public final class Vacuity {
  private Vacuity() {}

  /** Whether a left side is ever true. */
  public enum Met {
    SOMETIME,
    NEVER,
    /** The question was stopped, or not asked. */
    UNKNOWN
  }

  /** {@code met}: asked once for the number of each left side that is asked about, in their order. */
  public static Verdict verdict(Goal goal, Evidence evidence, IntFunction<Met> met) {
    List<LeftSide> asked = goal.leftSides().asked();
    List<LeftSide> never = new ArrayList<>();
    List<LeftSide> unknown = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      switch (met.apply(i)) {
        case SOMETIME -> { }
        case NEVER -> never.add(asked.get(i));
        case UNKNOWN -> unknown.add(asked.get(i));
      }
    }
    unknown.addAll(goal.leftSides().ahead());
    return never.isEmpty() ? new Verdict.Holds(evidence, unknown) : new Verdict.Vacuous(evidence, never);
  }

  /** Where everything was looked at; {@code met}: whether the left side of that number was ever true. */
  public static Verdict exhaustive(Goal goal, Evidence evidence, IntPredicate met) {
    return verdict(goal, evidence, i -> met.test(i) ? Met.SOMETIME : Met.NEVER);
  }
}
