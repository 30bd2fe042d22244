package baton.counterexamples;

import baton.models.ir.Protocol;
import baton.models.ir.Routine;
import baton.models.ir.Variable;
import baton.models.value.State;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** In what two states differ, each difference at the smallest place that has it. */
public final class Changes {
  /** Longer values of sets and lists are shown by what was added and removed. */
  private static final int SHORT = 48;

  /**
   * One place that differs.
   *
   * @param place as the language names it: {@code owner[Device#0]}; of a location the instance
   * @param before empty where {@code after} says in words what was added and removed
   * @param location whether this is where control stands in a routine
   */
  public record Change(String place, Optional<String> before, String after, boolean location) {
    /** {@code owner[Device#0]: {Kernel#0} -> {}}, and {@code reboot at jump}, whose step says whence. */
    @Override
    public String toString() {
      return location ? place + " " + after : place + ": " + before.map(b -> b + " -> ").orElse("") + after;
    }
  }

  private final List<Change> found = new ArrayList<>();

  private Changes() {}

  /** The differences in the order of the variables. */
  public static List<Change> between(Protocol protocol, State before, State after) {
    Changes changes = new Changes();
    for (Variable variable : protocol.variables()) {
      Optional<Routine> routine = Locations.routine(protocol, variable);
      changes.compare(variable.name(), routine, before.get(variable.index()), after.get(variable.index()));
    }
    return List.copyOf(changes.found);
  }

  private void compare(String place, Optional<Routine> routine, Value before, Value after) {
    if (before.equals(after)) {
      return;
    }
    if (before instanceof Value.Map(var type, var old) && after instanceof Value.Map(_, var now)) {
      List<Value> keys = Values.keys(type);
      String open = routine.isPresent() ? "(" : "[";
      String close = routine.isPresent() ? ")" : "]";
      for (int i = 0; i < keys.size(); i++) {
        compare(place + open + Values.keyText(keys.get(i)) + close, routine, old.get(i), now.get(i));
      }
    } else if (before instanceof Value.Record old && after instanceof Value.Record now) {
      if (routine.isPresent()) {
        location(place, routine.get(), old, now);
        return;
      }
      for (int i = 0; i < old.fields().size(); i++) {
        String field = place + "." + old.type().fields().get(i).name();
        compare(field, Optional.empty(), old.fields().get(i), now.fields().get(i));
      }
    } else if (before instanceof Value.Set(var old) && after instanceof Value.Set(var now)) {
      values(place, before, after, added(old, now));
    } else if (before instanceof Value.Sequence(var old) && after instanceof Value.Sequence(var now)) {
      values(place, before, after, pushed(old, now));
    } else {
      values(place, before, after, Optional.empty());
    }
  }

  private void location(String place, Routine routine, Value.Record before, Value.Record after) {
    String old = Locations.text(routine, before);
    String now = Locations.text(routine, after);
    boolean alike = old.equals(now);
    found.add(new Change(
        place,
        Optional.of(alike ? Locations.detailed(routine, before) : old),
        alike ? Locations.detailed(routine, after) : now,
        true));
  }

  private void values(String place, Value before, Value after, Optional<String> inWords) {
    String old = before.toString();
    String now = after.toString();
    boolean brief = old.length() + now.length() <= SHORT || inWords.isEmpty();
    found.add(brief
        ? new Change(place, Optional.of(old), now, false)
        : new Change(place, Optional.empty(), inWords.orElse(now), false));
  }

  private static Optional<String> added(List<Value> old, List<Value> now) {
    List<String> parts = new ArrayList<>();
    now.stream().filter(v -> !old.contains(v)).forEach(v -> parts.add("+ " + v));
    old.stream().filter(v -> !now.contains(v)).forEach(v -> parts.add("- " + v));
    return Optional.of(String.join(", ", parts));
  }

  /** What a list lost at its front and gained at its end, if that is all. */
  private static Optional<String> pushed(List<Value> old, List<Value> now) {
    for (int popped = 0; popped <= Math.min(1, old.size()); popped++) {
      List<Value> rest = old.subList(popped, old.size());
      if (now.size() >= rest.size() && now.subList(0, rest.size()).equals(rest)) {
        List<String> parts = new ArrayList<>();
        old.subList(0, popped).forEach(v -> parts.add(v + " popped"));
        now.subList(rest.size(), now.size()).forEach(v -> parts.add(v + " pushed"));
        return Optional.of(String.join(", ", parts));
      }
    }
    return Optional.empty();
  }
}
