package baton.checker.naive;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is true of a state, in parts, and is to be as true of those that steps lead to. */
final class Clauses {
  private final Terms terms;
  private final List<Term> all = new ArrayList<>();
  private final Map<Term, BitSet> speakOf = new HashMap<>(); // of an unknown, which

  Clauses(Terms terms, List<Term> facts) {
    this.terms = terms;
    facts.forEach(this::split);
    for (int i = 0; i < all.size(); i++) {
      for (Term unknown : unknowns(all.get(i))) {
        speakOf.computeIfAbsent(unknown, _ -> new BitSet()).set(i);
      }
    }
  }

  private void split(Term t) {
    if (t.op() == Term.Op.AND) {
      t.operands().forEach(this::split);
    } else if (t.op() != Term.Op.TRUE) {
      all.add(t);
    }
  }

  List<Term> all() {
    return all;
  }

  /** That one of them is no longer true; {@code after}: what unknowns become, the others stay what they are. */
  Term brokenBy(Map<Term, Term> after) {
    BitSet touched = new BitSet(); // the others stay as true as they are
    for (Term changed : after.keySet()) {
      BitSet some = speakOf.get(changed);
      if (some != null) {
        touched.or(some);
      }
    }
    List<Term> broken = new ArrayList<>();
    for (int i = touched.nextSetBit(0); i >= 0; i = touched.nextSetBit(i + 1)) {
      broken.add(terms.not(terms.replace(all.get(i), after)));
    }
    return terms.or(broken);
  }

  private static Set<Term> unknowns(Term term) {
    Set<Term> found = new HashSet<>();
    Set<Term> seen = new HashSet<>();
    List<Term> open = new ArrayList<>(List.of(term));
    while (!open.isEmpty()) {
      Term t = open.removeLast();
      if (seen.add(t)) {
        if (t.op() == Term.Op.TRUTH || t.op() == Term.Op.INTEGER) {
          found.add(t);
        }
        open.addAll(t.operands());
      }
    }
    return found;
  }
}
