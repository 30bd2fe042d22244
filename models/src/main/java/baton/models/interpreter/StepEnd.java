package baton.models.interpreter;

import baton.models.ir.Expr;
import baton.models.ir.Ill;
import baton.models.ir.Routine;
import baton.models.value.State;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens between the body of an atomic step and the next state (§6.5 and §6.7 of the semantics). */
final class StepEnd {
  private final Evaluator evaluator;
  private final Map<String, RoutineText> routines;

  StepEnd(Evaluator evaluator, Map<String, RoutineText> routines) {
    this.evaluator = evaluator;
    this.routines = routines;
  }

  /** The instance that takes the step, and at which step it stood when its body began. */
  record Stepping(RoutineText text, List<Value> arguments, int step) {}

  /** A state after the step, or why there is none. */
  sealed interface Result {
    record Reached(State state) implements Result {}

    record Fails(Evaluation.Undefined ill) implements Result {}
  }

  /**
   * All ways to end a step.
   *
   * @param before the state in which the body began, the stepping instance at its step
   * @param after the state that the body left
   * @param returned whether the body ended with {@code return}
   */
  List<Result> of(State before, State after, boolean returned, Optional<Stepping> stepping) {
    try {
      checkLoops(before, after, returned, stepping);
    } catch (IllException e) {
      return List.of(new Result.Fails(e.undefined()));
    }
    List<Result> results = stepping.isPresent()
        ? moveOn(stepping.get(), after, returned)
        : List.of(new Result.Reached(after));
    for (RoutineText text : routines.values()) {
      for (List<Value> arguments : text.instances()) {
        results = results.stream().flatMap(r -> begin(text, arguments, r).stream()).toList();
      }
    }
    return results;
  }

  private List<Result> moveOn(Stepping s, State state, boolean returned) {
    Value.Record location = s.text().location(state, s.arguments());
    if (RoutineText.point(location) != Routine.FIRST_STEP + s.step()) {
      return List.of(new Result.Reached(state)); // aborted, and perhaps started again, by its own body
    }
    if (returned) {
      return List.of(
          new Result.Reached(s.text().withLocation(state, s.arguments(), s.text().at(Routine.IDLE))));
    }
    return arrive(s.text(), s.arguments(), state, Moves.from(
        s.text().behind(s.step()), location, evaluator, s.text(), state, s.arguments()));
  }

  private static List<Result> arrive(
      RoutineText text, List<Value> arguments, State state, List<Moves.Arrival> arrivals) {
    List<Result> results = new ArrayList<>();
    for (Moves.Arrival arrival : arrivals) {
      results.add(
          switch (arrival) {
            case Moves.Arrival.Stands(Value.Record location) ->
                new Result.Reached(text.withLocation(state, arguments, location));
            case Moves.Arrival.Fails(Evaluation.Undefined ill) -> new Result.Fails(ill);
          });
    }
    return results;
  }

  /** An instance that was started during the step moves to its first step. */
  private List<Result> begin(RoutineText text, List<Value> arguments, Result result) {
    if (!(result instanceof Result.Reached(State state))) {
      return List.of(result);
    }
    Value.Record location = text.location(state, arguments);
    return RoutineText.point(location) == Routine.STARTED
        ? arrive(text, arguments, state,
            Moves.from(text.beginning(), location, evaluator, text, state, arguments))
        : List.of(result);
  }

  private void checkLoops(State before, State after, boolean returned, Optional<Stepping> stepping) {
    for (RoutineText text : routines.values()) {
      for (List<Value> arguments : text.instances()) {
        boolean ended = returned && stepping.isPresent()
            && stepping.get().text() == text && stepping.get().arguments().equals(arguments);
        Value.Record location = text.location(before, arguments);
        int point = RoutineText.point(location);
        boolean stays = RoutineText.point(text.location(after, arguments)) == point;
        if (point >= Routine.FIRST_STEP && stays && !ended) {
          checkLoops(text, arguments, location, point - Routine.FIRST_STEP, before, after);
        }
      }
    }
  }

  private void checkLoops(
      RoutineText text, List<Value> arguments, Value.Record location, int step, State before, State after) {
    List<Integer> outer = new ArrayList<>();
    for (int number : text.loopsAround(step)) {
      Routine.Loop loop = text.routine().loops().get(number);
      if (loop.over() instanceof Routine.Over.Elements(Expr list)) {
        Bindings bindings = text.bindings(arguments, location, outer);
        int seen = (int) Arithmetic.number(location.fields().get(loop.progressField())) + 1;
        List<Value> old = elements(list, before, bindings);
        List<Value> now = elements(list, after, bindings);
        if (now.size() < seen || !now.subList(0, seen).equals(old.subList(0, seen))) {
          throw new IllException(Ill.LOOP, loop.at());
        }
      }
      outer.add(number);
    }
  }

  private List<Value> elements(Expr list, State state, Bindings bindings) {
    return ((Value.Sequence) evaluator.evaluate(list, Moment.instant(state, Optional.empty()), bindings)).elements();
  }
}
