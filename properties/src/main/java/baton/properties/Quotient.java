package baton.properties;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Merges states of an automaton that have the same edges, until there are none. */
final class Quotient {
  private Quotient() {}

  static List<List<Automaton.Edge>> of(List<List<Automaton.Edge>> edges) {
    List<List<Automaton.Edge>> before = edges;
    while (true) {
      Map<List<Automaton.Edge>, Integer> kept = new LinkedHashMap<>();
      int[] number = new int[before.size()];
      for (int i = 0; i < number.length; i++) {
        int next = kept.size();
        number[i] = kept.computeIfAbsent(before.get(i), _ -> next);
      }
      if (kept.size() == before.size()) {
        return before;
      }
      List<List<Automaton.Edge>> after = new ArrayList<>();
      kept.keySet().forEach(state -> after.add(renumbered(state, number)));
      before = after;
    }
  }

  private static List<Automaton.Edge> renumbered(List<Automaton.Edge> state, int[] number) {
    List<Automaton.Edge> edges = new ArrayList<>();
    for (Automaton.Edge e : state) {
      Automaton.Edge edge = new Automaton.Edge(e.positive(), e.negative(), e.postponed(), number[e.target()]);
      if (edges.stream().noneMatch(other -> other.covers(edge))) {
        edges.removeIf(edge::covers);
        edges.add(edge);
      }
    }
    return edges;
  }
}
