package baton.checker.naive;

import baton.models.interpreter.Label;
import java.util.Optional;

/**
 * Where an expression is judged.
 *
 * @param did the step that led here; empty at the first instant
 * @param after what primed expressions see
 * @param open whether numbers may be sums that are not yet checked (§4.7 of the semantics)
 */
record When(SymbolicState state, Optional<Label> did, Optional<SymbolicState> after, boolean open) {
  static When in(SymbolicState state) {
    return new When(state, Optional.empty(), Optional.empty(), false);
  }
}
