package baton.properties;

import java.util.List;

/**
 * A generalised Büchi automaton that reads the instants of a run. State 0 is the initial one.
 *
 * <p>At each instant an edge of the present state is taken all of whose {@code positive} atoms are true and
 * none of whose {@code negative} ones. A run is accepted iff edges can be chosen for ever such that no promise
 * is postponed by all of them from some instant on.
 *
 * <p>Atoms are known by their numbers in an {@link Alphabet}.
 *
 * @param edges those of each state; no two are alike
 * @param promises how many there are; edges name them by number
 */
public record Automaton(List<List<Edge>> edges, int promises) {
  /** One way to go on; the numbers of atoms and promises ascend. */
  public record Edge(List<Integer> positive, List<Integer> negative, List<Integer> postponed, int target) {
    public Edge {
      positive = List.copyOf(positive);
      negative = List.copyOf(negative);
      postponed = List.copyOf(postponed);
    }

    /** Whether whatever can be done by the other edge can be done by this one. */
    boolean covers(Edge other) {
      return target == other.target && other.positive.containsAll(positive)
          && other.negative.containsAll(negative) && other.postponed.containsAll(postponed);
    }
  }

  public Automaton {
    edges = edges.stream().map(List::copyOf).toList();
  }
}
