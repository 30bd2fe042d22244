package baton.checker.reference;

import baton.checker.liveness.FairRuns;
import baton.checker.liveness.Instants;
import baton.counterexamples.Folding;
import baton.counterexamples.Trace;
import baton.models.interpreter.Label;
import baton.models.value.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Ways through the instants of a goal, as traces. */
final class Paths {
  private final StateGraph states;
  private final Unfolding unfolding;
  private final Instants instants;

  Paths(StateGraph states, Unfolding unfolding, Instants instants) {
    this.states = states;
    this.unfolding = unfolding;
    this.instants = instants;
  }

  /** A run that goes on for ever; what comes behind the first idle instant is idle too. */
  Trace of(FairRuns.Way way) {
    List<Integer> edges = new ArrayList<>(way.stem());
    edges.addAll(way.loop());
    List<Trace.Step> steps = new ArrayList<>();
    for (int edge : edges) {
      Optional<Label> label = unfolding.label(edge);
      if (label.isEmpty()) {
        return new Trace(first(edges), steps, Optional.empty(), OptionalInt.of(steps.size()));
      }
      int state = unfolding.node(instants.graph().target(edge)).state();
      steps.add(new Trace.Step(label.get(), states.nodes().get(state).state()));
    }
    return Folding.of(new Trace(first(edges), steps, Optional.empty(), OptionalInt.of(way.stem().size())));
  }

  private Optional<State> first(List<Integer> edges) {
    int node = instants.graph().source(edges.getFirst());
    return Optional.of(states.nodes().get(unfolding.node(node).state()).state());
  }
}
