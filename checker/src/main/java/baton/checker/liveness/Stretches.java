package baton.checker.liveness;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * The heaviest ways along nodes of some kind: the sum of the weights of edges that leave such nodes, the last
 * of which may lead elsewhere. Weights are not negative.
 */
public final class Stretches {
  private static final int NONE = -1;

  private final Graph graph;
  private final BitSet inside;
  private final IntToLongFunction weight;
  private final int[] component;
  private final List<int[]> components;
  private final long[] heaviest;
  private final int[] bestEdge;

  /** {@code inside}: the nodes of the kind. */
  public Stretches(Graph graph, BitSet inside, IntToLongFunction weight) {
    this.graph = graph;
    this.inside = inside;
    this.weight = weight;
    int[] part = new int[graph.nodes()];
    inside.stream().forEach(n -> part[n] = 1);
    components = new Components(graph, part).of(inside.stream().toArray());
    component = new int[graph.nodes()];
    Arrays.fill(component, NONE);
    for (int c = 0; c < components.size(); c++) {
      for (int node : components.get(c)) {
        component[node] = c;
      }
    }
    heaviest = new long[components.size()];
    bestEdge = new int[components.size()];
    for (int c = 0; c < components.size(); c++) { // successors come first
      weigh(c);
    }
  }

  private void weigh(int c) {
    bestEdge[c] = NONE;
    for (int node : components.get(c)) {
      for (int e = graph.firstEdge(node); e < graph.endEdge(node); e++) {
        int target = graph.target(e);
        long sum = weight.applyAsLong(e) + (inside.get(target) ? heaviest[component[target]] : 0);
        if (component[target] != c && sum > heaviest[c]) {
          heaviest[c] = sum;
          bestEdge[c] = e;
        }
      }
    }
  }

  /** An edge of positive weight on a cycle inside: its source is nearest. Empty: all sums are finite. */
  public Optional<Integer> endless(Distances distances) {
    return inside.stream().boxed()
        .flatMap(n -> IntStream.range(graph.firstEdge(n), graph.endEdge(n)).boxed())
        .filter(e -> component[graph.target(e)] == component[graph.source(e)] && weight.applyAsLong(e) > 0)
        .min(Comparator.comparingInt(e -> distances.to(graph.source(e))));
  }

  /** The cycle that begins with an edge inside. */
  public List<Integer> cycle(int edge) {
    List<Integer> cycle = new ArrayList<>(List.of(edge));
    cycle.addAll(way(graph.target(edge), graph.source(edge)));
    return cycle;
  }

  /** The greatest sum of a way from a node; no edge of positive weight may lie on a cycle inside. */
  public long from(int node) {
    return inside.get(node) ? heaviest[component[node]] : 0;
  }

  /** A way with that sum, which ends with the last edge that counts. */
  public List<Integer> heaviest(int node) {
    List<Integer> way = new ArrayList<>();
    int here = node;
    while (inside.get(here) && bestEdge[component[here]] != NONE) {
      int edge = bestEdge[component[here]];
      way.addAll(way(here, graph.source(edge)));
      way.add(edge);
      here = graph.target(edge);
    }
    return way;
  }

  /** A shortest way inside a component. */
  private List<Integer> way(int from, int to) {
    IntPredicate within = n -> component[n] == component[from];
    Map<Integer, Integer> lastEdge = new HashMap<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty() && from != to && !lastEdge.containsKey(to)) {
      int here = open.remove();
      for (int e = graph.firstEdge(here); e < graph.endEdge(here); e++) {
        int target = graph.target(e);
        if (within.test(target) && target != from && lastEdge.putIfAbsent(target, e) == null) {
          open.add(target);
        }
      }
    }
    List<Integer> way = new ArrayList<>();
    for (int n = to; n != from; n = graph.source(way.getFirst())) {
      way.addFirst(Optional.ofNullable(lastEdge.get(n)).orElseThrow());
    }
    return way;
  }
}
