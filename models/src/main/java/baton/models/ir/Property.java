package baton.models.ir;

import baton.models.source.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A declared property.
 *
 * @param name qualified by module instance: {@code reset.resetBeforeUse}
 * @param parameters an outer {@code all}, for a {@code REACH} an outer {@code some}
 * @param notChecked why no verdict is asked for: it depends on a parameter of its module that was left out
 */
public record Property(
    Kind kind,
    String name,
    List<Binder> parameters,
    Expr body,
    Optional<String> notChecked,
    Optional<String> doc,
    Origin at) {
  /** What is asked of the body, and of when. */
  public enum Kind {
    /** In every reachable state. */
    INVARIANT,
    /** Of every step. */
    TRANSITION,
    /** A temporal formula, of every run. */
    PROPERTY,
    /** In some reachable state. */
    REACH
  }

  public Property {
    parameters = List.copyOf(parameters);
  }
}
