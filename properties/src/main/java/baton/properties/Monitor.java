package baton.properties;

import baton.models.ir.Expr;
import baton.models.ir.Variable;
import baton.models.value.Value;
import java.util.List;

/**
 * The memory of a goal: bits that follow the protocol's variables in an extended state.
 *
 * <p>At every instant, the first included, all updates are evaluated at once, over the bits as they were
 * before the instant ({@code initial} before the first one), the state and the step of the instant; the
 * goal's own expressions are evaluated over the same.
 */
public record Monitor(List<Variable> bits, List<Value> initial, List<Expr> updates) {
  public static final Monitor NONE = new Monitor(List.of(), List.of(), List.of());

  public Monitor {
    bits = List.copyOf(bits);
    initial = List.copyOf(initial);
    updates = List.copyOf(updates);
    if (bits.size() != initial.size() || bits.size() != updates.size()) {
      throw new IllegalArgumentException("a monitor bit without initial value or update");
    }
  }

  public boolean isEmpty() {
    return bits.isEmpty();
  }
}
