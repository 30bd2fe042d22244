package baton.checker.explicit.graph;

import baton.checker.ground.FairPlace;
import baton.checker.ground.Lowered;
import baton.checker.liveness.Constraint;
import baton.checker.liveness.FairRuns;
import baton.checker.liveness.Graph;
import baton.checker.liveness.Stopped;
import baton.counterexamples.Folding;
import baton.counterexamples.Trace;
import baton.models.interpreter.Label;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Looks for a fair run that violates a claim. */
public final class FairLoops {
  private final Reached reached;
  private final Kinds kinds;
  private final Pairs pairs;
  private final Moves moves;

  /**
   * What came of it.
   *
   * @param pairs how many instants were looked at, each with a state of the automaton
   * @param edges how many edges between them that may lie on a loop
   */
  public record Found(Optional<Trace> run, long pairs, long edges) {}

  private FairLoops(Reached reached, Kinds kinds, Letters letters, Moves moves) {
    this.reached = reached;
    this.kinds = kinds;
    this.moves = moves;
    pairs = new Pairs(reached, kinds, letters, moves);
  }

  /** Looks among all runs; the run found is short. */
  static Found of(Reached reached, Kinds kinds, Lowered lowered, Goal.Claim claim) throws Stopped {
    FairLoops search = new FairLoops(
        reached, kinds, new Letters(reached, lowered, claim.alphabet()), new Moves(claim.refuting()));
    Graph graph = search.pairs.build();
    reached.making().pause(reached.bytes() + search.pairs.bytes() + 24L * graph.nodes());
    List<int[]> parts =
        new FairParts(graph, search.pairs, kinds, search.moves.promises(), reached.making()).find();
    Optional<Trace> run = parts.isEmpty() ? Optional.empty() : Optional.of(search.run(graph, parts));
    return new Found(run, search.pairs.size(), search.pairs.edges());
  }

  /** A short run into one of the parts and around it. */
  private Trace run(Graph graph, List<int[]> parts) {
    int[] nodes = parts.stream().flatMapToInt(Arrays::stream).sorted().toArray();
    Graph.Builder inside = new Graph.Builder();
    Ints edges = new Ints();
    int[] partOf = new int[nodes.length];
    for (int p = 0; p < parts.size(); p++) {
      for (int node : parts.get(p)) {
        partOf[Arrays.binarySearch(nodes, node)] = p;
      }
    }
    for (int i = 0; i < nodes.length; i++) {
      inside.node();
      for (int e = graph.firstEdge(nodes[i]); e < graph.endEdge(nodes[i]); e++) {
        int target = Arrays.binarySearch(nodes, graph.target(e));
        if (target >= 0 && partOf[target] == partOf[i]) {
          inside.edge(target);
          edges.add(e);
        }
      }
    }
    List<int[]> local = parts.stream()
        .map(part -> Arrays.stream(part).map(n -> Arrays.binarySearch(nodes, n)).toArray()).toList();
    FairRuns.Loop loop = FairRuns.around(
        inside.build(), constraints(nodes, edges), local, n -> pairs.way(nodes[n]).size() - 1);
    List<Integer> way = new ArrayList<>();
    loop.edges().forEach(e -> way.add(edges.get(e)));
    return trace(graph, nodes[loop.node()], way);
  }

  private List<Constraint> constraints(int[] nodes, Ints edges) {
    List<Constraint> all = new ArrayList<>();
    for (int c = 0; c < kinds.places().size(); c++) {
      int place = c;
      BitSet enabled = set(nodes.length, n -> kinds.enabled(pairs.kind(nodes[n])).get(place));
      BitSet taken = set(edges.size(), e -> pairs.taken(pairs.mark(edges.get(e))).get(place));
      FairPlace fair = kinds.places().get(c);
      if (!fair.strong()) {
        enabled.flip(0, nodes.length);
      }
      all.add(fair.strong() ? new Constraint.Responds(enabled, taken) : new Constraint.Recurs(enabled, taken));
    }
    for (int p = 0; p < moves.promises(); p++) {
      int promise = p;
      all.add(new Constraint.Recurs(
          new BitSet(), set(edges.size(), e -> pairs.kept(pairs.mark(edges.get(e))).get(promise))));
    }
    return all;
  }

  private static BitSet set(int size, java.util.function.IntPredicate in) {
    BitSet set = new BitSet();
    IntStream.range(0, size).filter(in).forEach(set::set);
    return set;
  }

  private Trace trace(Graph graph, int node, List<Integer> loop) {
    List<Integer> stem = pairs.way(node);
    List<Trace.Step> steps = new ArrayList<>();
    for (int i = 1; i < stem.size(); i++) {
      int label = pairs.label(stem.get(i - 1), stem.get(i));
      if (label < 0) {
        return idle(stem, steps);
      }
      steps.add(new Trace.Step(label(label), reached.state(pairs.stateOf(stem.get(i)))));
    }
    int start = steps.size();
    for (int e : loop) {
      int source = graph.source(e);
      int label = pairs.labelOfEdge(source, e - graph.firstEdge(source));
      if (label < 0) {
        return idle(stem, steps);
      }
      steps.add(new Trace.Step(label(label), reached.state(pairs.stateOf(graph.target(e)))));
    }
    return Folding.of(new Trace(
        Optional.of(reached.state(pairs.stateOf(stem.getFirst()))), steps, Optional.empty(), OptionalInt.of(start)));
  }

  private Label label(int number) {
    return reached.making().ground().labels().get(number);
  }

  /** What comes behind the first idle instant is idle too. */
  private Trace idle(List<Integer> stem, List<Trace.Step> steps) {
    return new Trace(
        Optional.of(reached.state(pairs.stateOf(stem.getFirst()))), steps, Optional.empty(),
        OptionalInt.of(steps.size()));
  }
}
