package baton.checker.liveness;

import baton.checker.Reason;
import baton.properties.Automaton;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Instants with the state of an automaton that has yet to read them, as far as they can be reached.
 *
 * @param edgeOf for each edge the edge of the instants below it
 * @param constraints fairness, and that no promise of the automaton is postponed for ever
 */
record Product(Graph graph, List<Integer> initial, ImmutableIntArray edgeOf, List<Constraint> constraints) {
  static Product of(Instants instants, Automaton automaton, Supplier<Optional<Reason>> stop) throws Stopped {
    return new Builder(instants, automaton).build(stop);
  }

  private static final class Builder {
    private final Instants instants;
    private final Automaton automaton;
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final List<Long> open = new ArrayList<>();
    private final Graph.Builder graph = new Graph.Builder();
    private final List<BitSet> kept = new ArrayList<>();
    private final ImmutableIntArray.Builder edgeOf = ImmutableIntArray.builder();
    private final List<List<List<Automaton.Edge>>> enabled = new ArrayList<>();

    Builder(Instants instants, Automaton automaton) {
      this.instants = instants;
      this.automaton = automaton;
      for (int i = 0; i < automaton.promises(); i++) {
        kept.add(new BitSet());
      }
      for (BitSet letter : instants.letters()) {
        enabled.add(automaton.edges().stream().map(edges -> reading(letter, edges)).toList());
      }
    }

    private static List<Automaton.Edge> reading(BitSet letter, List<Automaton.Edge> edges) {
      return edges.stream()
          .filter(e -> e.positive().stream().allMatch(letter::get) && e.negative().stream().noneMatch(letter::get))
          .toList();
    }

    private int number(int instant, int state) {
      long key = (long) instant * automaton.edges().size() + state;
      Integer known = numbers.get(key);
      if (known == null) {
        known = numbers.size();
        numbers.put(key, known);
        open.add(key);
      }
      return known;
    }

    Product build(Supplier<Optional<Reason>> stop) throws Stopped {
      List<Integer> initial = new ArrayList<>();
      instants.initial().forEach(i -> initial.add(number(i, 0)));
      BitSet[] nodes = sets();
      BitSet[] edges = sets();
      for (int i = 0; i < open.size(); i++) {
        if ((i & 1023) == 0 && stop.get().isPresent()) {
          throw new Stopped(stop.get().orElse(Reason.INTERRUPTED));
        }
        int instant = (int) (open.get(i) / automaton.edges().size());
        int state = (int) (open.get(i) % automaton.edges().size());
        graph.node();
        for (int c = 0; c < nodes.length; c++) {
          nodes[c].set(i, instants.fairness().get(c).nodes().get(instant));
        }
        for (Automaton.Edge way : enabled.get(instants.letter().get(instant)).get(state)) {
          go(instant, way, edges);
        }
      }
      return new Product(
          graph.build(), initial, edgeOf.build(), constraints(nodes, edges));
    }

    private BitSet[] sets() {
      BitSet[] sets = new BitSet[instants.fairness().size()];
      java.util.Arrays.setAll(sets, _ -> new BitSet());
      return sets;
    }

    private void go(int instant, Automaton.Edge way, BitSet[] edges) {
      Graph below = instants.graph();
      for (int e = below.firstEdge(instant); e < below.endEdge(instant); e++) {
        int edge = graph.edge(number(below.target(e), way.target()));
        edgeOf.add(e);
        for (int c = 0; c < edges.length; c++) {
          edges[c].set(edge, instants.fairness().get(c).edges().get(e));
        }
        for (int p = 0; p < kept.size(); p++) {
          kept.get(p).set(edge, !way.postponed().contains(p));
        }
      }
    }

    private List<Constraint> constraints(BitSet[] nodes, BitSet[] edges) {
      List<Constraint> all = new ArrayList<>();
      for (int c = 0; c < nodes.length; c++) {
        all.add(switch (instants.fairness().get(c)) {
          case Constraint.Recurs _ -> new Constraint.Recurs(nodes[c], edges[c]);
          case Constraint.Responds _ -> new Constraint.Responds(nodes[c], edges[c]);
        });
      }
      kept.forEach(k -> all.add(new Constraint.Recurs(new BitSet(), k)));
      return all;
    }
  }
}
