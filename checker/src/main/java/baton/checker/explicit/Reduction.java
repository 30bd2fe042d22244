package baton.checker.explicit;

import baton.checker.explicit.code.Packing;
import baton.checker.explicit.symmetry.Canonical;
import baton.checker.explicit.symmetry.Group;
import baton.checker.ground.Role;
import java.util.List;
import java.util.Optional;

/** Replaces packed states by those that stand for them. Used by one thread at a time. */
interface Reduction {
  /** Every state stands for itself. */
  Reduction NONE = new Reduction() {
    @Override
    public void canonise(long[] words, int at) {}

    @Override
    public long orbit(long[] words, int at) {
      return 1;
    }
  };

  /** Replaces the state at {@code words[at]} by the one that stands for it. */
  void canonise(long[] words, int at);

  /** For how many states the one at {@code words[at]} stands; it stands for itself. */
  long orbit(long[] words, int at);

  /** By the permutations of a group. */
  static Reduction of(Group group, List<Role> roles, Packing packing) {
    if (group.isTrivial()) {
      return NONE;
    }
    Optional<Reduction> records = SortedRecords.of(group, roles, packing);
    if (records.isPresent()) {
      return records.get();
    }
    Canonical canonical = new Canonical(group, roles);
    long[] cells = new long[packing.cells()];
    return new Reduction() {
      @Override
      public void canonise(long[] words, int at) {
        packing.unpack(words, at, cells);
        canonical.canonise(cells);
        packing.pack(cells, words, at);
      }

      @Override
      public long orbit(long[] words, int at) {
        packing.unpack(words, at, cells);
        return canonical.canonise(cells);
      }
    };
  }
}
