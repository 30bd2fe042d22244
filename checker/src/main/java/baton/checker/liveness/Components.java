package baton.checker.liveness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Strongly connected components of parts of a graph, by Tarjan's algorithm without recursion. */
final class Components {
  private static final int NEW = -1;

  private final Graph graph;
  private final int[] part;
  private final int[] index;
  private final int[] low;
  private final int[] stack;
  private final boolean[] stacked;
  private final int[] path;
  private final int[] nextEdge;
  private int counter;
  private int top;

  /** {@code part}: for each node the number of the part that it is in. */
  Components(Graph graph, int[] part) {
    this.graph = graph;
    this.part = part;
    index = new int[graph.nodes()];
    low = new int[graph.nodes()];
    stack = new int[graph.nodes()];
    stacked = new boolean[graph.nodes()];
    path = new int[graph.nodes()];
    nextEdge = new int[graph.nodes()];
  }

  /** The components of the part that consists of these nodes; each ascending. */
  List<int[]> of(int[] nodes) {
    for (int node : nodes) {
      index[node] = NEW;
    }
    counter = 0;
    List<int[]> found = new ArrayList<>();
    for (int node : nodes) {
      if (index[node] == NEW) {
        search(node, found);
      }
    }
    return found;
  }

  private void enter(int node, int depth) {
    path[depth] = node;
    nextEdge[node] = graph.firstEdge(node);
    index[node] = counter;
    low[node] = counter++;
    stack[top++] = node;
    stacked[node] = true;
  }

  private void search(int root, List<int[]> found) {
    int depth = 0;
    enter(root, 0);
    while (depth >= 0) {
      int node = path[depth];
      if (nextEdge[node] < graph.endEdge(node)) {
        int target = graph.target(nextEdge[node]++);
        if (part[target] != part[node]) {
          continue;
        }
        if (index[target] == NEW) {
          enter(target, ++depth);
        } else if (stacked[target]) {
          low[node] = Math.min(low[node], index[target]);
        }
      } else {
        if (low[node] == index[node]) {
          found.add(pop(node));
        }
        depth--;
        if (depth >= 0) {
          low[path[depth]] = Math.min(low[path[depth]], low[node]);
        }
      }
    }
  }

  private int[] pop(int root) {
    int end = top;
    do {
      stacked[stack[--top]] = false;
    } while (stack[top] != root);
    int[] component = Arrays.copyOfRange(stack, top, end);
    Arrays.sort(component);
    return component;
  }
}
