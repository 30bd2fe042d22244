package baton.checker.resilience;

import baton.checker.Verdict;

/** How a goal stands under an allowance. */
sealed interface Standing {
  /** It is violated by no run that the verdict is about. */
  record Survives(Verdict evidence) implements Standing {}

  record Breaks() implements Standing {}

  record Open(Verdict verdict) implements Standing {}

  static Standing of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds _, Verdict.Vacuous _, Verdict.HoldsToBound _ -> new Survives(verdict);
      case Verdict.Violated _ -> new Breaks();
      case Verdict.Undecided _ -> new Open(verdict);
    };
  }

  /** Whether it survives, in runs of any length. */
  default boolean isProven() {
    return this instanceof Survives(Verdict evidence) && evidence.proof().isPresent();
  }
}
