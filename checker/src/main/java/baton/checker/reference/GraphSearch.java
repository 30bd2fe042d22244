package baton.checker.reference;

import baton.checker.Counterexample;
import baton.checker.Evidence;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Vacuity;
import baton.checker.Verdict;
import baton.checker.liveness.FairRuns;
import baton.checker.liveness.Instants;
import baton.checker.liveness.Stopped;
import baton.counterexamples.Trace;
import baton.models.interpreter.Evaluation;
import baton.models.interpreter.InitialStates;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Moment;
import baton.models.ir.Expr;
import baton.properties.Goal;
import baton.properties.LeftSide;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Looks for what only the graph of all states shows: fair infinite runs, and the heaviest stretches. */
final class GraphSearch {
  private final Interpreter interpreter;
  private final InitialStates initial;
  private final Limits limits;
  private final Progress progress;
  private Optional<StateGraph> states = Optional.empty();
  private Optional<Reason> withoutStates = Optional.empty();

  GraphSearch(Interpreter interpreter, InitialStates initial, Limits limits, Progress progress) {
    this.interpreter = interpreter;
    this.initial = initial;
    this.limits = limits;
    this.progress = progress;
  }

  /** The same states for all goals; if there was no room for them, there is none for the next goal either. */
  private StateGraph states() throws Stopped {
    if (withoutStates.isPresent()) {
      throw new Stopped(withoutStates.get());
    }
    if (states.isEmpty()) {
      try {
        states = Optional.of(StateGraph.of(interpreter, initial, limits));
      } catch (OutOfMemoryError _) {
        withoutStates = Optional.of(Reason.MEMORY);
        throw new Stopped(Reason.MEMORY);
      }
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
          yield FairRuns.undecided(e.reason(), safety);
        } catch (OutOfMemoryError _) {
          yield FairRuns.undecided(Reason.MEMORY, safety);
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
    } catch (OutOfMemoryError _) {
      return new Verdict.Undecided(Reason.MEMORY, "while looking at all states");
    }
  }

  private Verdict search(Goal.Liveness goal, Verdict safety) throws Stopped {
    Optional<Verdict> ill = illIdle(goal);
    if (ill.isPresent()) {
      return ill.get();
    }
    long pairs = 0;
    long edges = 0;
    Optional<Trace> shortest = Optional.empty();
    for (Goal.Claim claim : goal.claims()) {
      Unfolding unfolding = new Unfolding(interpreter, states(), claim.alphabet());
      Instants instants = unfolding.build(limits);
      FairRuns.Outcome outcome = FairRuns.search(instants, claim.refuting(), limits.stop());
      pairs += outcome.nodes();
      edges += outcome.edges();
      report(goal, pairs, edges);
      Optional<Trace> found = outcome.way().map(new Paths(states(), unfolding, instants)::of);
      shortest = Stream.of(shortest, found).flatMap(Optional::stream).min(Comparator.comparingInt(Trace::length));
    }
    if (shortest.isPresent()) {
      return new Verdict.Violated(new Counterexample.Run(shortest.get(), Optional.empty(), false));
    }
    Evidence.Exhaustive all = new Evidence.Exhaustive(pairs, edges, 0);
    return safety instanceof Verdict.HoldsToBound ? safety : Vacuity.exhaustive(goal, all, met(goal)::get);
  }

  /** A part of the goal that is ill-defined where a run is idle. */
  private Optional<Verdict> illIdle(Goal.Liveness goal) throws Stopped {
    for (int i = 0; i < states().nodes().size(); i++) {
      Moment idle = Moment.instant(states().nodes().get(i).state(), Optional.empty());
      for (Expr atom : goal.safety().defined()) {
        if (interpreter.evaluate(atom, idle) instanceof Evaluation.Undefined why) {
          Trace run = states().trace(i, List.of(), OptionalInt.of(states().distances().to(i)));
          return Optional.of(new Verdict.Violated(new Counterexample.Run(run, Optional.of(why))));
        }
      }
    }
    return Optional.empty();
  }

  /** Which left sides are ever true. */
  private BitSet met(Goal.Liveness goal) throws Stopped {
    BitSet met = new BitSet();
    List<LeftSide> asked = goal.leftSides().asked();
    for (int i = 0; i < asked.size(); i++) {
      Unfolding unfolding = new Unfolding(interpreter, states(), asked.get(i).alphabet());
      met.set(i, unfolding.build(limits).letters().stream().anyMatch(letter -> letter.get(0)));
    }
    return met;
  }

  private void report(Goal goal, long nodes, long edges) {
    progress.report(new Progress.Report(goal.name(), 0, nodes, edges, 0));
  }
}
