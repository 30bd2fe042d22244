package baton.checker.sat;

import java.util.ArrayList;
import java.util.List;

/**
 * Which clauses to look at when a literal becomes true, since they watch its negation; beside each another of its
 * literals.
 */
final class Watches {
  private final List<IntVector> lists = new ArrayList<>();

  /** Room for one more variable. */
  void grow() {
    lists.add(new IntVector());
    lists.add(new IntVector());
  }

  IntVector of(int literal) {
    return lists.get(literal);
  }

  /** Watches the first two literals of a clause. */
  void add(Clauses clauses, int clause) {
    int a = clauses.literal(clause, 0);
    int b = clauses.literal(clause, 1);
    add(a ^ 1, clause, b);
    add(b ^ 1, clause, a);
  }

  void add(int literal, int clause, int other) {
    IntVector list = lists.get(literal);
    list.add(clause);
    list.add(other);
  }

  /** Watches all these clauses and no other. */
  void renew(Clauses clauses) {
    lists.forEach(IntVector::clear);
    for (int c = clauses.first(); c != Clauses.NONE; c = clauses.next(c)) {
      add(clauses, c);
    }
  }
}
