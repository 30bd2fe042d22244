package baton.checker.transition;

import baton.checker.ground.GoalNodes;
import baton.checker.ground.Node;
import java.util.List;

/** What may be asked of a protocol: can a run come to this? */
public sealed interface Question {
  /**
   * To an instant where the condition is true.
   *
   * @param memory of the goal, as {@link GoalNodes} has it
   * @param onEdges whether the condition reads the step that led to the instant
   */
  record Instant(Node condition, List<Node> memory, List<Boolean> initial, boolean onEdges) implements Question {}

  /** To a step of which the condition is true. */
  record Step(Node condition) implements Question {}

  /** To an attempt that is ill-defined; ways to begin are not meant. */
  record Ill() implements Question {}

  /** To a state without an action, and not terminal. */
  record Deadlock() implements Question {}

  /** Whether what a goal forbids, or wants to be reached, can be reached. */
  static Question decided(GoalNodes goal, boolean aboutSteps) {
    return aboutSteps ? new Step(goal.hit()) : new Instant(goal.hit(), goal.bits(), goal.initial(), goal.onEdges());
  }

  /** For each left side of a goal that is asked about, whether it can be true. */
  static List<Question> met(GoalNodes goal, boolean aboutSteps) {
    return goal.met().stream().<Question>map(
        m -> aboutSteps ? new Step(m) : new Instant(m, goal.bits(), goal.initial(), goal.onEdges())).toList();
  }
}
