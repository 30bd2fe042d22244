package baton.checker.enumeration;

import baton.checker.enumeration.Renamings.Renaming;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Walks along all runs of a graph that come to what is looked for, and tells each class of them once. */
final class Walk {
  /** Told of each class; says whether there should be more. */
  @FunctionalInterface
  interface Listener {
    /**
     * A run.
     *
     * @param steps of the graph, in order
     * @param attempt the label of the ill-defined attempt at its end, or -1
     */
    boolean found(int root, int[] steps, int attempt);
  }

  /** The ill-defined attempts in a state, by label. */
  @FunctionalInterface
  interface Attempts {
    int[] in(int state);
  }

  private final RunGraph graph;
  private final Sight sight;
  private final Independence independence;
  private final Letters letters;
  private final NormalForm normalForm;
  private final Lattice lattice;
  private final List<Renaming> renamings;
  private final Attempts attempts;
  private final Listener listener;
  private final BooleanSupplier stop;
  private final Set<Key> seen = new HashSet<>();
  private final Map<Long, Integer> images = new HashMap<>();
  private int[] word = new int[0];
  private int[] path = new int[0];
  private List<Integer> fixing = List.of();
  private int root;
  private int length;
  private boolean straight;
  private boolean ended;
  private int asked;

  Walk(
      RunGraph graph, Sight sight, Independence independence, Letters letters, List<Renaming> renamings,
      Attempts attempts, Listener listener, BooleanSupplier stop) {
    this.graph = graph;
    this.sight = sight;
    this.independence = independence;
    this.letters = letters;
    this.renamings = renamings;
    this.attempts = attempts;
    this.listener = listener;
    this.stop = stop;
    normalForm = new NormalForm(letters, independence);
    lattice = new Lattice(graph, normalForm);
  }

  /** Walks along runs of exactly this length, all of which are straight if they are the shortest. */
  boolean runs(int exactly, boolean shortest) {
    length = exactly;
    straight = shortest;
    word = new int[exactly];
    path = new int[exactly];
    ended = false;
    Set<Key> begun = new HashSet<>();
    for (int state : graph.initial()) {
      if (!ended && graph.toEnd(state) <= exactly && begin(state, begun)) {
        root = state;
        seen.clear();
        go(state, 0);
      }
    }
    return !ended;
  }

  /** Of initial states that differ by names only, one is enough; the renamings that keep it are all that it takes. */
  private boolean begin(int state, Set<Key> begun) {
    long[] cells = sight.cells(graph.words(state), 0);
    if (!begun.add(new Key(cells))) {
      return false;
    }
    List<Integer> keeping = new ArrayList<>();
    for (int r = 0; r < renamings.size(); r++) {
      long[] image = new long[cells.length];
      renamings.get(r).cells().apply(cells, image);
      if (Arrays.equals(cells, image)) {
        keeping.add(r);
      } else {
        begun.add(new Key(image));
      }
    }
    fixing = keeping;
    return true;
  }

  private void go(int state, int at) {
    if ((++asked & 255) == 0 && stop.getAsBoolean()) {
      ended = true;
    }
    if (ended) {
      return;
    }
    if (graph.isEnd(state)) {
      if (at == length) {
        found(at, -1, -1);
      }
      return;
    }
    if (graph.hasIllAttempt(state)) {
      if (at + 1 == length) {
        for (int label : attempts.in(state)) {
          found(at, -1, label);
        }
      }
      return;
    }
    for (int step = graph.first(state); step < graph.first(state + 1) && at < length; step++) {
      int letter = graph.letter(step);
      word[at] = letter;
      path[at] = step;
      if (graph.endsRun(step)) {
        if (at + 1 == length) {
          found(at, letter, -1);
        }
      } else if (leads(graph.target(step), at + 1) && normalForm.mayFollow(word, at, letter)) {
        go(graph.target(step), at + 1);
      }
    }
  }

  private boolean leads(int state, int at) {
    return graph.toEnd(state) <= length - at;
  }

  /** {@code last}: the letter behind {@code at} others that ends the run, or -1. */
  private void found(int at, int last, int attempt) {
    int[] letters = Arrays.copyOf(word, at);
    if (!ended && (straight || lattice.isStraight(root, letters, last)) && seen.add(least(at, last, attempt))) {
      ended = !listener.found(root, Arrays.copyOf(path, last < 0 ? at : at + 1), attempt);
    }
  }

  /** The least of all names for a run, as its normal form, the last step, and the attempt. */
  private Key least(int at, int last, int attempt) {
    long[] best = null;
    for (int r : fixing) {
      int[] image = new int[at];
      for (int i = 0; i < at; i++) {
        image[i] = image(r, path[i]);
      }
      int[] normal = normalForm.of(image);
      long[] key = new long[at + 2];
      for (int i = 0; i < at; i++) {
        key[i] = normal[i];
      }
      key[at] = last < 0 ? -1 : image(r, path[at]);
      key[at + 1] = attempt < 0 ? -1 : renamings.get(r).label(attempt);
      if (best == null || Arrays.compare(key, best) < 0) {
        best = key;
      }
    }
    return new Key(best == null ? new long[0] : best);
  }

  private int image(int renaming, int step) {
    return images.computeIfAbsent((long) renaming << 32 | step, _ -> {
      Renaming r = renamings.get(renaming);
      long[] behind = sight.cells(graph.behind(step), 0);
      long[] image = new long[behind.length];
      r.cells().apply(behind, image);
      return letters.number(independence.letter(r.label(letters.label(graph.letter(step))), image));
    });
  }
}
