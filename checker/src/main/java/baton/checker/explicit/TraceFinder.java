package baton.checker.explicit;

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
  private final Search.Setup setup;
  private final List<Frontier> levels;
  private final List<Search.First> initial;
  private final Question question;
  private final Stepper stepper;
  private final Watcher watcher;
  private final int width;
  private final long[] out;

  /** {@code levels} are those of a search of this setup, as far as the run is long. */
  TraceFinder(Search.Setup setup, List<Frontier> levels, List<Search.First> initial, Question question) {
    this.setup = setup;
    this.levels = levels;
    this.initial = initial;
    this.question = question;
    stepper = setup.steppers().get();
    watcher = new Watcher.Plan(setup.ground(), List.of(question), setup.packing()).watcher();
    width = setup.packing().words();
    out = new long[(stepper.most() + 1) * (width + 1)];
  }

  /** The run of this length that decides the goal. */
  Trace find(int length) {
    boolean endsInStep = length > 0 && (question.goal() instanceof Goal.WellDefined || watcher.wantsEdges());
    int last = endsInStep ? length - 1 : length;
    List<HeapSet> promising = promising(last, length, endsInStep);
    List<Trace.Step> steps = new ArrayList<>();
    long[] here = first(promising.getFirst(), length == 0);
    State begin = state(here);
    for (int i = 0; i < last; i++) {
      HeapSet goals = promising.get(i + 1);
      int o = least(here, (_, at) -> goals.has(out, at));
      here = java.util.Arrays.copyOfRange(out, o + 1, o + 1 + width);
      steps.add(new Trace.Step(setup.ground().labels().get((int) out[o]), state(here)));
    }
    Optional<Trace.Attempt> attempt = Optional.empty();
    if (endsInStep && question.goal() instanceof Goal.WellDefined) {
      attempt = Optional.of(attempt(steps.isEmpty() ? begin : steps.getLast().after()));
    } else if (endsInStep) {
      long[] from = here;
      int o = least(from, (label, at) -> decidedBy(from, label, at));
      here = java.util.Arrays.copyOfRange(out, o + 1, o + 1 + width);
      steps.add(new Trace.Step(setup.ground().labels().get((int) out[o]), state(here)));
    }
    return new Trace(Optional.of(begin), steps, attempt, OptionalInt.empty());
  }

  /** Whether a successor, of this label, its words at {@code at}, will do. */
  private interface Wanted {
    boolean is(int label, int at);
  }

  private State state(long[] words) {
    GroundProtocol ground = setup.ground();
    return ground.layout().decode(java.util.Arrays.copyOf(setup.packing().unpack(words, 0), ground.layout().cells()));
  }

  private Trace.Attempt attempt(State state) {
    for (Transitions t : new Interpreter(setup.ground().protocol()).transitions(state)) {
      if (t.ill().isPresent()) {
        return new Trace.Attempt(Optional.of(t.label()), t.ill().get().kind(), t.ill().get().at());
      }
    }
    throw new IllegalStateException("the reference interpreter finds nothing ill in " + state);
  }

  private boolean decidedBy(long[] from, int label, int at) {
    watcher.hitAt[0] = Watcher.NEVER;
    watcher.edge(from, 0, label, out, at, 0);
    return watcher.hitAt[0] == 0;
  }

  /** For each level the states from which the end can be reached in time. */
  private List<HeapSet> promising(int last, int length, boolean endsInStep) {
    HeapSet end = new HeapSet(width, 12);
    for (Frontier.Chunk chunk : levels.get(last).chunks()) {
      for (int s = 0; s < chunk.states; s++) {
        if (isEnd(chunk.words, s * width, length, endsInStep)) {
          put(end, chunk.words, s * width);
        }
      }
    }
    List<HeapSet> all = new ArrayList<>(List.of(end));
    for (int i = last - 1; i >= 0; i--) {
      HeapSet next = all.getFirst();
      HeapSet here = new HeapSet(width, 12);
      for (Frontier.Chunk chunk : levels.get(i).chunks()) {
        for (int s = 0; s < chunk.states; s++) {
          int n = stepper.expand(chunk.words, s * width, out) & Stepper.COUNT;
          for (int k = 0; k < n; k++) {
            if (next.has(out, k * (width + 1) + 1)) {
              put(here, chunk.words, s * width);
              break;
            }
          }
        }
      }
      all.addFirst(here);
    }
    return all;
  }

  private static void put(HeapSet set, long[] words, int at) {
    while (set.add(words, at) == VisitedSet.FULL) {
      set.grow();
    }
  }

  private boolean isEnd(long[] words, int at, int length, boolean endsInStep) {
    if (length == 0 && watcher.wantsEdges()) {
      return true; // which initial states it is, is told from the memory before them
    }
    watcher.hitAt[0] = Watcher.NEVER;
    if (question.goal() instanceof Goal.Deadlock) {
      int result = stepper.expand(words, at, out);
      return (result & Stepper.ACTION) == 0 && !watcher.isTerminal(words, at);
    }
    if (question.goal() instanceof Goal.WellDefined) {
      return (stepper.expand(words, at, out) & Stepper.ILL) != 0;
    }
    if (!endsInStep) {
      watcher.state(words, at, 0);
      return watcher.hitAt[0] == 0;
    }
    int n = stepper.expand(words, at, out) & Stepper.COUNT;
    for (int k = 0; k < n; k++) {
      int o = k * (width + 1);
      watcher.edge(words, at, (int) out[o], out, o + 1, 0);
    }
    return watcher.hitAt[0] == 0;
  }

  /** The least initial state from which the end can be reached in time. */
  private long[] first(HeapSet promising, boolean isEnd) {
    for (Search.First state : initial) {
      watcher.hitAt[0] = Watcher.NEVER;
      watcher.initial(state.before(), state.words());
      boolean decided = !isEnd || question.judges().isEmpty() || watcher.hitAt[0] == 0;
      if (decided && promising.has(state.words(), 0)) {
        return state.words();
      }
    }
    throw new IllegalStateException("no initial state leads to the end");
  }

  /** Where in {@code out} the least successor of a state stands that will do. */
  private int least(long[] from, Wanted wanted) {
    int n = stepper.expand(from, 0, out) & Stepper.COUNT;
    int best = -1;
    for (int k = 0; k < n; k++) {
      int o = k * (width + 1);
      boolean better = best < 0
          || out[o] == out[best] && setup.packing().compare(out, o + 1, out, best + 1) < 0;
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
