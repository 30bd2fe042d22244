package baton.checker;

import baton.counterexamples.Trace;
import baton.models.interpreter.Evaluation;
import java.util.Optional;

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
  }

  /** Of something to be reached: evidence that no reachable state is it. */
  record Unreachable(Evidence evidence) implements Counterexample {}
}
