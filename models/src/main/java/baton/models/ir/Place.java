package baton.models.ir;

import java.util.List;
import java.util.Optional;

/**
 * An action, a fault or a routine's step, with its alternatives: what fairness is about.
 *
 * @param parameters of the labels: for a step the routine's, then the loop variables, outermost first
 * @param when the guard before each alternative's body; a step has none of its own (its routine may have)
 * @param step which step of which routine this is
 */
public record Place(
    List<Binder> parameters,
    Optional<Expr> when,
    Fairness fairness,
    List<Action> alternatives,
    Optional<StepSite> step) {
  public enum Fairness {
    NONE,
    WEAK,
    STRONG
  }

  /** The step at {@code step} in {@code Routine#steps()} of the routine of that name. */
  public record StepSite(String routine, int step) {}

  public Place {
    parameters = List.copyOf(parameters);
    alternatives = List.copyOf(alternatives);
  }

  /** The label of the first alternative, by which the place is known. */
  public String name() {
    return alternatives.getFirst().name();
  }
}
