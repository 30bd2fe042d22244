package baton.models.interpreter;

import baton.models.ir.Ill;
import baton.models.source.Origin;
import baton.models.value.Value;
import baton.models.value.Values;

/** What evaluating an expression gives. */
public sealed interface Evaluation {
  record Defined(Value value) implements Evaluation {}

  /** The first partial operation, in evaluation order, that has no value. */
  record Undefined(Ill kind, Origin at) implements Evaluation {}

  default boolean isTrue() {
    return this instanceof Defined(Value value) && value.equals(Values.TRUE);
  }
}
