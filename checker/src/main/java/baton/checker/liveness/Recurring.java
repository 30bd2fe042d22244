package baton.checker.liveness;

import baton.properties.Automaton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Which states of an automaton it can come back to for ever such that the run is accepted, whatever is read. */
public final class Recurring {
  private static final int NONE = -1;

  private final Automaton automaton;
  private final int[] component;
  private final List<BitSet> behind = new ArrayList<>();

  public Recurring(Automaton automaton) {
    this.automaton = automaton;
    component = new int[automaton.edges().size()];
    Arrays.fill(component, NONE);
    for (int q = 0; q < component.length; q++) {
      behind.add(from(q));
    }
    for (int q = 0; q < component.length; q++) {
      if (component[q] == NONE && isAround(q, q) && keepsAll(q)) {
        for (int other = q; other < component.length; other++) {
          component[other] = isAround(q, other) ? q : component[other];
        }
      }
    }
  }

  /** The states to which some edges lead from one, one edge at least. */
  private BitSet from(int q) {
    BitSet found = new BitSet();
    List<Integer> open = new ArrayList<>(List.of(q));
    while (!open.isEmpty()) {
      for (Automaton.Edge e : automaton.edges().get(open.removeLast())) {
        if (!found.get(e.target())) {
          found.set(e.target());
          open.add(e.target());
        }
      }
    }
    return found;
  }

  /** Whether edges lead from one to the other and back. */
  private boolean isAround(int one, int other) {
    return behind.get(one).get(other) && behind.get(other).get(one);
  }

  /** Whether no promise is postponed by all the edges around a state. */
  private boolean keepsAll(int q) {
    BitSet postponed = new BitSet();
    postponed.set(0, automaton.promises());
    for (int p = 0; p < component.length; p++) {
      if (isAround(q, p)) {
        for (Automaton.Edge e : automaton.edges().get(p)) {
          if (isAround(q, e.target())) {
            BitSet these = new BitSet();
            e.postponed().forEach(these::set);
            postponed.and(these);
          }
        }
      }
    }
    return postponed.isEmpty();
  }

  /** Whether an edge from one state to the other may be taken again and again by an accepted run. */
  public boolean mayRecur(int from, int to) {
    return component[from] != NONE && component[from] == component[to];
  }

  /** Whether an accepted run may come by a state at all. */
  public boolean mayBeAccepted(int q) {
    return component[q] != NONE || behind.get(q).stream().anyMatch(p -> component[p] != NONE);
  }
}
