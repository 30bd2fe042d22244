package baton.models.interpreter;

import baton.models.ir.Routine;
import baton.models.ir.Routine.Flow;
import baton.models.value.State;
import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The text of a routine, arranged so that control can move on from any step. */
public final class RoutineText {
  /** Why a list of flows is being gone through. */
  public sealed interface Inside {
    record Body() implements Inside {}

    record Branch() implements Inside {}

    record Loop(int number) implements Inside {}
  }

  /** A list of flows, and where it continues when it ends: behind {@code index} of the frame around it. */
  public record Frame(List<Flow> items, Inside inside, Optional<Frame> outer, int index) {}

  /** A place in the text: before the item at {@code index} of a frame. */
  public record Point(Frame frame, int index) {}

  private final Routine routine;
  private final List<List<Value>> instances;
  private final List<Point> steps = new ArrayList<>();
  private final Point beginning;

  public RoutineText(Routine routine) {
    this.routine = routine;
    instances = Values.tuples(routine.parameters().stream().map(p -> Values.all(p.type())).toList());
    Frame body = new Frame(routine.body(), new Inside.Body(), Optional.empty(), 0);
    beginning = new Point(body, 0);
    collect(body);
  }

  private void collect(Frame frame) {
    for (int i = 0; i < frame.items().size(); i++) {
      switch (frame.items().get(i)) {
        case Flow.AtStep _ -> steps.add(new Point(frame, i));
        case Flow.Branch(_, var then, var otherwise) -> {
          collect(new Frame(then, new Inside.Branch(), Optional.of(frame), i));
          collect(new Frame(otherwise, new Inside.Branch(), Optional.of(frame), i));
        }
        case Flow.Repeat(int loop, var body) ->
            collect(new Frame(body, new Inside.Loop(loop), Optional.of(frame), i));
        case Flow.End _ -> {}
      }
    }
  }

  public Routine routine() {
    return routine;
  }

  /** All tuples of arguments, in the reporting order. */
  public List<List<Value>> instances() {
    return instances;
  }

  public Point beginning() {
    return beginning;
  }

  /** Behind a step. */
  public Point behind(int step) {
    return new Point(steps.get(step).frame(), steps.get(step).index() + 1);
  }

  /** The loops around a step, outermost first. */
  public List<Integer> loopsAround(int step) {
    return loopsAround(steps.get(step).frame());
  }

  public static List<Integer> loopsAround(Frame frame) {
    List<Integer> loops = new ArrayList<>();
    Optional<Frame> here = Optional.of(frame);
    while (here.isPresent()) {
      if (here.get().inside() instanceof Inside.Loop(int number)) {
        loops.addFirst(number);
      }
      here = here.get().outer();
    }
    return loops;
  }

  /** Where an instance stands. */
  Value.Record location(State state, List<Value> arguments) {
    Value all = state.get(routine.location().index());
    return (Value.Record)
        (all instanceof Value.Map map ? map.values().get(Values.indexOf(arguments, map.type())) : all);
  }

  /** The state in which an instance stands elsewhere. */
  State withLocation(State state, List<Value> arguments, Value.Record location) {
    Value all = state.get(routine.location().index());
    if (all instanceof Value.Map map) {
      List<Value> values = new ArrayList<>(map.values());
      values.set(Values.indexOf(arguments, map.type()), location);
      return state.with(routine.location().index(), new Value.Map(map.type(), values));
    }
    return state.with(routine.location().index(), location);
  }

  /** The {@code at} of a location: {@link Routine#IDLE}, {@link Routine#STARTED}, or a step behind them. */
  static int point(Value.Record location) {
    return ((Value.Enumerator) location.fields().getFirst()).index();
  }

  static Value.Record withPoint(Value.Record location, int point) {
    return with(location, 0, new Value.Enumerator(((Value.Enumerator) location.fields().getFirst()).type(), point));
  }

  static Value.Record with(Value.Record location, int field, Value value) {
    List<Value> fields = new ArrayList<>(location.fields());
    fields.set(field, value);
    return new Value.Record(location.type(), fields);
  }

  /** Outside all loops. */
  Value.Record at(int point) {
    Type.Record type = routine.locationType();
    List<Value> fields = new ArrayList<>();
    fields.add(new Value.Enumerator((Type.Enumeration) type.fields().getFirst().type(), point));
    for (int i = 1; i < type.fields().size(); i++) {
      fields.add(
          type.fields().get(i).type() instanceof Type.Maybe ? Values.NONE
              : type.fields().get(i).type() instanceof Type.SetOf ? new Value.Set(List.of()) : Value.of(0));
    }
    return new Value.Record(type, fields);
  }

  /** The arguments of the label of a step at which an instance stands: the routine's, then the loops'. */
  List<Value> labelArguments(List<Value> arguments, Value.Record location, int step) {
    List<Value> all = new ArrayList<>(arguments);
    loopsAround(step).forEach(loop -> all.add(location.fields().get(routine.loops().get(loop).elementField())));
    return all;
  }

  /** The names that conditions and bodies inside {@code loops} see. */
  Bindings bindings(List<Value> arguments, Value.Record location, List<Integer> loops) {
    Bindings bindings = Bindings.none().with(routine.parameters(), arguments);
    for (int loop : loops) {
      Routine.Loop l = routine.loops().get(loop);
      bindings = bindings.with(l.binder(), location.fields().get(l.elementField()));
    }
    return bindings;
  }
}
