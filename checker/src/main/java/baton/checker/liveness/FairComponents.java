package baton.checker.liveness;

import baton.checker.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Parts of a graph around which a run can go for ever and keep every constraint.
 *
 * <p>A component is strongly connected, so what lies in it can recur. Where something that must recur does not
 * lie in it, it is given up. Where a node asks for an edge that does not lie in it, the node can only be
 * passed finitely often: it is left out, and what remains is taken apart again.
 */
final class FairComponents {
  private final Graph graph;
  private final List<Constraint> constraints;
  private final int[] part;
  private int parts;

  private FairComponents(Graph graph, List<Constraint> constraints) {
    this.graph = graph;
    this.constraints = constraints;
    part = new int[graph.nodes()];
  }

  /** The maximal ones, each as its nodes, ascending. */
  static List<int[]> of(Graph graph, List<Constraint> constraints, Supplier<Optional<Reason>> stop)
      throws Stopped {
    return new FairComponents(graph, constraints).find(stop);
  }

  private List<int[]> find(Supplier<Optional<Reason>> stop) throws Stopped {
    List<int[]> fair = new ArrayList<>();
    Components components = new Components(graph, part);
    Deque<int[]> open = new ArrayDeque<>(List.of(IntStream.range(0, graph.nodes()).toArray()));
    while (!open.isEmpty()) {
      Optional<Reason> reason = stop.get();
      if (reason.isPresent()) {
        throw new Stopped(reason.get());
      }
      for (int[] component : components.of(open.remove())) {
        mark(component, ++parts);
        int[] rest = rest(component);
        if (rest.length == component.length) {
          fair.add(component);
        } else if (rest.length > 0) {
          mark(rest, ++parts);
          open.add(rest);
        }
      }
    }
    return fair;
  }

  private void mark(int[] nodes, int number) {
    for (int node : nodes) {
      part[node] = number;
    }
  }

  /** All of a component if it is fair, none of it if no part of it is, else what may be. */
  private int[] rest(int[] component) {
    boolean[] node = new boolean[constraints.size()];
    boolean[] edge = new boolean[constraints.size()];
    boolean cycle = false;
    for (int n : component) {
      for (int c = 0; c < node.length; c++) {
        node[c] |= constraints.get(c).nodes().get(n);
      }
      for (int e = graph.firstEdge(n); e < graph.endEdge(n); e++) {
        if (part[graph.target(e)] == part[n]) {
          cycle = true;
          for (int c = 0; c < edge.length; c++) {
            edge[c] |= constraints.get(c).edges().get(e);
          }
        }
      }
    }
    int[] rest = cycle ? component : new int[0];
    for (int c = 0; c < node.length; c++) {
      rest = switch (constraints.get(c)) {
        case Constraint.Recurs _ -> node[c] || edge[c] ? rest : new int[0];
        case Constraint.Responds responds -> !node[c] || edge[c]
            ? rest
            : Arrays.stream(rest).filter(n -> !responds.nodes().get(n)).toArray();
      };
    }
    return rest;
  }
}
