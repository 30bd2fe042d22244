package baton.checker.reference;

import baton.checker.Counterexample;
import baton.checker.Evidence;
import baton.checker.Limits;
import baton.checker.Measured;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.liveness.Stopped;
import baton.checker.liveness.Stretches;
import baton.counterexamples.Trace;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.ir.Measure;
import baton.models.ir.Protocol;
import baton.models.value.State;
import baton.models.value.Value;
import baton.properties.Goal;
import baton.properties.Measuring;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Computes measures (§9.5 of the semantics) on all reachable states. */
public final class MeasureSearch {
  private final StateGraph states;
  private final Measuring measuring;
  private final List<Long> weights = new ArrayList<>();
  private Optional<Label> unclear = Optional.empty();

  MeasureSearch(Interpreter interpreter, StateGraph states, Measure measure) {
    this.states = states;
    measuring = new Measuring(interpreter, measure);
    for (int e = 0; e < states.graph().edges(); e++) {
      State before = states.nodes().get(states.graph().source(e)).state();
      OptionalLong weight = measuring.weight(before, states.labels().get(e));
      if (weight.isEmpty() && unclear.isEmpty()) {
        unclear = Optional.of(states.labels().get(e));
      }
      weights.add(weight.orElse(0));
    }
  }

  /** The greatest value of a measure, over all values of its parameters. */
  public static Measured of(Protocol protocol, Measure measure, Limits limits) {
    Interpreter interpreter = new Interpreter(protocol);
    try {
      StateGraph states = StateGraph.of(interpreter, interpreter.initialStates(), limits);
      return new MeasureSearch(interpreter, states, measure).measured();
    } catch (Stopped e) {
      return new Measured.Unknown(e.reason(), "while looking at all states");
    }
  }

  private Optional<String> unclear() {
    return unclear.map(label -> "the duration of " + label + " is negative or ill-defined");
  }

  private Stretches stretches(List<Value> arguments) {
    BitSet inside = new BitSet();
    for (int i = 0; i < states.nodes().size(); i++) {
      inside.set(i, measuring.inside(states.nodes().get(i).state(), arguments));
    }
    return new Stretches(states.graph(), inside, weights::get);
  }

  private Measured measured() {
    if (unclear().isPresent()) {
      return new Measured.Unknown(Reason.UNSUPPORTED, unclear().get());
    }
    long greatest = 0;
    Trace run = states.trace(0, List.of(), OptionalInt.empty());
    for (List<Value> arguments : measuring.arguments()) {
      Stretches stretches = stretches(arguments);
      Optional<Integer> edge = stretches.endless(states.distances());
      if (edge.isPresent()) {
        return new Measured.Unbounded(endless(stretches, edge.get()));
      }
      for (int i = 0; i < states.nodes().size(); i++) {
        if (stretches.from(i) > greatest) {
          greatest = stretches.from(i);
          run = states.trace(i, stretches.heaviest(i), OptionalInt.empty());
        }
      }
    }
    return new Measured.Greatest(greatest, run, states.complete());
  }

  /** Whether a measure stays within its limit. */
  Verdict verdict(Goal.MeasureGoal goal, OptionalInt bound) {
    if (unclear().isPresent()) {
      return new Verdict.Undecided(Reason.UNSUPPORTED, unclear().get());
    }
    Optional<Trace> nearest = Optional.empty();
    for (List<Value> arguments : measuring.arguments()) {
      Stretches stretches = stretches(arguments);
      Optional<Integer> edge = stretches.endless(states.distances());
      if (edge.isPresent()) {
        return violated(endless(stretches, edge.get()));
      }
      for (int i = 0; i < states.nodes().size(); i++) {
        OptionalLong limit = measuring.limit(states.nodes().get(i).state(), arguments);
        if (limit.isEmpty()) {
          return new Verdict.Undecided(
              Reason.UNSUPPORTED, "the limit of `" + goal.name() + "` is negative or ill-defined");
        }
        boolean nearer = nearest.isEmpty() || states.distances().to(i) < nearest.get().length();
        if (stretches.from(i) > limit.getAsLong() && nearer) {
          Trace run = states.trace(
              i, exceeding(stretches.heaviest(i), limit.getAsLong()), OptionalInt.empty());
          nearest = nearest.filter(t -> t.length() <= run.length()).or(() -> Optional.of(run));
        }
      }
    }
    return nearest.map(MeasureSearch::violated).orElseGet(() -> states.complete()
        ? new Verdict.Holds(new Evidence.Exhaustive(states.graph().nodes(), states.graph().edges(), 0))
        : new Verdict.HoldsToBound(bound.orElseThrow()));
  }

  private static Verdict violated(Trace run) {
    return new Verdict.Violated(new Counterexample.Run(run, Optional.empty()));
  }

  /** The first edges of a way, up to where their sum exceeds a limit. */
  private List<Integer> exceeding(List<Integer> way, long limit) {
    long sum = 0;
    for (int i = 0; i < way.size(); i++) {
      sum += weights.get(way.get(i));
      if (sum > limit) {
        return way.subList(0, i + 1);
      }
    }
    return way;
  }

  private Trace endless(Stretches stretches, int edge) {
    int node = states.graph().source(edge);
    return states.trace(node, stretches.cycle(edge), OptionalInt.of(states.distances().to(node)));
  }
}
