package baton.checker.liveness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Shortest ways from some nodes to all others; of equally short ones the first in the order of numbers. */
public final class Distances {
  private final Graph graph;
  private final int[] distance;
  private final int[] lastEdge;

  private Distances(Graph graph) {
    this.graph = graph;
    distance = new int[graph.nodes()];
    lastEdge = new int[graph.nodes()];
    Arrays.fill(distance, Integer.MAX_VALUE);
    Arrays.fill(lastEdge, -1);
  }

  public static Distances from(Graph graph, List<Integer> initial) {
    Distances d = new Distances(graph);
    int[] queue = new int[graph.nodes()];
    int end = 0;
    for (int node : initial) {
      if (d.distance[node] != 0) {
        d.distance[node] = 0;
        queue[end++] = node;
      }
    }
    for (int i = 0; i < end; i++) {
      for (int e = graph.firstEdge(queue[i]); e < graph.endEdge(queue[i]); e++) {
        int target = graph.target(e);
        if (d.distance[target] == Integer.MAX_VALUE) {
          d.distance[target] = d.distance[queue[i]] + 1;
          d.lastEdge[target] = e;
          queue[end++] = target;
        }
      }
    }
    return d;
  }

  /** How many edges a shortest way has. */
  public int to(int node) {
    return distance[node];
  }

  /** The edges of a shortest way. */
  public List<Integer> way(int node) {
    List<Integer> way = new ArrayList<>();
    for (int n = node; lastEdge[n] >= 0; n = graph.source(lastEdge[n])) {
      way.addFirst(lastEdge[n]);
    }
    return way;
  }
}
