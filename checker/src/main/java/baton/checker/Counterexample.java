package baton.checker;

import baton.counterexamples.Trace;
import baton.models.interpreter.Evaluation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Why a goal is violated. */
public sealed interface Counterexample {
  /**
   * A run that violates it.
   *
   * @param because what is ill-defined at its end, where that is the violation
   * @param shortest whether it is the canonical one (§11.2 of the semantics); else some run that does
   */
  record Run(Trace trace, Optional<Evaluation.Undefined> because, boolean shortest) implements Counterexample {
    /** The canonical run. */
    public Run(Trace trace, Optional<Evaluation.Undefined> because) {
      this(trace, because, true);
    }

    /** No step is needed: to begin is ill-defined. */
    public static Run atFirst(Evaluation.Undefined ill) {
      Trace.Attempt attempt = new Trace.Attempt(Optional.empty(), ill.kind(), ill.at());
      return new Run(
          new Trace(Optional.empty(), List.of(), Optional.of(attempt), OptionalInt.empty()), Optional.of(ill));
    }
  }

  /** Of something to be reached: evidence that no reachable state is it. */
  record Unreachable(Evidence evidence) implements Counterexample {}
}
