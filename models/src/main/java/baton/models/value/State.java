package baton.models.value;

import java.util.Arrays;
import java.util.List;

/**
 * One state of a protocol: a value for each free constant, variable and routine location, then for each
 * fault counter, in the order of {@code Protocol#variables()}. Monitor bits of a goal may follow.
 */
public final class State {
  private final Value[] values;
  private int hash; // 0 until asked for; computing it twice gives the same

  public State(List<Value> values) {
    this(values.toArray(new Value[0]));
  }

  private State(Value[] values) {
    this.values = values;
  }

  public List<Value> values() {
    return List.of(values);
  }

  public Value get(int variable) {
    return values[variable];
  }

  public int size() {
    return values.length;
  }

  /** This state with another value of one variable. */
  public State with(int variable, Value value) {
    Value[] changed = values.clone();
    changed[variable] = value;
    return new State(changed);
  }

  /** The first {@code size} values. */
  public State prefix(int size) {
    return size == values.length ? this : new State(Arrays.copyOf(values, size));
  }

  /** This state with more values behind it. */
  public State plus(List<Value> more) {
    Value[] longer = Arrays.copyOf(values, values.length + more.size());
    for (int i = 0; i < more.size(); i++) {
      longer[values.length + i] = more.get(i);
    }
    return new State(longer);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof State s && hashCode() == s.hashCode() && Arrays.equals(values, s.values);
  }

  @Override
  public int hashCode() {
    int h = hash;
    if (h == 0) {
      h = Arrays.hashCode(values);
      hash = h;
    }
    return h;
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
