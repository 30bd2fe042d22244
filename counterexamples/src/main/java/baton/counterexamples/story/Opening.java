package baton.counterexamples.story;

import baton.counterexamples.Locations;
import baton.models.ir.Protocol;
import baton.models.ir.Routine;
import baton.models.ir.Variable;
import baton.models.value.State;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A whole state in few lines: entries of a map that are alike are said once. */
final class Opening {
  private final Protocol protocol;
  private final State state;

  private Opening(Protocol protocol, State state) {
    this.protocol = protocol;
    this.state = state;
  }

  /** What each group of variables is, by the name of the group; groups without variables are left out. */
  static Map<String, List<String>> groups(Protocol protocol, State state) {
    Opening opening = new Opening(protocol, state);
    Map<String, List<String>> groups = new LinkedHashMap<>();
    groups.put("constants", opening.values(Variable.Kind.FREE_CONSTANT));
    groups.put("variables", opening.values(Variable.Kind.STATE));
    groups.put("routines", opening.routines());
    groups.put("faults", opening.values(Variable.Kind.COUNTER));
    groups.values().removeIf(List::isEmpty);
    return groups;
  }

  private List<String> values(Variable.Kind kind) {
    List<Variable> variables = protocol.variables().stream().filter(v -> v.kind() == kind).toList();
    int longest = variables.stream().mapToInt(v -> v.name().length()).max().orElse(0);
    return variables.stream()
        .map(v -> v.name() + " ".repeat(longest - v.name().length()) + " = " + summary(state.get(v.index())))
        .toList();
  }

  private static String summary(Value value) {
    if (!(value instanceof Value.Map map)) {
      return value.toString();
    }
    Map<Value, Integer> counts = new LinkedHashMap<>();
    map.values().forEach(v -> counts.merge(v, 1, Integer::sum));
    for (Map.Entry<Value, Integer> entry : counts.entrySet()) {
      if (entry.getValue() == map.values().size()) {
        return inner(entry.getKey()) + " for all";
      }
      if (entry.getValue() * 2 > map.values().size()) {
        return inner(entry.getKey()) + " for all but " + String.join(", ", others(map, entry.getKey()));
      }
    }
    return map.values().stream().anyMatch(v -> v instanceof Value.Map)
        ? "{" + String.join(", ", others(map, Values.NONE)) + "}"
        : map.toString();
  }

  private static String inner(Value value) {
    return value instanceof Value.Map ? "(" + summary(value) + ")" : value.toString();
  }

  private static List<String> others(Value.Map map, Value usual) {
    List<Value> keys = Values.keys(map.type());
    List<String> others = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Value value = map.values().get(i);
      if (!value.equals(usual)) {
        String key = Values.keyText(keys.get(i));
        others.add((keys.get(i) instanceof Value.Sequence ? "(" + key + ")" : key) + ": " + inner(value));
      }
    }
    return others;
  }

  private List<String> routines() {
    if (protocol.routines().isEmpty()) {
      return List.of();
    }
    List<String> running = new ArrayList<>();
    for (Routine routine : protocol.routines()) {
      switch (state.get(routine.location().index())) {
        case Value.Record location -> running(routine.name(), routine, location, running);
        case Value.Map map -> {
          List<Value> keys = Values.keys(map.type());
          for (int i = 0; i < keys.size(); i++) {
            String name = routine.name() + "(" + Values.keyText(keys.get(i)) + ")";
            running(name, routine, (Value.Record) map.values().get(i), running);
          }
        }
        case Value other -> throw new IllegalArgumentException("no location: " + other);
      }
    }
    running.add(running.isEmpty() ? "all idle" : "all others idle");
    return running;
  }

  private static void running(String name, Routine routine, Value.Record location, List<String> into) {
    String where = Locations.text(routine, location);
    if (!where.equals("idle")) {
      into.add(name + " " + where);
    }
  }
}
