package baton.checker.explicit;

import baton.checker.explicit.symmetry.Group;
import baton.checker.ground.GroundProtocol;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is searched.
 *
 * @param steppers makes one for each thread; successors have their memory bits
 * @param group the symmetry that is used
 * @param reductions makes one for each thread
 * @param questions what is asked of states and steps
 */
record Space(
    GroundProtocol ground, Packing packing, Supplier<Stepper> steppers, Group group, Supplier<Reduction> reductions,
    List<Question> questions) {
  Space {
    questions = List.copyOf(questions);
  }

  /** How many words a state has. */
  int width() {
    return packing.words();
  }
}
