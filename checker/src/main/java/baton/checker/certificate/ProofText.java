package baton.checker.certificate;

import java.util.List;

/** What shows a goal, as it is written down. */
public sealed interface ProofText permits ProofText.Invariant, ProofText.Induction, RoundsText {
  /** An inductive invariant, one text for each conjunct. */
  record Invariant(List<String> conjuncts) implements ProofText {
    public Invariant {
      conjuncts = List.copyOf(conjuncts);
    }
  }

  /** Induction over runs of so many steps. */
  record Induction(int depth) implements ProofText {}
}
