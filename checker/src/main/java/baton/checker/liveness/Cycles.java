package baton.checker.liveness;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Ways around a fair component that keep all constraints. */
final class Cycles {
  /** So many pairs of a node and what has been kept are looked at for a shortest way. */
  private static final int PATIENCE = 200_000;

  private final Graph graph;
  private final List<Constraint> constraints;
  private final BitSet inside;

  /** {@code inside}: the nodes of the component. */
  Cycles(Graph graph, List<Constraint> constraints, BitSet inside) {
    this.graph = graph;
    this.constraints = constraints.stream().filter(c -> mayBreak(c, inside)).toList();
    this.inside = inside;
  }

  /** Whether some way around the component might not keep the constraint. */
  private static boolean mayBreak(Constraint c, BitSet inside) {
    return switch (c) {
      case Constraint.Recurs _ -> !inside.stream().allMatch(c.nodes()::get);
      case Constraint.Responds _ -> c.nodes().intersects(inside);
    };
  }

  /** A node, and what the way to it has come by: for each constraint a bit for its nodes and one for its edges. */
  private record Place(int node, long seen) {}

  private record Arrival(Optional<Place> from, int edge) {}

  /**
   * A shortest way from a node back to it that keeps everything; empty if there are too many constraints, or
   * if it is longer than {@code most} or not found with patience.
   */
  Optional<List<Integer>> shortest(int start, int most) {
    if (constraints.size() > Long.SIZE / 2) {
      return Optional.empty();
    }
    Place first = new Place(start, at(start));
    Map<Place, Arrival> known = new HashMap<>(Map.of(first, new Arrival(Optional.empty(), -1)));
    Deque<Place> level = new ArrayDeque<>(List.of(first));
    for (int length = 1; length <= most && !level.isEmpty(); length++) {
      Deque<Place> next = new ArrayDeque<>();
      for (Place place : level) {
        for (int e = graph.firstEdge(place.node()); e < graph.endEdge(place.node()); e++) {
          int target = graph.target(e);
          if (!inside.get(target)) {
            continue;
          }
          Place there = new Place(target, place.seen() | along(e) | at(target));
          if (target == start && keepsAll(there.seen())) {
            List<Integer> way = way(place, known);
            way.add(e);
            return Optional.of(way);
          }
          if (known.putIfAbsent(there, new Arrival(Optional.of(place), e)) == null) {
            next.add(there);
          }
        }
        if (known.size() > PATIENCE) {
          return Optional.empty();
        }
      }
      level = next;
    }
    return Optional.empty();
  }

  private static List<Integer> way(Place to, Map<Place, Arrival> known) {
    List<Integer> way = new ArrayList<>();
    Optional<Place> here = Optional.of(to);
    while (here.isPresent()) {
      Arrival arrival = Optional.ofNullable(known.get(here.get())).orElseThrow();
      here = arrival.from();
      if (here.isPresent()) {
        way.addFirst(arrival.edge());
      }
    }
    return way;
  }

  private long at(int node) {
    long bits = 0;
    for (int c = 0; c < constraints.size(); c++) {
      bits |= constraints.get(c).nodes().get(node) ? 1L << 2 * c : 0;
    }
    return bits;
  }

  private long along(int edge) {
    long bits = 0;
    for (int c = 0; c < constraints.size(); c++) {
      bits |= constraints.get(c).edges().get(edge) ? 2L << 2 * c : 0;
    }
    return bits;
  }

  private boolean keepsAll(long seen) {
    for (int c = 0; c < constraints.size(); c++) {
      boolean node = (seen >> 2 * c & 1) != 0;
      boolean edge = (seen >> 2 * c & 2) != 0;
      if (!keeps(constraints.get(c), node, edge)) {
        return false;
      }
    }
    return true;
  }

  private static boolean keeps(Constraint c, boolean node, boolean edge) {
    return switch (c) {
      case Constraint.Recurs _ -> node || edge;
      case Constraint.Responds _ -> !node || edge;
    };
  }

  /** A way from a node around the component and back that keeps everything, by always going to the nearest lack. */
  List<Integer> some(int start) {
    List<Integer> way = new ArrayList<>();
    int here = start;
    for (Constraint c : constraints) {
      if (!isKept(c, start, way)) {
        IntPredicate node = c instanceof Constraint.Recurs ? c.nodes()::get : _ -> false;
        List<Integer> more = nearest(here, node, c.edges()::get);
        way.addAll(more);
        here = way.isEmpty() ? start : graph.target(way.getLast());
      }
    }
    if (here != start || way.isEmpty()) {
      way.addAll(nearest(here, n -> n == start, _ -> false));
    }
    return way;
  }

  /** Whether a way keeps a constraint; of {@code Responds}, whether it comes by one of the edges. */
  private boolean isKept(Constraint c, int start, List<Integer> way) {
    boolean recurs = c instanceof Constraint.Recurs;
    boolean edge = way.stream().anyMatch(c.edges()::get);
    return edge
        || recurs && (c.nodes().get(start) || way.stream().anyMatch(e -> c.nodes().get(graph.target(e))));
  }

  /** A shortest way of at least one edge inside the component to a node or over an edge. */
  private List<Integer> nearest(int from, IntPredicate node, IntPredicate edge) {
    Map<Integer, Integer> lastEdge = new HashMap<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      int here = open.remove();
      for (int e = graph.firstEdge(here); e < graph.endEdge(here); e++) {
        int target = graph.target(e);
        if (!inside.get(target)) {
          continue;
        }
        if (node.test(target) || edge.test(e)) {
          List<Integer> way = new ArrayList<>(List.of(e));
          for (int n = here; n != from; n = graph.source(way.getFirst())) {
            way.addFirst(Optional.ofNullable(lastEdge.get(n)).orElseThrow());
          }
          return way;
        }
        if (target != from && lastEdge.putIfAbsent(target, e) == null) {
          open.add(target);
        }
      }
    }
    throw new IllegalStateException("the component is not fair");
  }
}
