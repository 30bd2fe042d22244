package baton.checker.export.circuit;

import baton.checker.export.NotExportable;
import baton.checker.ground.GoalNodes;
import baton.checker.ground.Lowered;
import baton.checker.transition.Question;
import baton.models.ir.Variable;
import baton.models.source.Origin;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a circuit is asked about.
 *
 * @param asked goals with an output
 * @param leftOut goals without, with the reason
 */
record Asked(List<Asked.One> asked, List<String> leftOut) {
  /**
   * A goal with an output.
   *
   * @param memory the names of its bits of memory
   */
  record One(Goal goal, Question question, List<String> memory) {
    One {
      memory = List.copyOf(memory);
    }

    boolean isWanted() {
      return goal instanceof Goal.Somewhere;
    }
  }

  Asked {
    asked = List.copyOf(asked);
    leftOut = List.copyOf(leftOut);
  }

  /** {@code named}: somebody asked for just these goals, so none can be left out. */
  static Asked of(Lowered lowered, List<Goal> goals, boolean named) {
    List<One> asked = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (Goal goal : goals) {
      switch (goal) {
        case Goal.WellDefined _ -> asked.add(new One(goal, new Question.Ill(), List.of()));
        case Goal.Deadlock _ -> asked.add(new One(goal, new Question.Deadlock(), List.of()));
        case Goal.Always a -> asked.add(decided(a, names(a.monitor().bits()), lowered));
        case Goal.EveryStep e -> asked.add(decided(e, List.of(), lowered));
        case Goal.Somewhere s -> {
          if (named) {
            asked.add(decided(s, names(s.monitor().bits()), lowered));
          } else {
            leftOut.add(s.name() + " (its output would be true where it is reached: name it with -p)");
          }
        }
        case Goal.Liveness l -> leave(l, "only what finite runs violate has an output", named, leftOut);
        case Goal.Unsupported u -> leave(u, u.why(), named, leftOut);
        case Goal.NotChecked n -> leave(n, n.why(), named, leftOut);
        case Goal.MeasureGoal m -> leave(m, "a measure has no output", named, leftOut);
      }
    }
    return new Asked(asked, leftOut);
  }

  private static One decided(Goal goal, List<String> memory, Lowered lowered) {
    GoalNodes nodes = GoalNodes.of(goal, lowered).orElseThrow();
    return new One(goal, Question.decided(nodes, goal instanceof Goal.EveryStep), memory);
  }

  /** Of bits with one name, those behind the first have a number. */
  private static List<String> names(List<Variable> bits) {
    Map<String, Integer> times = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (Variable bit : bits) {
      int n = times.merge(bit.name(), 1, Integer::sum);
      names.add(n == 1 ? bit.name() : bit.name() + "_" + n);
    }
    return names;
  }

  private static void leave(Goal goal, String why, boolean named, List<String> leftOut) {
    if (named) {
      Origin at = switch (goal) {
        case Goal.MeasureGoal m -> m.declared().at();
        case Goal.Always _, Goal.EveryStep _, Goal.Somewhere _, Goal.Liveness _, Goal.Unsupported _, Goal.NotChecked _,
            Goal.Deadlock _, Goal.WellDefined _ -> goal.property().orElseThrow().at();
      };
      throw new NotExportable(
          at, "`" + goal.name() + "` cannot be exported as a circuit: " + why, "leave it out of -p");
    }
    leftOut.add(goal.name() + " (" + why + ")");
  }
}
