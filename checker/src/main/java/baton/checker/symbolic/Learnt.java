package baton.checker.symbolic;

import baton.checker.transition.Cube;
import baton.checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.List;

/**
 * What proofs for some goals have shown of a protocol's states, for the use of those that follow. Facts about the
 * protocol have the same numbers whatever is asked.
 */
final class Learnt {
  private final List<List<Cube>> clauses = new ArrayList<>();

  List<List<Cube>> clauses() {
    return List.copyOf(clauses);
  }

  /** Keeps what is inductive, unless it speaks of the goal's memory, too. */
  void add(TransitionSystem system, List<List<Cube>> inductive) {
    int cells = system.ground().layout().cells();
    if (inductive.stream().flatMap(List::stream).flatMapToInt(Cube::facts)
        .anyMatch(f -> system.atoms().get(system.atoms().atomOf(f)).cell() >= cells)) {
      return;
    }
    for (List<Cube> clause : inductive) {
      Cube first = clause.getFirst();
      if (clauses.stream().flatMap(List::stream).noneMatch(known -> known.isPartOf(first))) {
        clauses.add(clause);
      }
    }
  }
}
