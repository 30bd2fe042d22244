package baton.checker.naive;

import java.util.ArrayList;
import java.util.List;

/** Collects when an expression is ill-defined. */
final class IllIf {
  private final Terms terms;
  private final List<Term> some = new ArrayList<>();

  IllIf(Terms terms) {
    this.terms = terms;
  }

  void add(Term ill) {
    if (ill != terms.no) {
      some.add(ill);
    }
  }

  /** What is found in {@code part} matters only if {@code condition} holds. */
  void add(Term condition, IllIf part) {
    if (!part.some.isEmpty()) {
      add(terms.and(condition, part.term()));
    }
  }

  Term term() {
    return terms.or(some);
  }
}
