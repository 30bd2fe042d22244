package baton.models.interpreter;

import baton.models.ir.Routine;
import baton.models.value.State;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which steps of a routine can be taken in a state (§6.4): of instances that run, and of those that may begin. */
final class Beginnings {
  /**
   * A step at which an instance stands, or would stand if it began now.
   *
   * @param state the state with the instance at the step
   */
  record Offer(RoutineText text, List<Value> arguments, int step, List<Value> labelArguments, State state) {}

  /**
   * What a routine offers.
   *
   * @param failed attempts to begin that are ill, labelled with the routine's name
   */
  record Result(List<Offer> offers, List<Transitions> failed) {}

  private Beginnings() {}

  static Result of(RoutineText text, State state, Evaluator evaluator) {
    List<Offer> offers = new ArrayList<>();
    List<Transitions> failed = new ArrayList<>();
    for (List<Value> arguments : text.instances()) {
      Value.Record location = text.location(state, arguments);
      int point = RoutineText.point(location);
      if (point >= Routine.FIRST_STEP) {
        offers.add(offer(text, arguments, location, state));
      } else if (point == Routine.IDLE && text.routine().when().isPresent()) {
        begin(text, arguments, location, state, evaluator, offers, failed);
      }
    }
    return new Result(offers, failed);
  }

  private static Offer offer(RoutineText text, List<Value> arguments, Value.Record location, State state) {
    int step = RoutineText.point(location) - Routine.FIRST_STEP;
    return new Offer(
        text, arguments, step, text.labelArguments(arguments, location, step),
        text.withLocation(state, arguments, location));
  }

  private static void begin(
      RoutineText text, List<Value> arguments, Value.Record location, State state, Evaluator evaluator,
      List<Offer> offers, List<Transitions> failed) {
    Label attempt = new Label(text.routine().name(), arguments);
    List<Moves.Arrival> arrivals;
    try {
      if (!evaluator.isTrue(
          text.routine().when().orElseThrow(), Moment.instant(state, Optional.empty()),
          text.bindings(arguments, location, List.of()))) {
        return;
      }
      arrivals = Moves.from(text.beginning(), location, evaluator, text, state, arguments);
    } catch (IllException e) {
      failed.add(new Transitions(attempt, false, List.of(), Optional.of(e.undefined())));
      return;
    }
    Optional<Evaluation.Undefined> ill = Optional.empty();
    for (Moves.Arrival arrival : arrivals) {
      switch (arrival) {
        case Moves.Arrival.Stands(Value.Record there) -> {
          if (RoutineText.point(there) >= Routine.FIRST_STEP) {
            offers.add(offer(text, arguments, there, state));
          }
        }
        case Moves.Arrival.Fails(Evaluation.Undefined reason) -> ill = ill.or(() -> Optional.of(reason));
      }
    }
    if (ill.isPresent()) {
      failed.add(new Transitions(attempt, false, List.of(), ill));
    }
  }
}
