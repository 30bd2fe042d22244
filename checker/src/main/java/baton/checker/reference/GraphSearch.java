package baton.checker.reference;

import baton.checker.Counterexample;
import baton.checker.Evidence;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Verdict;
import baton.checker.liveness.FairRuns;
import baton.checker.liveness.Instants;
import baton.checker.liveness.Stopped;
import baton.counterexamples.Trace;
import baton.models.interpreter.InitialStates;
import baton.models.interpreter.Interpreter;
import baton.properties.Goal;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for what only the graph of all states shows: fair infinite runs, and the heaviest stretches. */
final class GraphSearch {
  private final Interpreter interpreter;
  private final InitialStates initial;
  private final Limits limits;
  private final Progress progress;
  private Optional<StateGraph> states = Optional.empty();

  GraphSearch(Interpreter interpreter, InitialStates initial, Limits limits, Progress progress) {
    this.interpreter = interpreter;
    this.initial = initial;
    this.limits = limits;
    this.progress = progress;
  }

  /** The same states for all goals. */
  private StateGraph states() throws Stopped {
    if (states.isEmpty()) {
      states = Optional.of(StateGraph.of(interpreter, initial, limits));
    }
    return states.get();
  }

  /** {@code safety}: the verdict on what finite runs can violate. */
  Verdict verdict(Goal.Liveness goal, Verdict safety) {
    return switch (safety) {
      case Verdict.Violated _, Verdict.Undecided _, Verdict.Vacuous _ -> safety;
      case Verdict.Holds _, Verdict.HoldsToBound _ -> {
        try {
          yield search(goal, safety);
        } catch (Stopped e) {
          yield new Verdict.Undecided(e.reason(), "while looking for a fair run");
        }
      }
    };
  }

  /** Whether a measure stays within its limit. */
  Verdict verdict(Goal.MeasureGoal goal) {
    try {
      return new MeasureSearch(interpreter, states(), goal.declared()).verdict(goal, limits.bound());
    } catch (Stopped e) {
      return new Verdict.Undecided(e.reason(), "while looking at all states");
    }
  }

  private Verdict search(Goal.Liveness goal, Verdict safety) throws Stopped {
    Unfolding unfolding = new Unfolding(interpreter, states(), goal);
    Instants instants = unfolding.build(limits);
    Paths paths = new Paths(states(), unfolding, instants);
    report(goal, instants.graph().nodes(), instants.graph().edges());
    if (unfolding.ill().isPresent()) {
      Trace run = paths.idle(unfolding.ill().get().node());
      return new Verdict.Violated(new Counterexample.Run(run, Optional.of(unfolding.ill().get().because())));
    }
    long pairs = 0;
    long edges = 0;
    Optional<Trace> shortest = Optional.empty();
    for (Goal.Claim claim : goal.claims()) {
      FairRuns.Outcome outcome = FairRuns.search(instants, claim.refuting(), limits.stop());
      pairs += outcome.nodes();
      edges += outcome.edges();
      report(goal, pairs, edges);
      Optional<Trace> found = outcome.way().map(paths::of);
      shortest = Stream.of(shortest, found).flatMap(Optional::stream).min(Comparator.comparingInt(Trace::length));
    }
    if (shortest.isPresent()) {
      return new Verdict.Violated(new Counterexample.Run(shortest.get(), Optional.empty()));
    }
    Evidence.Exhaustive all = new Evidence.Exhaustive(pairs, edges, 0);
    return safety instanceof Verdict.HoldsToBound ? safety
        : unfolding.met() ? new Verdict.Holds(all) : new Verdict.Vacuous(all);
  }

  private void report(Goal goal, long nodes, long edges) {
    progress.report(new Progress.Report(goal.name(), 0, nodes, edges, 0));
  }
}
