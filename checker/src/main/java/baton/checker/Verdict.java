package baton.checker;

import java.util.Optional;

/** What an engine may claim about a goal. There is no {@code isOk()}: the caller looks at the case. */
public sealed interface Verdict {
  /** True of every run, of any length. */
  record Holds(Evidence evidence) implements Verdict {}

  /** Holds, but its left side is never true. */
  record Vacuous(Evidence evidence) implements Verdict {}

  /** No violation in any run of at most {@code steps} steps; says nothing about longer ones. */
  record HoldsToBound(int steps) implements Verdict {}

  record Violated(Counterexample counterexample) implements Verdict {}

  /** No answer, and why. */
  record Undecided(Reason reason, String detail) implements Verdict {}

  /** The evidence of a claim about all runs, or of a run that reaches what was asked for. */
  default Optional<Evidence> proof() {
    return switch (this) {
      case Holds(Evidence e) -> Optional.of(e);
      case Vacuous(Evidence e) -> Optional.of(e);
      case Violated(Counterexample.Unreachable(Evidence e)) -> Optional.of(e);
      case Violated(Counterexample.Run _), HoldsToBound _, Undecided _ -> Optional.empty();
    };
  }

  /** The word that reports use. */
  default String word() {
    return switch (this) {
      case Holds _ -> "holds";
      case Vacuous _ -> "vacuous";
      case HoldsToBound _ -> "holds-to-bound";
      case Violated _ -> "violated";
      case Undecided _ -> "undecided";
    };
  }
}
