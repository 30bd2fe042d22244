package baton.models.ir;

import baton.models.source.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A question for the greatest stretch of a run.
 *
 * @param stepsOf the labels that count; empty: the durations of all actions are summed
 * @param condition holds all along the stretch
 * @param limit the greatest value allowed, if it is a requirement
 */
public record Measure(
    String name,
    List<Binder> parameters,
    List<String> stepsOf,
    Expr condition,
    Optional<Expr> limit,
    Optional<String> doc,
    Origin at) {
  public Measure {
    parameters = List.copyOf(parameters);
    stepsOf = List.copyOf(stepsOf);
  }
}
