package baton.checker.export.tla;

import baton.models.ir.Binder;
import baton.models.ir.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What names stand for at a place in a formula. Immutable.
 *
 * @param variables the present names of variables that were written
 * @param binders the names of what is bound
 * @param taken every name that is bound around here
 * @param primed whether what reads the state reads the one after the step
 * @param label the variable that holds the last step's label, as written here
 */
record Scope(
    Map<Variable, String> variables, Map<Binder, String> binders, Set<String> taken, boolean primed, String label) {
  static final Scope EMPTY = new Scope(Map.of(), Map.of(), Set.of(), false, "lbl");

  Scope {
    variables = Map.copyOf(variables);
    binders = Map.copyOf(binders);
    taken = Set.copyOf(taken);
  }

  /** With one more name for a binder, which nothing else has. */
  Scope with(Binder binder, Names names) {
    String name = fresh(binder.name(), names);
    Map<Binder, String> more = new HashMap<>(binders);
    more.put(binder, name);
    return taking(name, variables, more);
  }

  /** With a binder that is another name for what is bound already. */
  Scope with(Binder binder, String text) {
    Map<Binder, String> more = new HashMap<>(binders);
    more.put(binder, text);
    return new Scope(variables, more, taken, primed, label);
  }

  /** With a new name for a variable, which was written. */
  Scope writing(Variable variable, Names names) {
    String name = fresh(names.variable(variable) + "_1", names);
    Map<Variable, String> more = new HashMap<>(variables);
    more.put(variable, name);
    return taking(name, more, binders);
  }

  /** With a name that nothing stands for yet. */
  Scope taking(String name) {
    return taking(name, variables, binders);
  }

  private Scope taking(String name, Map<Variable, String> newVariables, Map<Binder, String> newBinders) {
    Set<String> more = new HashSet<>(taken);
    more.add(name);
    return new Scope(newVariables, newBinders, more, primed, label);
  }

  /** The same names, with other names for variables. */
  Scope reading(Map<Variable, String> other) {
    return new Scope(other, binders, taken, primed, label);
  }

  Scope prime(String labelAfter) {
    return new Scope(variables, binders, taken, true, labelAfter);
  }

  String fresh(String wanted, Names names) {
    String base = names.legal(wanted);
    String name = base;
    String stem = base.replaceFirst("_\\d+$", "");
    for (int n = 2; taken.contains(name) || names.isGlobal(name); n++) {
      name = stem + "_" + n;
    }
    return name;
  }

  Optional<String> variable(Variable v) {
    return Optional.ofNullable(variables.get(v));
  }

  String of(Binder binder) {
    return Optional.ofNullable(binders.get(binder)).orElseThrow(
        () -> new IllegalStateException("nothing is bound to " + binder.name()));
  }
}
