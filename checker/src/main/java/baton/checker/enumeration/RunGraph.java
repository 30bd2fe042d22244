package baton.checker.enumeration;

import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.models.value.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The states, with the memory of the goal, that runs up to some length come to, level by level, and the steps between
 * them. Runs end at the first thing that is looked for: a state ({@link #isEnd}), a step ({@link #endsRun}) or an
 * ill-defined attempt ({@link #hasIllAttempt}).
 */
final class RunGraph {
  static final int NEVER = Integer.MAX_VALUE;

  private final Sight sight;
  private final Independence independence;
  private final Letters letters;
  private final States states;
  private final States endings; // what steps that are looked for lead to
  private final Ints depth = new Ints();
  private final Ints flags = new Ints();
  private final Ints first = new Ints();
  private final Ints letterOf = new Ints();
  private final Ints targetOf = new Ints(); // of a step that is looked for: -1 - the number of its ending
  private final List<Integer> initial = new ArrayList<>();
  private int[] toEnd = new int[0];
  private int bound = NEVER;
  private int shortest = NEVER;
  private Optional<Reason> stopped = Optional.empty();
  private boolean complete = true;

  private static final int END = 1;
  private static final int ILL = 2;

  /** One step, before it is sorted in. */
  private record Found(int letter, int target) {}

  RunGraph(Sight sight, Independence independence, Letters letters) {
    this.sight = sight;
    this.independence = independence;
    this.letters = letters;
    states = new States(sight.width());
    endings = new States(sight.width());
  }

  /** Explores as far as runs go that are {@code within} steps longer than the shortest that is looked for. */
  void explore(List<State> beginnings, int within, Limits limits, Progress progress) {
    bound = limits.bound().orElse(NEVER);
    for (State state : beginnings) {
      long[] before = sight.before(state);
      long[] words = sight.begin(before);
      int known = states.size();
      int number = states.number(words, 0);
      if (number == known) {
        enter(words, 0, sight.isHitAtFirst(before, words));
      }
      initial.add(number);
    }
    long[] words = new long[sight.width()];
    int next = 0;
    while (next < states.size()) {
      int level = depth.get(next);
      int most = Math.min(bound, shortest == NEVER ? NEVER : shortest + within);
      if (level >= most) {
        complete = shortest != NEVER && shortest + within <= bound;
        break;
      }
      stopped = limits.stop().get();
      if (stopped.isPresent()) {
        break;
      }
      if ((next & 63) == 0) {
        progress.report(new Progress.Report("runs", level, states.size(), letterOf.size(), states.size() - next));
      }
      first.add(letterOf.size());
      if ((flags.get(next) & END) == 0) {
        states.copy(next, words, 0);
        expand(words, level);
      }
      next++;
    }
    first.add(letterOf.size());
    distances();
  }

  private void enter(long[] words, int level, boolean isEnd) {
    boolean ill = sight.hasIllAttempt(words);
    depth.add(level);
    flags.add((isEnd ? END : 0) | (ill ? ILL : 0));
    if (isEnd) {
      shortest = Math.min(shortest, level);
    } else if (ill && level < bound) {
      shortest = Math.min(shortest, level + 1);
    }
  }

  private void expand(long[] words, int level) {
    List<Found> found = new ArrayList<>();
    sight.steps(words, (label, out, at) -> {
      int letter = letters.number(independence.letter(label, sight.cells(out, at)));
      if (sight.isHit(words, label, out, at)) {
        shortest = Math.min(shortest, level + 1);
        found.add(new Found(letter, -1 - endings.number(out, at)));
        return;
      }
      int known = states.size();
      int target = states.number(out, at);
      if (target == known) {
        long[] entered = Arrays.copyOfRange(out, at, at + sight.width());
        enter(entered, level + 1, sight.isHit(entered));
      }
      found.add(new Found(letter, target));
    });
    found.sort((a, b) -> letters.compare(a.letter(), b.letter()));
    for (Found step : found) {
      letterOf.add(step.letter());
      targetOf.add(step.target());
    }
  }

  /** How many steps it takes at least from each state to what is looked for. */
  private void distances() {
    int n = states.size();
    int[] into = new int[n + 1];
    int expanded = first.size() - 1;
    for (int e = 0; e < letterOf.size(); e++) {
      if (targetOf.get(e) >= 0) {
        into[targetOf.get(e) + 1]++;
      }
    }
    for (int i = 0; i < n; i++) {
      into[i + 1] += into[i];
    }
    int[] from = new int[into[n]];
    int[] filled = into.clone();
    toEnd = new int[n];
    Arrays.fill(toEnd, NEVER);
    for (int s = 0; s < n; s++) {
      if (isEnd(s)) {
        toEnd[s] = 0;
      } else if (hasIllAttempt(s)) {
        toEnd[s] = 1;
      }
    }
    for (int s = 0; s < expanded; s++) {
      for (int e = first.get(s); e < first.get(s + 1); e++) {
        if (targetOf.get(e) >= 0) {
          from[filled[targetOf.get(e)]++] = s;
        } else if (!isEnd(s)) {
          toEnd[s] = Math.min(toEnd[s], 1);
        }
      }
    }
    int[] level = IntStream.range(0, n).filter(s -> toEnd[s] == 0).toArray();
    int[] later = IntStream.range(0, n).filter(s -> toEnd[s] == 1).toArray();
    for (int distance = 0; level.length + later.length > 0; distance++) {
      Ints next = new Ints();
      for (int s : level) {
        for (int i = into[s]; i < into[s + 1]; i++) {
          if (toEnd[from[i]] > distance + 1) {
            toEnd[from[i]] = distance + 1;
            next.add(from[i]);
          }
        }
      }
      level = IntStream.concat(IntStream.range(0, next.size()).map(next::get), IntStream.of(later)).toArray();
      later = new int[0];
    }
  }

  /** The length of the shortest run that is looked for, or {@link #NEVER}. */
  int shortest() {
    return shortest;
  }

  Optional<Reason> stopped() {
    return stopped;
  }

  /** Whether every run was followed that may come to what is looked for first. */
  boolean isComplete() {
    return complete && stopped.isEmpty();
  }

  int size() {
    return states.size();
  }

  int steps() {
    return letterOf.size();
  }

  int depth() {
    return depth.size() == 0 ? 0 : depth.get(depth.size() - 1);
  }

  /** The states in which the runs begin, in the order given. */
  List<Integer> initial() {
    return initial;
  }

  int toEnd(int state) {
    return toEnd[state];
  }

  boolean isEnd(int state) {
    return (flags.get(state) & END) != 0;
  }

  boolean hasIllAttempt(int state) {
    return (flags.get(state) & ILL) != 0;
  }

  /** The steps from a state are those from this number on, up to those of {@code state + 1}; in order of letters. */
  int first(int state) {
    return state < first.size() ? first.get(state) : letterOf.size();
  }

  int letter(int step) {
    return letterOf.get(step);
  }

  /** Whether the step is what is looked for. */
  boolean endsRun(int step) {
    return targetOf.get(step) < 0;
  }

  /** The state behind a step that does not end a run. */
  int target(int step) {
    return targetOf.get(step);
  }

  /** Copies the state behind a step. */
  long[] behind(int step) {
    long[] words = new long[sight.width()];
    if (endsRun(step)) {
      endings.copy(-1 - targetOf.get(step), words, 0);
    } else {
      states.copy(target(step), words, 0);
    }
    return words;
  }

  long[] words(int state) {
    long[] words = new long[sight.width()];
    states.copy(state, words, 0);
    return words;
  }
}
