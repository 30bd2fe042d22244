package baton.counterexamples;

import baton.models.interpreter.Interpreter;
import baton.models.ir.Measure;
import baton.models.value.State;
import baton.models.value.Value;
import baton.properties.Measuring;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The stretch of a run along which a measure counts most.
 *
 * @param arguments of the measure
 * @param from the number of the state in which it begins; 0 is the initial one
 * @param to the number of the state behind its last step
 * @param sum what its steps count together
 * @param endless whether the run goes on for ever in it and counts again and again
 */
record Stretch(List<Value> arguments, int from, int to, long sum, boolean endless) {
  /** The first one for which nothing counts more; empty if some step counts nothing that can be summed. */
  static Optional<Stretch> most(Interpreter interpreter, Measure measure, Trace trace) {
    Measuring measuring = new Measuring(interpreter, measure);
    Optional<Stretch> most = Optional.empty();
    for (List<Value> arguments : measuring.arguments()) {
      for (int from = 0; from <= trace.steps().size(); from++) {
        Optional<Stretch> here = from(measuring, arguments, trace, from);
        if (here.isEmpty()) {
          return here;
        }
        Stretch longest = most.orElse(here.get());
        boolean longer =
            here.get().endless() ? !longest.endless() : !longest.endless() && here.get().sum() > longest.sum();
        most = Optional.of(longer ? here.get() : longest);
      }
    }
    return most;
  }

  private static Optional<Stretch> from(Measuring measuring, List<Value> arguments, Trace trace, int from) {
    long sum = 0;
    long beforeLoop = 0;
    int to = from;
    for (int i = from; i < trace.steps().size() && measuring.inside(trace.state(i), arguments); i++) {
      State state = trace.state(i);
      OptionalLong weight = measuring.weight(state, trace.steps().get(i).label());
      if (weight.isEmpty()) {
        return Optional.empty();
      }
      beforeLoop = trace.loopStart().isPresent() && i == trace.loopStart().getAsInt() ? sum : beforeLoop;
      sum += weight.getAsLong();
      to = weight.getAsLong() > 0 ? i + 1 : to;
    }
    int last = trace.steps().size();
    boolean endless = to > from && trace.loopStart().isPresent() && from <= trace.loopStart().getAsInt()
        && sum > beforeLoop && reaches(measuring, arguments, trace, from, last);
    return Optional.of(new Stretch(arguments, from, to, sum, endless));
  }

  private static boolean reaches(Measuring measuring, List<Value> arguments, Trace trace, int from, int to) {
    for (int i = from; i <= to; i++) {
      if (!measuring.inside(trace.state(i), arguments)) {
        return false;
      }
    }
    return true;
  }

  /** What is missing for the run to exceed the limit; empty if nothing is. */
  static Optional<String> missing(Interpreter interpreter, Measure measure, Trace trace) {
    Optional<Stretch> most = most(interpreter, measure, trace);
    if (most.isEmpty()) {
      return Optional.of("a step of it has no duration");
    }
    OptionalLong limit = new Measuring(interpreter, measure).limit(trace.state(0), most.get().arguments());
    if (most.get().endless() || limit.isPresent() && most.get().sum() > limit.getAsLong()) {
      return Optional.empty();
    }
    return Optional.of("`" + measure.name() + "` is " + most.get().sum() + " along it");
  }
}
