package baton.checker.explicit;

import baton.checker.explicit.code.Program;
import baton.checker.explicit.code.Stepper;
import baton.checker.explicit.code.Truths;
import baton.checker.explicit.visited.VisitedSet;
import baton.checker.explicit.visited.VisitedSets;
import baton.checker.ground.GroundProtocol;
import baton.counterexamples.Trace;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Transitions;
import baton.models.value.State;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds the canonical run to what a search has met (§11.2 of the semantics): of the shortest ones the least,
 * in the order of reports.
 *
 * <p>The levels of the search are gone through backwards, keeping from each level the states from which the
 * end can be reached in time; then forwards from the least initial state among them, by the least step that
 * stays among them.
 */
final class TraceFinder {
  private final Space space;
  private final Levels levels;
  private final List<First> initial;
  private final Question question;
  private final Stepper stepper;
  private final Truths illness;
  private final Watcher watcher;
  private final int number;
  private final boolean wantsEdges;
  private final Reduction reduction;
  private final int width;
  private final long[] out;
  private final long[] canonical;

  /** {@code levels} are those of a search of this space, as far as the run is long. */
  TraceFinder(Space space, Levels levels, List<First> initial, Question question) {
    this.space = space;
    this.levels = levels;
    this.initial = initial;
    this.question = question;
    Program program = space.code().now();
    stepper = space.stepper(program);
    illness = program.ill();
    watcher = new Watcher(space.interest(), program);
    number = space.questions().indexOf(question);
    wantsEdges = wantsEdges(space, question);
    width = space.packing().words();
    out = new long[program.most() * (width + 1)];
    reduction = space.reduction();
    canonical = new long[width];
  }

  /** Whether a run of this length is decided by its last step: the state that it leads to need not be known. */
  static boolean endsInStep(Space space, Question question, int length) {
    return length > 0 && (question.goal() instanceof Goal.WellDefined || wantsEdges(space, question));
  }

  private static boolean wantsEdges(Space space, Question question) {
    int number = space.questions().indexOf(question);
    return space.interest().hits().stream()
        .anyMatch(g -> g.moment() != Interest.Moment.STATE && g.numbers().contains(number));
  }

  /** Whether what stands for a state is in a set. */
  private boolean isIn(VisitedSet set, long[] words, int at) {
    System.arraycopy(words, at, canonical, 0, width);
    reduction.canonise(canonical, 0);
    return set.has(canonical, 0);
  }

  /** The run of this length that decides the goal. */
  Trace find(int length) {
    boolean endsInStep = endsInStep(space, question, length);
    int last = endsInStep ? length - 1 : length;
    List<VisitedSet> promising = promising(last, length, endsInStep);
    try {
      return forwards(promising, last, length, endsInStep);
    } finally {
      promising.forEach(VisitedSet::close);
    }
  }

  private Trace forwards(List<VisitedSet> promising, int last, int length, boolean endsInStep) {
    List<Trace.Step> steps = new ArrayList<>();
    long[] here = first(promising.getFirst(), length == 0);
    State begin = state(here);
    for (int i = 0; i < last; i++) {
      VisitedSet goals = promising.get(i + 1);
      int o = least(here, (_, at) -> isIn(goals, out, at));
      here = java.util.Arrays.copyOfRange(out, o + 1, o + 1 + width);
      steps.add(new Trace.Step(space.ground().labels().get((int) out[o]), state(here)));
    }
    Optional<Trace.Attempt> attempt = Optional.empty();
    if (endsInStep && question.goal() instanceof Goal.WellDefined) {
      attempt = Optional.of(attempt(steps.isEmpty() ? begin : steps.getLast().after()));
    } else if (endsInStep) {
      long[] from = here;
      int o = least(from, (label, at) -> decidedBy(from, label, at));
      here = java.util.Arrays.copyOfRange(out, o + 1, o + 1 + width);
      steps.add(new Trace.Step(space.ground().labels().get((int) out[o]), state(here)));
    }
    return new Trace(Optional.of(begin), steps, attempt, OptionalInt.empty());
  }

  /** Whether a successor, of this label, its words at {@code at}, will do. */
  private interface Wanted {
    boolean is(int label, int at);
  }

  private State state(long[] words) {
    GroundProtocol ground = space.ground();
    return ground.layout().decode(java.util.Arrays.copyOf(space.packing().unpack(words, 0), ground.layout().cells()));
  }

