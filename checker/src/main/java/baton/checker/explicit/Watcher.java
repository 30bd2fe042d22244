package baton.checker.explicit;

import baton.checker.explicit.Interest.Moment;
import baton.checker.explicit.code.Program;
import baton.checker.explicit.code.Truths;
import baton.checker.explicit.visited.Batch;
import java.util.Arrays;

/**
 * Looks at every state and step of a search for all its goals, for one worker. Remembers for each goal at which
 * length of a run it was first decided.
 */
final class Watcher {
  static final int NEVER = Integer.MAX_VALUE;

  private final Interest interest;
  private final Eye[] hits;
  private final Eye[] sides;
  private final boolean edges;
  private Truths terminal;
  private final int[] hitAt;
  private final boolean[] hasMet;

  /** What looks for one group. */
  private static final class Eye {
    final Interest.Group group;
    Truths truths;
    long open; // of a group of left sides: those that were not yet met

    Eye(Interest.Group group, Program program) {
      this.group = group;
      truths = program.truths(group.nodes());
      open = group.numbers().size() == Long.SIZE ? -1L : (1L << group.numbers().size()) - 1;
    }
  }

  Watcher(Interest interest, Program program) {
    this.interest = interest;
    hits = interest.hits().stream().map(g -> new Eye(g, program)).toArray(Eye[]::new);
    sides = interest.met().stream().map(g -> new Eye(g, program)).toArray(Eye[]::new);
    edges = interest.hits().stream().anyMatch(g -> g.moment() != Moment.STATE);
    terminal = program.truths(interest.terminal());
    hitAt = new int[interest.questions()];
    hasMet = new boolean[interest.sides()];
    Arrays.fill(hitAt, NEVER);
  }

  /** From now on the code is this. */
  void use(Program program) {
    for (Eye eye : hits) {
      eye.truths = program.truths(eye.group.nodes());
    }
    for (Eye eye : sides) {
      eye.truths = program.truths(eye.group.nodes());
    }
    terminal = program.truths(interest.terminal());
  }

  /** Whether steps must be shown, not only states. */
  boolean wantsEdges() {
    return edges;
  }

  /** The first instant; {@code before} has the memory before it. */
  void initial(long[] before, long[] words) {
    for (Eye eye : hits) {
      if (eye.group.moment() != Moment.STEP) {
        look(eye, before, 0, -1, words, 0, 0);
      }
    }
    for (Eye eye : sides) {
      if (eye.group.moment() != Moment.STEP) {
        lookForSides(eye, before, 0, -1, words, 0);
      }
    }
  }

  /** A step, the last of a run of this length. */
  void edge(long[] pre, int preAt, int label, long[] post, int postAt, int length) {
    for (Eye eye : hits) {
      if (eye.group.moment() != Moment.STATE) {
        look(eye, pre, preAt, label, post, postAt, length);
      }
    }
    for (Eye eye : sides) {
      if (eye.group.moment() != Moment.STATE) {
        lookForSides(eye, pre, preAt, label, post, postAt);
      }
    }
  }

  /**
   * States seen for the first time, each at the end of a run of this length.
   *
   * @param origins for states of one word, the one from which each comes: it was seen before, so that what is true of it
   *     has been decided
   */
  void states(long[] words, long[] origins, Batch batch, int length) {
    for (Eye eye : hits) {
      if (eye.group.moment() == Moment.STATE) {
        for (int i = 0; i < batch.found(); i++) {
          int at = batch.fresh(i);
          long found = origins.length > 0
              ? eye.truths.since(origins[at >> 1], words, at)
              : eye.truths.of(words, at, -1, words, at);
          mark(eye, found, length);
        }
      }
    }
    for (Eye eye : sides) {
      if (eye.group.moment() == Moment.STATE) {
        for (int i = 0; eye.open != 0 && i < batch.found(); i++) {
          lookForSides(eye, words, batch.fresh(i), -1, words, batch.fresh(i));
        }
      }
    }
  }

  /** A state, at the end of a run of this length. */
  void state(long[] words, int at, int length) {
    for (Eye eye : hits) {
      if (eye.group.moment() == Moment.STATE) {
        look(eye, words, at, -1, words, at, length);
      }
    }
  }

  private void look(Eye eye, long[] pre, int preAt, int label, long[] post, int postAt, int length) {
    mark(eye, eye.truths.of(pre, preAt, label, post, postAt), length);
  }

  private void lookForSides(Eye eye, long[] pre, int preAt, int label, long[] post, int postAt) {
    if (eye.open != 0) {
      long met = eye.truths.of(pre, preAt, label, post, postAt) & eye.open;
      eye.open &= ~met;
      for (; met != 0; met &= met - 1) {
        hasMet[eye.group.numbers().get(Long.numberOfTrailingZeros(met))] = true;
      }
    }
  }

  private void mark(Eye eye, long found, int length) {
    for (long rest = found; rest != 0; rest &= rest - 1) {
      int question = eye.group.numbers().get(Long.numberOfTrailingZeros(rest));
      hitAt[question] = Math.min(hitAt[question], length);
    }
  }

  /** A state at the end of a run of this length in which no action is enabled or ill. */
  void withoutAction(long[] words, int at, int length) {
    int deadlock = interest.deadlock();
    if (deadlock >= 0 && hitAt[deadlock] > length && !isTerminal(words, at)) {
      hitAt[deadlock] = length;
    }
  }

  boolean isTerminal(long[] words, int at) {
    return terminal.of(words, at, -1, words, at) != 0;
  }

  /** A run of this length, the attempt included, ends in an ill step. */
  void ill(int length) {
    if (interest.wellDefined() >= 0) {
      hitAt[interest.wellDefined()] = Math.min(hitAt[interest.wellDefined()], length);
    }
  }

  /** At which length of a run a question was first decided, or {@link #NEVER}. */
  int hitAt(int question) {
    return hitAt[question];
  }

  /** Whether the left side of this number was ever true. */
  boolean hasMet(int side) {
    return hasMet[side];
  }

  /** Forgets where questions were decided. */
  void forget() {
    Arrays.fill(hitAt, NEVER);
  }

  /** Takes over what another search has seen. */
  void remember(Outcome before) {
    for (int i = 0; i < hitAt.length; i++) {
      hitAt[i] = Math.min(hitAt[i], before.hitAt(i));
    }
    for (int i = 0; i < hasMet.length; i++) {
      hasMet[i] |= before.hasMet(i);
    }
  }
}
