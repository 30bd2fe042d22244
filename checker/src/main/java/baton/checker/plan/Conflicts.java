package baton.checker.plan;

import baton.models.ir.Plan.Constraint;
import baton.models.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes away constraints of which none is needed for a contradiction: first whole sentences of the plan, then what they
 * say of single tasks.
 */
final class Conflicts {
  record Conflict(List<Constraint> constraints, boolean minimal) {}

  private final Function<List<Constraint>, Optional<Boolean>> possible;
  private boolean minimal = true;

  private Conflicts(Function<List<Constraint>, Optional<Boolean>> possible) {
    this.possible = possible;
  }

  /** {@code possible}: whether some schedule keeps constraints; empty if that cannot be told any more. */
  static Conflict of(List<Constraint> constraints, Function<List<Constraint>, Optional<Boolean>> possible) {
    Conflicts conflicts = new Conflicts(possible);
    Map<Optional<Span>, List<Constraint>> sentences = new LinkedHashMap<>();
    constraints.forEach(c -> sentences.computeIfAbsent(c.at().span(), _ -> new ArrayList<>()).add(c));
    List<Constraint> fewer = conflicts.without(List.copyOf(sentences.values()));
    List<Constraint> least = conflicts.without(fewer.stream().map(List::of).toList());
    return new Conflict(least, conflicts.minimal);
  }

  /** Parts that are still a contradiction, halves first, so that much that is not needed goes at once. */
  private List<Constraint> without(List<List<Constraint>> parts) {
    List<List<Constraint>> kept = new ArrayList<>(parts);
    for (int size = Math.max(1, parts.size() / 2); size >= 1; size /= 2) {
      int at = 0;
      while (at < kept.size()) {
        List<List<Constraint>> rest = new ArrayList<>(kept);
        rest.subList(at, Math.min(at + size, rest.size())).clear();
        Optional<Boolean> answer = possible.apply(flat(rest));
        minimal &= answer.isPresent();
        if (answer.isPresent() && !answer.get()) {
          kept = rest;
        } else {
          at += size;
        }
      }
    }
    return flat(kept);
  }

  private static List<Constraint> flat(List<List<Constraint>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }
}
