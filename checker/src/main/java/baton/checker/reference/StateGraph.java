package baton.checker.reference;

import baton.checker.Limits;
import baton.checker.Reason;
import baton.checker.liveness.Distances;
import baton.checker.liveness.Graph;
import baton.checker.liveness.Stopped;
import baton.counterexamples.Trace;
import baton.models.interpreter.InitialStates;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.interpreter.Transitions;
import baton.models.value.State;
import baton.properties.Fairness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * All states that runs of limited length reach, with their steps, numbered as breadth-first search finds them.
 *
 * @param graph the same as numbers; its edges are the steps of each node in their order
 * @param labels of the edges
 * @param initial how many of the first are initial
 * @param complete whether no step leads out of it
 */
record StateGraph(
    List<Node> nodes, Graph graph, List<Label> labels, Distances distances, int initial, boolean complete) {
  /** A step, to the state of that number. */
  record Step(Label label, int target) {}

  /** A state with the steps that leave it, and what fairness there is to be of them. */
  record Node(State state, List<Step> steps, Set<Fairness.Subject> enabled) {}

  static StateGraph of(Interpreter interpreter, InitialStates initial, Limits limits) throws Stopped {
    Fairness fairness = new Fairness(interpreter);
    Map<State, Integer> numbers = new LinkedHashMap<>();
    List<State> found = new ArrayList<>();
    List<Integer> depths = new ArrayList<>();
    for (State state : initial.states()) {
      if (numbers.putIfAbsent(state, found.size()) == null) {
        found.add(state);
        depths.add(0);
      }
    }
    int initials = found.size();
    int bound = limits.bound().orElse(Integer.MAX_VALUE);
    boolean complete = true;
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Optional<Reason> reason = limits.stop().get();
      if (reason.isPresent()) {
        throw new Stopped(reason.get());
      }
      List<Transitions> transitions = interpreter.transitions(found.get(i));
      List<Step> steps = new ArrayList<>();
      for (Transitions t : transitions) {
        for (State after : t.successors()) {
          if (!numbers.containsKey(after)) {
            if (depths.get(i) == bound) {
              complete = false;
              continue;
            }
            numbers.put(after, found.size());
            found.add(after);
            depths.add(depths.get(i) + 1);
          }
          steps.add(new Step(t.label(), numbers.getOrDefault(after, -1)));
        }
      }
      nodes.add(new Node(found.get(i), steps, fairness.enabled(found.get(i), transitions)));
    }
    return of(nodes, initials, complete);
  }

  private static StateGraph of(List<Node> nodes, int initials, boolean complete) {
    Graph.Builder builder = new Graph.Builder();
    List<Label> labels = new ArrayList<>();
    for (Node node : nodes) {
      builder.node();
      for (Step step : node.steps()) {
        builder.edge(step.target());
        labels.add(step.label());
      }
    }
    Graph graph = builder.build();
    Distances distances = Distances.from(graph, IntStream.range(0, initials).boxed().toList());
    return new StateGraph(nodes, graph, labels, distances, initials, complete);
  }

  /** A shortest run to a state, and from there on along edges. */
  Trace trace(int state, List<Integer> onwards, OptionalInt loopStart) {
    List<Integer> edges = new ArrayList<>(distances.way(state));
    edges.addAll(onwards);
    List<Trace.Step> steps = new ArrayList<>();
    edges.forEach(e -> steps.add(new Trace.Step(labels.get(e), nodes.get(graph.target(e)).state())));
    int first = edges.isEmpty() ? state : graph.source(edges.getFirst());
    return new Trace(Optional.of(nodes.get(first).state()), steps, Optional.empty(), loopStart);
  }
}
