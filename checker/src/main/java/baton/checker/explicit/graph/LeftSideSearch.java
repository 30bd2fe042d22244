package baton.checker.explicit.graph;

import baton.checker.ground.Lowered;
import baton.checker.liveness.Graph;
import baton.checker.liveness.Stopped;
import baton.properties.Alphabet;

/** Looks for an instant, an idle one perhaps, at which the only atom of an alphabet without guesses is true. */
final class LeftSideSearch {
  private final Reached reached;
  private final Letters letters;
  private final Numbering open = new Numbering(1);

  private LeftSideSearch(Reached reached, Letters letters) {
    this.reached = reached;
    this.letters = letters;
  }

  static boolean isEverTrue(Reached reached, Lowered lowered, Alphabet alphabet) throws Stopped {
    return new LeftSideSearch(reached, new Letters(reached, lowered, alphabet)).search();
  }

  private boolean search() throws Stopped {
    int bits = letters.bits();
    for (int s = 0; s < reached.initial(); s++) {
      if (isTrue(s, letters.initial(), -1, false)) {
        return true;
      }
    }
    for (int n = 0; n < open.size(); n++) {
      if ((n & 0x3fff) == 0) {
        reached.making().pause(reached.bytes() + open.bytes());
      }
      long key = open.words()[n];
      int state = (int) (key >> 1 + bits);
      long memory = key >> 1 & (1L << bits) - 1;
      if (isTrue(state, memory, -1, true)) {
        return true;
      }
      Graph steps = reached.graph();
      for (int e = steps.firstEdge(state); (key & 1) == 0 && e < steps.endEdge(state); e++) {
        if (isTrue(steps.target(e), memory, reached.label(e), false)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether it is true at an instant; if not, what comes behind it is to be looked at. */
  private boolean isTrue(int state, long memory, int label, boolean idle) {
    letters.read(state, memory, label);
    open.add(((long) state << letters.bits() | letters.behind(0)) << 1 | (idle ? 1 : 0));
    return letters.atoms(letters.letter(0)) != 0;
  }
}
