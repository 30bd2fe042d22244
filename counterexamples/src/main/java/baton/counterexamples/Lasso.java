package baton.counterexamples;

import baton.models.interpreter.Label;
import baton.models.interpreter.Moment;
import baton.models.value.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An infinite run, as the sequence of its instants: some at first, then others that are repeated for ever.
 *
 * @param first one for each state of the trace
 * @param repeated what comes behind those, again and again; of an idle run the last state without a step
 */
record Lasso(List<Moment> first, List<Moment> repeated) {
  Lasso {
    first = List.copyOf(first);
    repeated = List.copyOf(repeated);
    if (first.isEmpty() || repeated.isEmpty()) {
      throw new IllegalArgumentException("a run without instants");
    }
  }

  /** That of a trace with a loop which closes. */
  static Lasso of(Trace trace) {
    List<Moment> first = new ArrayList<>();
    for (int i = 0; i <= trace.steps().size(); i++) {
      Optional<Label> did = i == 0 ? Optional.empty() : Optional.of(trace.steps().get(i - 1).label());
      first.add(Moment.instant(trace.state(i), did));
    }
    int start = trace.loopStart().orElseThrow();
    List<Moment> repeated = trace.endsIdle()
        ? List.of(Moment.instant(trace.state(start), Optional.empty()))
        : first.subList(start + 1, first.size());
    return new Lasso(first, repeated);
  }

  /** How many instants are repeated. */
  int period() {
    return repeated.size();
  }

  Moment at(int instant) {
    return instant < first.size()
        ? first.get(instant)
        : repeated.get((instant - first.size()) % repeated.size());
  }

  /** The states from which the repeated instants' steps leave: each instant's is the state of the one before. */
  List<State> loop() {
    List<State> states = new ArrayList<>();
    for (int i = 0; i < period(); i++) {
      states.add(repeated.get((i + period() - 1) % period()).state());
    }
    return states;
  }
}
