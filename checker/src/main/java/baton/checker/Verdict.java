package baton.checker;

import baton.properties.LeftSide;
import java.util.List;
import java.util.Optional;

/** What an engine may claim about a goal. There is no {@code isOk()}: the caller looks at the case. */
public sealed interface Verdict {
  /**
   * True of every run, of any length.
   *
   * @param unknown left sides of which it is not known whether they are ever true
   */
  record Holds(Evidence evidence, List<LeftSide> unknown) implements Verdict {
    public Holds {
      unknown = List.copyOf(unknown);
    }

    /** Of a goal of which all left sides are true somewhere, if it has any. */
    public Holds(Evidence evidence) {
      this(evidence, List.of());
    }
  }

  /**
   * Holds, but some of its conditions say nothing.
   *
   * @param never left sides that are never true
   */
  record Vacuous(Evidence evidence, List<LeftSide> never) implements Verdict {
    public Vacuous {
      never = List.copyOf(never);
    }
  }

  /** No violation in any run of at most {@code steps} steps; says nothing about longer ones. */
  record HoldsToBound(int steps) implements Verdict {}

  record Violated(Counterexample counterexample) implements Verdict {}

  /** No answer, and why. */
  record Undecided(Reason reason, String detail) implements Verdict {}

  /** The evidence of a claim about all runs, or of a run that reaches what was asked for. */
  default Optional<Evidence> proof() {
    return switch (this) {
      case Holds(Evidence e, _) -> Optional.of(e);
      case Vacuous(Evidence e, _) -> Optional.of(e);
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
