package baton.checker;

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
