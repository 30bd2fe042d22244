package baton.checker;

import baton.counterexamples.Trace;
import baton.models.ir.Expr;
import baton.properties.Fairness;
import java.util.List;

/** Why a goal holds. */
public sealed interface Evidence {
  /** Every reachable state was looked at; of a goal with memory, every pair of state and memory. */
  record Exhaustive(long states, long transitions, int depth) implements Evidence {}

  /**
   * A run that reaches what was asked for.
   *
   * @param shortest whether it is the canonical one (§11.2 of the semantics); else some run that does
   */
  record Witness(Trace trace, boolean shortest) implements Evidence {
    /** The canonical run. */
    public Witness(Trace trace) {
      this(trace, true);
    }
  }

  /**
   * An inductive invariant: true of initial states, kept by every step, and nothing that it is true of violates the
   * goal.
   *
   * @param conjuncts over the state, and the goal's memory behind it; none: every state will do
   * @param clauses how many there are with every {@code all} written out
   */
  record Invariant(List<Expr> conjuncts, int clauses) implements Evidence {
    public Invariant {
      conjuncts = List.copyOf(conjuncts);
    }
  }

  /**
   * Induction over runs: no run of at most {@code depth} steps from an initial state violates the goal, and none of so
   * many steps from anywhere, through different states that do not, does so at its end.
   */
  record Induction(int depth) implements Evidence {}

  /**
   * Of a goal about infinite runs: its safety is shown, and of each claim that no run comes by so many rounds, in each
   * of which all that must recur does.
   */
  record Rounds(Evidence safety, List<Claim> claims) implements Evidence {
    /**
     * A claim of the goal.
     *
     * @param fairness what of all that is declared fair must recur
     * @param evidence about the protocol that counts up to so many rounds
     */
    public record Claim(int rounds, List<Fairness.Subject> fairness, Evidence evidence) {
      public Claim {
        fairness = List.copyOf(fairness);
      }
    }

    public Rounds {
      claims = List.copyOf(claims);
    }
  }
}
