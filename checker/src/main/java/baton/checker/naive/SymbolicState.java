package baton.checker.naive;

import java.util.ArrayList;
import java.util.List;

/** A value for each variable, the goal's memory behind them; the same only as itself. */
public final class SymbolicState {
  private final List<Worth> values;

  SymbolicState(List<Worth> values) {
    this.values = List.copyOf(values);
  }

  List<Worth> values() {
    return values;
  }

  Worth get(int variable) {
    return values.get(variable);
  }

  @SuppressWarnings("ReferenceEquality") // the same object is certainly the same value
  SymbolicState with(int variable, Worth value) {
    if (values.get(variable) == value) {
      return this;
    }
    List<Worth> changed = new ArrayList<>(values);
    changed.set(variable, value);
    return new SymbolicState(changed);
  }

  /** This state with the goal's memory behind it, in place of what was there. */
  SymbolicState remembering(int variables, List<Term> bits) {
    List<Worth> longer = new ArrayList<>(values.subList(0, variables));
    bits.forEach(b -> longer.add(new Worth.Truth(b)));
    return new SymbolicState(longer);
  }
}
