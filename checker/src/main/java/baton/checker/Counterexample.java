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
   */
  record Run(Trace trace, Optional<Evaluation.Undefined> because) implements Counterexample {}

  /** Of something to be reached: evidence that no reachable state is it. */
  record Unreachable(Evidence evidence) implements Counterexample {}
}
