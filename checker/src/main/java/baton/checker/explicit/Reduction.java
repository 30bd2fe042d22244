package baton.checker.explicit;

import baton.checker.explicit.code.Packing;
import baton.checker.explicit.symmetry.Canonical;
import baton.checker.explicit.symmetry.Group;
import baton.checker.ground.Role;
import java.util.List;

/** Replaces packed states by those that stand for them. Used by one thread at a time. */
@FunctionalInterface
interface Reduction {
  /** Every state stands for itself. */
  Reduction NONE = (_, _) -> 1;

  /** Replaces the state at {@code words[at]} by the one that stands for it; gives for how many that stands. */
  long canonise(long[] words, int at);

  /** By the permutations of a group. */
  static Reduction of(Group group, List<Role> roles, Packing packing) {
    if (group.isTrivial()) {
      return NONE;
    }
    Canonical canonical = new Canonical(group, roles);
    long[] cells = new long[packing.cells()];
    return (words, at) -> {
      packing.unpack(words, at, cells);
      long orbit = canonical.canonise(cells);
      packing.pack(cells, words, at);
      return orbit;
    };
  }
}
