package baton.checker.explicit.graph;

import baton.checker.liveness.Recurring;
import baton.properties.Automaton;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The edges of an automaton, by letters; those from which no run is accepted are left out. */
final class Moves {
  private final Automaton automaton;
  private final Recurring recurring;
  private final List<BitSet> kept = new ArrayList<>();
  private final List<int[][]> byLetter = new ArrayList<>();

  Moves(Automaton automaton) {
    this.automaton = automaton;
    recurring = new Recurring(automaton);
  }

  int states() {
    return automaton.edges().size();
  }

  int promises() {
    return automaton.promises();
  }

  /** Whether an edge between these states may be taken again and again. */
  boolean mayRecur(int from, int to) {
    return recurring.mayRecur(from, to);
  }

  /** Pairs of a state to which an edge leads, and the number of the set of promises that it does not postpone. */
  int[] of(int letter, long atoms, int from) {
    while (byLetter.size() <= letter) {
      byLetter.add(new int[states()][]);
    }
    int[][] known = byLetter.get(letter);
    if (known[from] == null) {
      known[from] = read(atoms, from);
    }
    return known[from];
  }

  private int[] read(long atoms, int from) {
    List<Integer> pairs = new ArrayList<>();
    for (Automaton.Edge e : automaton.edges().get(from)) {
      if (recurring.mayBeAccepted(e.target()) && e.positive().stream().allMatch(a -> (atoms >>> a & 1) == 1)
          && e.negative().stream().noneMatch(a -> (atoms >>> a & 1) == 1)) {
        BitSet keeps = new BitSet();
        keeps.set(0, automaton.promises());
        e.postponed().forEach(keeps::clear);
        if (!kept.contains(keeps)) {
          kept.add(keeps);
        }
        pairs.add(e.target());
        pairs.add(kept.indexOf(keeps));
      }
    }
    return pairs.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The promises of a set. */
  BitSet kept(int number) {
    return kept.get(number);
  }
}
