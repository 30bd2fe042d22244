package baton.checker.enumeration;

import baton.counterexamples.Trace;
import baton.models.interpreter.Label;
import baton.models.value.Type;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a counterexample takes: the same for all that differ by names and order only.
 *
 * @param faults that happen in it
 * @param actions that are taken in it
 * @param involved how many elements of each sort its steps are about
 */
public record Cause(Set<String> faults, Set<String> actions, Map<String, Integer> involved) {
  public Cause {
    faults = Collections.unmodifiableSortedSet(new TreeSet<>(faults));
    actions = Collections.unmodifiableSortedSet(new TreeSet<>(actions));
    involved = Collections.unmodifiableMap(new LinkedHashMap<>(involved));
  }

  static Cause of(Trace trace, Set<String> faults) {
    List<Label> labels = new ArrayList<>(trace.steps().stream().map(Trace.Step::label).toList());
    trace.attempt().flatMap(Trace.Attempt::label).ifPresent(labels::add);
    SortedSet<String> happened = new TreeSet<>();
    SortedSet<String> taken = new TreeSet<>();
    Map<String, Set<Integer>> elements = new TreeMap<>();
    for (Label label : labels) {
      (faults.contains(label.action()) ? happened : taken).add(label.action());
      label.arguments().forEach(a -> collect(a, elements));
    }
    Map<String, Integer> involved = new LinkedHashMap<>();
    elements.forEach((sort, all) -> involved.put(sort, all.size()));
    return new Cause(happened, taken, involved);
  }

  private static void collect(Value value, Map<String, Set<Integer>> into) {
    switch (value) {
      case Value.Element(Type.Sort sort, int index) ->
          into.computeIfAbsent(sort.name(), _ -> new HashSet<>()).add(index);
      case Value.Set(var elements) -> elements.forEach(e -> collect(e, into));
      case Value.Map(_, var values) -> values.forEach(v -> collect(v, into));
      case Value.Record(_, var fields) -> fields.forEach(f -> collect(f, into));
      case Value.Sequence(var elements) -> elements.forEach(e -> collect(e, into));
      case Value.Bool _, Value.Int _, Value.Enumerator _, Value.None _ -> {}
    }
  }
}
