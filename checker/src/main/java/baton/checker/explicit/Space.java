package baton.checker.explicit;

import baton.checker.explicit.code.Packing;
import baton.checker.explicit.code.Program;
import baton.checker.explicit.code.Stepper;
import baton.checker.explicit.symmetry.Group;
import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Role;
import java.util.List;

/**
 * What is searched: the states of a protocol, together with what a goal remembers.
 *
 * @param roles of all cells, the bits of the memory among them
 * @param group the symmetry that is used
 * @param questions what is asked of states and steps
 * @param interest the same as nodes
 */
record Space(
    GroundProtocol ground, Packing packing, Remembered memory, List<Role> roles, Group group, List<Question> questions,
    Interest interest, Code code) {
  Space {
    roles = List.copyOf(roles);
    questions = List.copyOf(questions);
  }

  /** How many words a state has. */
  int width() {
    return packing.words();
  }

  /** Makes one for a thread. */
  Reduction reduction() {
    return Reduction.of(group, roles, packing);
  }

  /** Makes one for a thread; successors have their memory bits. */
  Stepper stepper(Program program) {
    return memory.bits().isEmpty()
        ? program.stepper()
        : memory(program).around(program.stepper(), width());
  }

  /** Makes one for a thread. */
  Memory memory(Program program) {
    return new Memory(memory.bits(), program, packing, ground.layout().cells());
  }
}