  private Trace.Attempt attempt(State state) {
    for (Transitions t : new Interpreter(space.ground().protocol()).transitions(state)) {
      if (t.ill().isPresent()) {
        return new Trace.Attempt(Optional.of(t.label()), t.ill().get().kind(), t.ill().get().at());
      }
    }
    throw new IllegalStateException("the reference interpreter finds nothing ill in " + state);
  }

  private boolean decidedBy(long[] from, int label, int at) {
    watcher.forget();
    watcher.edge(from, 0, label, out, at, 0);
    return watcher.hitAt(number) == 0;
  }

  /** For each level the states from which the end can be reached in time. */
  private List<VisitedSet> promising(int last, int length, boolean endsInStep) {
    VisitedSet end = VisitedSets.of(space.packing().used());
    levels.forEach(last, chunk -> {
      for (int s = 0; s < chunk.states; s++) {
        if (isEnd(chunk.words, s * width, length, endsInStep)) {
          put(end, chunk.words, s * width);
        }
      }
    });
    List<VisitedSet> all = new ArrayList<>(List.of(end));
    for (int i = last - 1; i >= 0; i--) {
      VisitedSet next = all.getFirst();
      VisitedSet here = VisitedSets.of(space.packing().used());
      levels.forEach(i, chunk -> {
        for (int s = 0; s < chunk.states; s++) {
          if (leadsTo(next, chunk.words, s * width)) {
            put(here, chunk.words, s * width);
          }
        }
      });
      all.addFirst(here);
    }
    return all;
  }

  private boolean leadsTo(VisitedSet next, long[] words, int at) {
    int end = stepper.expand(words, at, out, 0);
    for (int o = 0; o < end; o += width + 1) {
      if (isIn(next, out, o + 1)) {
        return true;
      }
    }
    return false;
  }

  private static void put(VisitedSet set, long[] words, int at) {
    while (set.add(words, at) == VisitedSet.FULL) {
      set.grow();
    }
  }

  private boolean isEnd(long[] words, int at, int length, boolean endsInStep) {
    if (length == 0 && wantsEdges) {
      return true; // which initial states it is, is told from the memory before them
    }
    watcher.forget();
    if (question.goal() instanceof Goal.Deadlock) {
      return !someAction(words, at) && !watcher.isTerminal(words, at);
    }
    if (question.goal() instanceof Goal.WellDefined) {
      return illness.of(words, at, -1, words, at) != 0;
    }
    if (!endsInStep) {
      watcher.state(words, at, 0);
      return watcher.hitAt(number) == 0;
    }
    int end = stepper.expand(words, at, out, 0);
    for (int o = 0; o < end; o += width + 1) {
      watcher.edge(words, at, (int) out[o], out, o + 1, 0);
    }
    return watcher.hitAt(number) == 0;
  }

  private boolean someAction(long[] words, int at) {
    int end = stepper.expand(words, at, out, 0);
    boolean action = (illness.of(words, at, -1, words, at) & Program.ACTION_ILL) != 0;
    for (int o = 0; o < end; o += width + 1) {
      action |= !space.ground().faults().contains((int) out[o]);
    }
    return action;
  }

  /** The least initial state from which the end can be reached in time. */
  private long[] first(VisitedSet promising, boolean isEnd) {
    for (First state : initial) {
      watcher.forget();
      watcher.initial(state.before(), state.words());
      boolean decided = !isEnd || question.judges().isEmpty() || watcher.hitAt(number) == 0;
      if (decided && isIn(promising, state.words(), 0)) {
        return state.words();
      }
    }
    throw new IllegalStateException("no initial state leads to the end");
  }

  /** Where in {@code out} the least successor of a state stands that will do. */
  private int least(long[] from, Wanted wanted) {
    int end = stepper.expand(from, 0, out, 0);
    int best = -1;
    for (int o = 0; o < end; o += width + 1) {
      boolean better = best < 0 || out[o] < out[best]
          || out[o] == out[best] && space.packing().compare(out, o + 1, out, best + 1) < 0;
      if (better && wanted.is((int) out[o], o + 1)) {
        best = o;
      }
    }
    if (best < 0) {
      throw new IllegalStateException("no step leads on");
    }
    return best;
  }
}
