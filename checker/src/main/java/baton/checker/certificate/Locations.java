package baton.checker.certificate;

import baton.models.interpreter.RoutineText;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.models.ir.Routine;
import baton.models.source.Origin;
import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;

/**
 * What locations of routines are between two steps (§6.1 of the semantics), though their types have more values: no
 * instance has only been started, and there is an element for each loop around the step and for no other.
 */
final class Locations {
  private Locations() {}

  static List<Expr> between(Protocol protocol) {
    List<Expr> all = new ArrayList<>();
    for (Routine routine : protocol.routines()) {
      RoutineText text = new RoutineText(routine);
      for (List<Value> instance : text.instances()) {
        Expr location = location(routine, instance);
        all.add(new Expr.Not(isAt(location, Routine.STARTED), Origin.nowhere()));
        for (int number = 0; number < routine.loops().size(); number++) {
          all.add(loop(text, location, number));
        }
      }
    }
    return all;
  }

  private static Expr location(Routine routine, List<Value> instance) {
    Expr all = new Expr.Read(routine.location(), Origin.nowhere());
    if (!(routine.location().type() instanceof Type.MapOf map)) {
      return all;
    }
    List<Expr> keys = new ArrayList<>();
    for (int i = 0; i < instance.size(); i++) {
      keys.add(new Expr.Literal(instance.get(i), map.domain().get(i), Origin.nowhere()));
    }
    return new Expr.Lookup(all, keys, Origin.nowhere());
  }

  private static Expr isAt(Expr location, int point) {
    Expr.Field at = new Expr.Field(location, 0, Origin.nowhere());
    return is(at, new Value.Enumerator((Type.Enumeration) at.type(), point));
  }

  private static Expr is(Expr part, Value value) {
    return new Expr.Compare(
        Expr.CompareOp.EQ, part, new Expr.Literal(value, part.type(), Origin.nowhere()), Origin.nowhere());
  }

  private static Expr join(Expr.LogicOp op, Expr left, Expr right) {
    return new Expr.Logic(op, left, right, Origin.nowhere());
  }

  private static Expr loop(RoutineText text, Expr location, int number) {
    Routine.Loop loop = text.routine().loops().get(number);
    Expr element = new Expr.Field(location, loop.elementField(), Origin.nowhere());
    Expr none = is(element, Values.NONE);
    Expr outside = none;
    if (loop.progressField() >= 0) {
      Expr.Field progress = new Expr.Field(location, loop.progressField(), Origin.nowhere());
      Value first = progress.type() instanceof Type.SetOf ? new Value.Set(List.of()) : Value.of(0);
      outside = join(Expr.LogicOp.AND, none, is(progress, first));
    }
    Expr inside = new Expr.Literal(Values.FALSE, none.type(), Origin.nowhere());
    for (int step = 0; step < text.routine().steps().size(); step++) {
      if (text.loopsAround(step).contains(number)) {
        inside = join(Expr.LogicOp.OR, inside, isAt(location, Routine.FIRST_STEP + step));
      }
    }
    return join(
        Expr.LogicOp.AND, join(Expr.LogicOp.OR, inside, outside),
        loop.binder().type() instanceof Type.Maybe // none is an element
            ? new Expr.Literal(Values.TRUE, none.type(), Origin.nowhere())
            : join(Expr.LogicOp.IMPLIES, inside, new Expr.Not(none, Origin.nowhere())));
  }
}
