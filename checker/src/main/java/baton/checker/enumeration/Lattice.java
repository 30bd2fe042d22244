package baton.checker.enumeration;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that can have happened at some moment of a run, in whatever order its independent steps are taken: sets of steps,
 * each with what they depend on, and the state that they lead to.
 */
final class Lattice {
  private final RunGraph graph;
  private final NormalForm order;

  Lattice(RunGraph graph, NormalForm order) {
    this.graph = graph;
    this.order = order;
  }

  /**
   * Whether a run is one by itself: no order of its steps comes back to a state, or comes sooner to what is looked
   * for.
   *
   * @param letters of its steps from {@code root} on, but for a last one that ends it by itself
   * @param last the letter of that one; -1: there is none, for the run ends with a state or an attempt
   */
  boolean isStraight(int root, int[] letters, int last) {
    BitSet[] needs = new BitSet[letters.length];
    for (int i = 0; i < letters.length; i++) {
      needs[i] = new BitSet();
      for (int j = 0; j < i; j++) {
        if (order.dependent(letters[j], letters[i])) {
          needs[i].set(j);
        }
      }
    }
    int whole = letters.length;
    Map<BitSet, Integer> level = new LinkedHashMap<>(Map.of(new BitSet(), root));
    Map<Integer, List<BitSet>> seen = new HashMap<>();
    while (!level.isEmpty()) {
      Map<BitSet, Integer> next = new LinkedHashMap<>();
      for (Map.Entry<BitSet, Integer> here : level.entrySet()) {
        BitSet done = here.getKey();
        int state = here.getValue();
        if (done.cardinality() != whole && (graph.isEnd(state) || graph.hasIllAttempt(state))
            || comesBack(seen.computeIfAbsent(state, _ -> new ArrayList<>()), done)
            || !go(state, done, whole, letters, needs, last, next)) {
          return false;
        }
      }
      level = next;
    }
    return true;
  }

  /** Smaller sets are looked at first. */
  private static boolean comesBack(List<BitSet> before, BitSet done) {
    if (before.stream().anyMatch(other -> isPart(other, done))) {
      return true;
    }
    before.add(done);
    return false;
  }

  private static boolean isPart(BitSet part, BitSet of) {
    BitSet rest = (BitSet) part.clone();
    rest.andNot(of);
    return rest.isEmpty();
  }

  private boolean go(
      int state, BitSet done, int whole, int[] letters, BitSet[] needs, int last, Map<BitSet, Integer> next) {
    for (int step = graph.first(state); step < graph.first(state + 1); step++) {
      int letter = graph.letter(step);
      if (graph.endsRun(step) && letter == last && done.cardinality() != whole) {
        return false; // the last step does the same without the others
      }
      for (int i = 0; i < letters.length; i++) {
        if (letters[i] == letter && !done.get(i) && isPart(needs[i], done)) {
          if (graph.endsRun(step)) {
            return false;
          }
          BitSet more = (BitSet) done.clone();
          more.set(i);
          next.put(more, graph.target(step));
        }
      }
    }
    return true;
  }
}
