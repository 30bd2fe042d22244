package baton.models.ir;

import java.util.Map;
import java.util.OptionalInt;

/**
 * Changes to an instance, as {@code with} and the command line give them: texts, judged when the protocol
 * is elaborated.
 *
 * @param values sizes of sorts, values of constants and of bugs, by name
 * @param faults budgets by fault
 * @param allFaults a budget for all faults together
 */
public record Settings(Map<String, String> values, Map<String, Integer> faults, OptionalInt allFaults) {
  public static final Settings NONE = new Settings(Map.of(), Map.of(), OptionalInt.empty());

  public Settings {
    values = Map.copyOf(values);
    faults = Map.copyOf(faults);
  }

  /** These settings, overridden by {@code other}. */
  public Settings and(Settings other) {
    var allValues = new java.util.TreeMap<>(values);
    allValues.putAll(other.values);
    var budgets = new java.util.TreeMap<>(faults);
    budgets.putAll(other.faults);
    return new Settings(allValues, budgets, other.allFaults.isPresent() ? other.allFaults : allFaults);
  }
}
