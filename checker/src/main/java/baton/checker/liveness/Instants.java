package baton.checker.liveness;

import com.google.common.primitives.ImmutableIntArray;
import java.util.BitSet;
import java.util.List;

/**
 * The instants of all runs of a protocol. A node is whatever tells instants apart; an edge is a step, or the
 * passing of an idle instant. Every node has an edge: a run may go idle anywhere, and then stays so.
 *
 * @param initial the nodes of initial states
 * @param letter for each node the number of its letter
 * @param letters which atoms are true
 * @param fairness what every run must keep
 */
public record Instants(
    Graph graph, List<Integer> initial, ImmutableIntArray letter, List<BitSet> letters, List<Constraint> fairness) {
  public Instants {
    initial = List.copyOf(initial);
    letters = List.copyOf(letters);
    fairness = List.copyOf(fairness);
  }
}
