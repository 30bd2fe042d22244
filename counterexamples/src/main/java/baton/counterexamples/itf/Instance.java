package baton.counterexamples.itf;

import baton.models.ir.Bug;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.value.Value;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What makes a model the instance that a trace is of, so that a later model can be made the same: everything
 * that can be set from outside, also what was left at its default.
 *
 * @param further what was set from outside and is none of the other two: constants of modules, as texts
 */
record Instance(Map<String, Integer> sizes, Map<String, Value> constants, Map<String, String> further) {
  /** {@code given}: what was set from outside, which may name constants of modules. */
  static Instance of(Protocol protocol, Settings given) {
    Map<String, Integer> sizes = new TreeMap<>();
    protocol.sorts().stream()
        .filter(s -> !protocol.unsized().contains(s.name()))
        .forEach(s -> sizes.put(s.name(), s.size()));
    Map<String, Value> constants = new TreeMap<>();
    for (Expr.Constant constant : protocol.constants()) {
      boolean settable = !constant.name().contains(".") || given.values().containsKey(constant.name());
      if (settable && setting(constant.value()).isPresent()) {
        constants.put(constant.name(), constant.value());
      }
    }
    Map<String, String> further = new TreeMap<>(given.values());
    further.keySet().removeAll(sizes.keySet());
    further.keySet().removeAll(constants.keySet());
    further.keySet().removeAll(protocol.bugs().stream().map(Bug::name).collect(Collectors.toSet()));
    return new Instance(sizes, constants, further);
  }

  /** A value as it is set: one for all entries of a map. Empty where it cannot be set. */
  static Optional<Value> setting(Value value) {
    return switch (value) {
      case Value.Bool _, Value.Int _, Value.Enumerator _, Value.Element _, Value.None _ -> Optional.of(value);
      case Value.Set(var elements) -> elements.isEmpty() ? Optional.of(value) : Optional.empty();
      case Value.Sequence(var elements) -> elements.isEmpty() ? Optional.of(value) : Optional.empty();
      case Value.Map(_, var values) ->
          values.stream().distinct().count() == 1 ? setting(values.getFirst()) : Optional.empty();
      case Value.Record _ -> Optional.empty();
    };
  }
}
