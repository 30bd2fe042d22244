package baton.counterexamples;

import baton.models.ir.Binder;
import baton.models.ir.Place;
import baton.models.ir.Protocol;
import baton.models.ir.Routine;
import baton.models.ir.Variable;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where control stands in a routine, in words: {@code idle}, {@code at freeze(s = Session#1)}. */
public final class Locations {
  private Locations() {}

  /** The routine whose location a variable is. */
  public static Optional<Routine> routine(Protocol protocol, Variable variable) {
    return protocol.routines().stream().filter(r -> r.location().index() == variable.index()).findFirst();
  }

  /** The name of a step without its routine's. */
  static String stepName(Routine routine, Place step) {
    String name = step.name();
    return name.startsWith(routine.name() + ".") ? name.substring(routine.name().length() + 1) : name;
  }

  /** Where an instance stands, with the elements of the loops around the step. */
  public static String text(Routine routine, Value.Record location) {
    int point = point(location);
    if (point < Routine.FIRST_STEP) {
      return point == Routine.IDLE ? "idle" : "started";
    }
    int step = point - Routine.FIRST_STEP;
    List<Binder> binders = loopVariables(routine, step);
    return text(routine, step, binders.stream().map(b -> element(routine, location, b)).toList());
  }

  /** The same for a step and the elements of the loops around it. */
  static String text(Routine routine, int step, List<Value> elements) {
    List<Binder> binders = loopVariables(routine, step);
    List<String> loops = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      loops.add(binders.get(i).name() + " = " + elements.get(i));
    }
    return "at " + stepName(routine, routine.steps().get(step))
        + (loops.isEmpty() ? "" : "(" + String.join(", ", loops) + ")");
  }

  private static List<Binder> loopVariables(Routine routine, int step) {
    List<Binder> all = routine.steps().get(step).parameters();
    return all.subList(routine.parameters().size(), all.size());
  }

  /** The same with positions and visited elements, for locations that differ in nothing else. */
  static String detailed(Routine routine, Value.Record location) {
    List<String> fields = new ArrayList<>();
    for (Routine.Loop loop : routine.loops()) {
      if (loop.progressField() >= 0 && !(location.fields().get(loop.elementField()) instanceof Value.None)) {
        fields.add(location.type().fields().get(loop.progressField()).name() + " = "
            + location.fields().get(loop.progressField()));
      }
    }
    return text(routine, location) + (fields.isEmpty() ? "" : " [" + String.join(", ", fields) + "]");
  }

  private static Value element(Routine routine, Value.Record location, Binder binder) {
    return routine.loops().stream()
        .filter(l -> l.binder().equals(binder))
        .findFirst()
        .map(l -> location.fields().get(l.elementField()))
        .orElseThrow();
  }

  private static int point(Value.Record location) {
    return ((Value.Enumerator) location.fields().getFirst()).index();
  }

  static boolean isIdle(Value.Record location) {
    return point(location) == Routine.IDLE;
  }
}
