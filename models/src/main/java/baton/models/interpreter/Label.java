package baton.models.interpreter;

import baton.models.value.Value;
import java.util.List;

/** What a step is called: an action with its arguments. */
public record Label(String action, List<Value> arguments) {
  public Label {
    arguments = List.copyOf(arguments);
  }

  @Override
  public String toString() {
    return action + "(" + String.join(", ", arguments.stream().map(Value::toString).toList()) + ")";
  }
}
