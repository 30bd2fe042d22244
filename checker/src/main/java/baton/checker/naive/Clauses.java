package baton.checker.naive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is true of a state, in parts, and is to be as true of those that steps lead to. */
final class Clauses {
  private final Terms terms;
  private final List<Term> all = new ArrayList<>();
  private final List<Set<Term>> supports;

  Clauses(Terms terms, List<Term> facts) {
    this.terms = terms;
    facts.forEach(this::split);
    supports = all.stream().map(Clauses::unknowns).toList();
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
    Set<Term> changed = Set.copyOf(after.keySet());
    List<Term> broken = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (supports.get(i).stream().anyMatch(changed::contains)) { // the others stay as true as they are
        broken.add(terms.not(terms.replace(all.get(i), after)));
      }
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
