package baton.checker.plan;

import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.value.State;
import baton.models.value.Value;
import baton.properties.Goal;
import baton.properties.Judge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges, along a run, the goals that a finite run can violate. */
final class Watch {
  /** What each goal remembers, in the order of the goals. */
  record Memory(List<List<Value>> bits) {}

  /** What is remembered now, and the first goal that is violated here. */
  record Seen(Memory memory, Optional<Goal> violated) {}

  private final Judge judge;
  private final List<Goal> goals;

  Watch(Interpreter interpreter, List<Goal> all) {
    judge = new Judge(interpreter);
    goals = all.stream().filter(Watch::isJudged).toList();
  }

  /**
   * Those that a run keeps which violates none; {@code well-defined} is judged by whoever takes the steps. Of what must
   * happen in the end a finite run says nothing, whatever else the goal asks.
   */
  List<Goal> kept() {
    return goals.stream().filter(g -> !(g instanceof Goal.Liveness)).toList();
  }

  private static boolean isJudged(Goal goal) {
    return switch (goal) {
      case Goal.Always _, Goal.EveryStep _, Goal.Liveness _, Goal.WellDefined _ -> true;
      case Goal.Somewhere _, Goal.Unsupported _, Goal.NotChecked _, Goal.MeasureGoal _, Goal.Deadlock _ -> false;
    };
  }

  private static Optional<Goal.Always> always(Goal goal) {
    return switch (goal) {
      case Goal.Always a -> Optional.of(a);
      case Goal.Liveness l -> Optional.of(l.safety());
      case Goal.EveryStep _, Goal.Somewhere _, Goal.Unsupported _, Goal.NotChecked _, Goal.MeasureGoal _,
          Goal.Deadlock _, Goal.WellDefined _ ->
          Optional.empty();
    };
  }

  Seen first(State state) {
    List<List<Value>> initial =
        goals.stream().map(g -> always(g).map(a -> a.monitor().initial()).orElse(List.of())).toList();
    return at(state, new Memory(initial), Optional.empty());
  }

  Seen next(State before, Memory memory, Label label, State after) {
    for (Goal goal : goals) {
      if (goal instanceof Goal.EveryStep step && judge.at(step, before, label, after).violated()) {
        return new Seen(memory, Optional.of(goal));
      }
    }
    return at(after, memory, Optional.of(label));
  }

  private Seen at(State state, Memory memory, Optional<Label> did) {
    List<List<Value>> bits = new ArrayList<>();
    for (int i = 0; i < goals.size(); i++) {
      Optional<Goal.Always> always = always(goals.get(i));
      if (always.isEmpty()) {
        bits.add(List.of());
        continue;
      }
      Judge.Instant here = judge.at(always.get(), state, memory.bits().get(i), did);
      if (here.violated()) {
        return new Seen(memory, Optional.of(goals.get(i)));
      }
      bits.add(here.bits());
    }
    return new Seen(new Memory(List.copyOf(bits)), Optional.empty());
  }
}
