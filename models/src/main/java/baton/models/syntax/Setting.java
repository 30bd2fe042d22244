package baton.models.syntax;

import baton.models.source.Span;
import java.util.Optional;

/**
 * One part of {@code with Kernel=3, first=Kernel#0, faults crash=2, hang=1}: a sort's size, a constant's value or a
 * budget; a budget without a name bounds all faults together.
 */
public record Setting(Kind kind, Optional<Path> name, String value, Span at) {
  /** What is set. */
  public enum Kind {
    /** A sort, constant or bug. */
    VALUE,
    /** The budget of a fault: {@code faults} stands before it. */
    BUDGET,
    /** What follows a budget: the fault of that name if there is one, else a value. */
    EITHER
  }
}
