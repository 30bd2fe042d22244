package baton.checker.liveness;

import java.util.Arrays;

/** A directed graph whose nodes and edges are numbers from 0; a node's edges have consecutive numbers. */
public final class Graph {
  private final int[] firstEdge;
  private final int[] targets;

  private Graph(int[] firstEdge, int[] targets) {
    this.firstEdge = firstEdge;
    this.targets = targets;
  }

  /** Takes edges node by node. */
  public static final class Builder {
    private int[] firstEdge = new int[64];
    private int[] targets = new int[64];
    private int nodes;
    private int edges;

    /** Begins the next node; its number. */
    public int node() {
      if (nodes + 1 == firstEdge.length) {
        firstEdge = Arrays.copyOf(firstEdge, Math.multiplyExact(nodes, 2) + 2);
      }
      firstEdge[nodes] = edges;
      return nodes++;
    }

    /** An edge of the node begun last; its number. The target may be a node that is not yet begun. */
    public int edge(int target) {
      if (edges == targets.length) {
        targets = Arrays.copyOf(targets, Math.multiplyExact(edges, 2));
      }
      targets[edges] = target;
      return edges++;
    }

    public Graph build() {
      int[] first = Arrays.copyOf(firstEdge, nodes + 1);
      first[nodes] = edges;
      return new Graph(first, Arrays.copyOf(targets, edges));
    }
  }

  public int nodes() {
    return firstEdge.length - 1;
  }

  public int edges() {
    return targets.length;
  }

  /** The number of a node's first edge. */
  public int firstEdge(int node) {
    return firstEdge[node];
  }

  /** The number behind that of a node's last edge. */
  public int endEdge(int node) {
    return firstEdge[node + 1];
  }

  public int target(int edge) {
    return targets[edge];
  }

  public int source(int edge) {
    int found = Arrays.binarySearch(firstEdge, edge);
    int node = found >= 0 ? found : -found - 2;
    while (endEdge(node) <= edge) {
      node++; // nodes without edges begin with the same number
    }
    return node;
  }
}
