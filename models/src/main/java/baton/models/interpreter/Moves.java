package baton.models.interpreter;

import baton.models.interpreter.RoutineText.Frame;
import baton.models.interpreter.RoutineText.Inside;
import baton.models.interpreter.RoutineText.Point;
import baton.models.ir.Expr;
import baton.models.ir.Routine;
import baton.models.ir.Routine.Flow;
import baton.models.ir.Routine.Over;
import baton.models.value.State;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.LinkedHashSet;

/**
 * How control moves on from a point of a routine's text to the next step (§6.2 of the semantics): conditions
 * and loops are decided in one state and cost no step.
 */
final class Moves {
  /** Where a move may end. */
  sealed interface Arrival {
    /** At a step, or idle. */
    record Stands(Value.Record location) implements Arrival {}

    record Fails(Evaluation.Undefined ill) implements Arrival {}
  }

  private final Evaluator evaluator;
  private final RoutineText text;
  private final State state;
  private final List<Value> arguments;
  private final Set<Arrival> arrivals = new LinkedHashSet<>();

  private Moves(Evaluator evaluator, RoutineText text, State state, List<Value> arguments) {
    this.evaluator = evaluator;
    this.text = text;
    this.state = state;
    this.arguments = arguments;
  }

  /** All ways to move on from {@code point}, with the loops as {@code location} has them. */
  static List<Arrival> from(
      Point point, Value.Record location, Evaluator evaluator, RoutineText text, State state, List<Value> arguments) {
    Moves moves = new Moves(evaluator, text, state, arguments);
    moves.go(point.frame(), point.index(), location);
    return new ArrayList<>(moves.arrivals);
  }

  private void go(Frame frame, int index, Value.Record location) {
    try {
      if (index == frame.items().size()) {
        end(frame, location);
        return;
      }
      switch (frame.items().get(index)) {
        case Flow.AtStep(int step) ->
            arrivals.add(new Arrival.Stands(RoutineText.withPoint(location, Routine.FIRST_STEP + step)));
        case Flow.End _ -> arrivals.add(new Arrival.Stands(text.at(Routine.IDLE)));
        case Flow.Branch(Expr condition, var then, var otherwise) -> {
          boolean taken = evaluator.isTrue(condition, moment(), bindings(frame, location));
          go(new Frame(taken ? then : otherwise, new Inside.Branch(), Optional.of(frame), index), 0, location);
        }
        case Flow.Repeat(int loop, var body) ->
            next(loop, new Frame(body, new Inside.Loop(loop), Optional.of(frame), index), location, true);
      }
    } catch (IllException e) {
      arrivals.add(new Arrival.Fails(e.undefined()));
    }
  }

  private Moment moment() {
    return Moment.instant(state, Optional.empty());
  }

  private Bindings bindings(Frame frame, Value.Record location) {
    return text.bindings(arguments, location, RoutineText.loopsAround(frame));
  }

  private void end(Frame frame, Value.Record location) {
    switch (frame.inside()) {
      case Inside.Body _ -> arrivals.add(new Arrival.Stands(text.at(Routine.IDLE)));
      case Inside.Branch _ -> go(frame.outer().orElseThrow(), frame.index() + 1, location);
      case Inside.Loop(int loop) -> next(loop, frame, location, false);
    }
  }

  /** Goes on to the next element of a loop, or behind the loop; {@code first}: on coming to it. */
  private void next(int number, Frame body, Value.Record location, boolean first) {
    Routine.Loop loop = text.routine().loops().get(number);
    switch (loop.over()) {
      case Over.Elements(Expr list) -> {
        Bindings outside = bindings(body.outer().orElseThrow(), location);
        List<Value> xs = ((Value.Sequence) evaluator.evaluate(list, moment(), outside)).elements();
        int from = first ? 0 : (int) Arithmetic.number(location.fields().get(loop.progressField())) + 1;
        for (int i = from; i < xs.size(); i++) {
          Value.Record here = RoutineText.with(
              RoutineText.with(location, loop.elementField(), xs.get(i)), loop.progressField(), Value.of(i));
          if (evaluator.isTrue(loop.where(), moment(), bindings(body, here))) {
            go(body, 0, here);
            return;
          }
        }
        behind(loop, body, location);
      }
      case Over.Ascending(var type) -> {
        List<Value> xs = evaluator.all(type);
        int from = first ? 0 : xs.indexOf(location.fields().get(loop.elementField())) + 1;
        for (Value x : xs.subList(from, xs.size())) {
          Value.Record here = RoutineText.with(location, loop.elementField(), x);
          if (evaluator.isTrue(loop.where(), moment(), bindings(body, here))) {
            go(body, 0, here);
            return;
          }
        }
        behind(loop, body, location);
      }
      case Over.AnyOrder(var sort) -> {
        List<Value> visited =
            new ArrayList<>(((Value.Set) location.fields().get(loop.progressField())).elements());
        if (!first) {
          visited.add(location.fields().get(loop.elementField()));
        }
        pick(loop, evaluator.all(sort), visited, body, location);
      }
    }
  }

  /** Any element not yet visited; one that the condition refuses counts as visited from then on. */
  private void pick(Routine.Loop loop, List<Value> all, List<Value> visited, Frame body, Value.Record location) {
    if (visited.size() == all.size()) {
      behind(loop, body, location);
      return;
    }
    for (Value x : all) {
      if (visited.contains(x)) {
        continue;
      }
      Value.Record here = RoutineText.with(
          RoutineText.with(location, loop.elementField(), x), loop.progressField(), Collections.set(visited));
      try {
        if (evaluator.isTrue(loop.where(), moment(), bindings(body, here))) {
          go(body, 0, here);
        } else {
          List<Value> more = new ArrayList<>(visited);
          more.add(x);
          pick(loop, all, more, body, location);
        }
      } catch (IllException e) {
        arrivals.add(new Arrival.Fails(e.undefined()));
      }
    }
  }

  private void behind(Routine.Loop loop, Frame body, Value.Record location) {
    Value.Record outside = RoutineText.with(location, loop.elementField(), Values.NONE);
    if (loop.progressField() >= 0) {
      Value initial = loop.over() instanceof Over.AnyOrder ? new Value.Set(List.of()) : Value.of(0);
      outside = RoutineText.with(outside, loop.progressField(), initial);
    }
    go(body.outer().orElseThrow(), body.index() + 1, outside);
  }
}
