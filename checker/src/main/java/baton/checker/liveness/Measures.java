package baton.checker.liveness;

import baton.checker.Counterexample;
import baton.checker.Evidence;
import baton.checker.Measured;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.counterexamples.Trace;
import baton.models.value.Value;
import baton.properties.Goal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Computes one measure (§9.5 of the semantics), whatever a state is. */
public final class Measures {
  private final Weighed states;
  private final List<List<Value>> all;

  /** {@code arguments}: all values of the measure's parameters. */
  public Measures(Weighed states, List<List<Value>> arguments) {
    this.states = states;
    all = List.copyOf(arguments);
  }

  private Stretches stretches(List<Value> arguments) {
    return new Stretches(states.graph(), states.inside(arguments), states::weight);
  }

  /** Its greatest value. */
  public Measured measured() {
    if (states.unclear().isPresent()) {
      return new Measured.Unknown(Reason.UNSUPPORTED, states.unclear().get());
    }
    long greatest = 0;
    Trace run = states.trace(0, List.of(), OptionalInt.empty());
    for (List<Value> arguments : all) {
      Stretches stretches = stretches(arguments);
      Optional<Integer> edge = stretches.endless(states.distances());
      if (edge.isPresent()) {
        return new Measured.Unbounded(endless(stretches, edge.get()));
      }
      for (int i = 0; i < states.graph().nodes(); i++) {
        if (stretches.from(i) > greatest) {
          greatest = stretches.from(i);
          run = states.trace(i, stretches.heaviest(i), OptionalInt.empty());
        }
      }
    }
    return new Measured.Greatest(greatest, run, states.isComplete());
  }

  /** Whether it stays within its limit; {@code bound}: to which length runs were looked at. */
  public Verdict verdict(Goal.MeasureGoal goal, OptionalInt bound) {
    if (states.unclear().isPresent()) {
      return new Verdict.Undecided(Reason.UNSUPPORTED, states.unclear().get());
    }
    Optional<Trace> nearest = Optional.empty();
    for (List<Value> arguments : all) {
      Stretches stretches = stretches(arguments);
      Optional<Integer> edge = stretches.endless(states.distances());
      if (edge.isPresent()) {
        return violated(endless(stretches, edge.get()));
      }
      for (int i = 0; i < states.graph().nodes(); i++) {
        OptionalLong limit = states.limit(i, arguments);
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
    return nearest.map(Measures::violated).orElseGet(() -> states.isComplete()
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
      sum += states.weight(way.get(i));
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
