package baton.checker.reference;

import baton.checker.Limits;
import baton.checker.Measured;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.liveness.Distances;
import baton.checker.liveness.Graph;
import baton.checker.liveness.Measures;
import baton.checker.liveness.Stopped;
import baton.checker.liveness.Weighed;
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
public final class MeasureSearch implements Weighed {
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
      return new MeasureSearch(interpreter, states, measure).measures().measured();
    } catch (Stopped e) {
      return new Measured.Unknown(e.reason(), "while looking at all states");
    } catch (OutOfMemoryError _) {
      return new Measured.Unknown(Reason.MEMORY, "while looking at all states");
    }
  }

  private Measures measures() {
    return new Measures(this, measuring.arguments());
  }

  /** Whether a measure stays within its limit. */
  Verdict verdict(Goal.MeasureGoal goal, OptionalInt bound) {
    return measures().verdict(goal, bound);
  }

  @Override
  public Graph graph() {
    return states.graph();
  }

  @Override
  public Distances distances() {
    return states.distances();
  }

  @Override
  public boolean isComplete() {
    return states.complete();
  }

  @Override
  public Optional<String> unclear() {
    return unclear.map(label -> "the duration of " + label + " is negative or ill-defined");
  }

  @Override
  public long weight(int edge) {
    return weights.get(edge);
  }

  @Override
  public BitSet inside(List<Value> arguments) {
    BitSet inside = new BitSet();
    for (int i = 0; i < states.nodes().size(); i++) {
      inside.set(i, measuring.inside(states.nodes().get(i).state(), arguments));
    }
    return inside;
  }

  @Override
  public OptionalLong limit(int state, List<Value> arguments) {
    return measuring.limit(states.nodes().get(state).state(), arguments);
  }

  @Override
  public Trace trace(int state, List<Integer> onwards, OptionalInt loopStart) {
    return states.trace(state, onwards, loopStart);
  }
}
