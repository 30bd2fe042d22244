package baton.checker.naive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one iteration of a simultaneous {@code for} has written, place by place (§4.3 to §4.6 of the semantics). */
record Writes(Map<Place, Written> all) {
  static final Writes NONE = new Writes(Map.of());

  /**
   * A leaf of a variable: the positions of map entries and record fields on the way to it, and the position of the
   * element if it is a membership bit of a set, else -1.
   */
  record Place(int variable, List<Integer> path, int element) {}

  /**
   * How a place was written; of assigned, changed, added and removed one at most is true.
   *
   * @param update whether some assignment was one that reads the place itself
   * @param delta what was added to a number, where {@code changed}
   */
  record Written(Term assigned, Term update, Term changed, Worth delta, Term added, Term removed) {
    Term any(Terms terms) {
      return terms.or(assigned, changed, added, removed);
    }
  }

  Writes {
    all = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(all));
  }

  Written get(Place place, Algebra algebra) {
    Terms t = algebra.terms;
    return all.getOrDefault(place, new Written(t.no, t.no, t.no, algebra.number(0), t.no, t.no));
  }

  private Writes put(Place place, Written written) {
    Map<Place, Written> more = new LinkedHashMap<>(all);
    more.put(place, written);
    return new Writes(more);
  }

  /** Also assigned, where the condition holds: that absorbs what comes before it. */
  Writes assigned(Place place, Term condition, Term update, Algebra algebra) {
    Written w = get(place, algebra);
    Terms t = algebra.terms;
    Term not = t.not(condition);
    return put(place, new Written(
        t.or(w.assigned(), condition), t.or(w.update(), t.and(condition, update)), t.and(w.changed(), not), w.delta(),
        t.and(w.added(), not), t.and(w.removed(), not)));
  }

  /** Also changed by an amount, where the condition holds and nothing was assigned. */
  Writes changed(Place place, Term condition, Worth delta, Numbers numbers, Algebra algebra) {
    Written w = get(place, algebra);
    Terms t = algebra.terms;
    Term now = t.and(condition, t.not(w.assigned()));
    Worth before = algebra.ite(w.changed(), w.delta(), algebra.number(0));
    Worth sum = algebra.ite(now, numbers.add(before, delta), before);
    return put(place, new Written(w.assigned(), w.update(), t.or(w.changed(), now), sum, w.added(), w.removed()));
  }

  /** Also added to or removed from a set, where the condition holds and nothing was assigned. */
  Writes member(Place place, Term condition, Term add, Algebra algebra) {
    Written w = get(place, algebra);
    Terms t = algebra.terms;
    Term now = t.and(condition, t.not(w.assigned()));
    return put(place, new Written(
        w.assigned(), w.update(), w.changed(), w.delta(), t.ite(now, add, w.added()),
        t.ite(now, t.not(add), w.removed())));
  }

  /** These if the condition is true, else the others. */
  Writes ite(Term condition, Writes otherwise, Algebra algebra) {
    Terms t = algebra.terms;
    Set<Place> places = new java.util.LinkedHashSet<>(all.keySet());
    places.addAll(otherwise.all.keySet());
    Map<Place, Written> merged = new LinkedHashMap<>();
    for (Place place : places) {
      Written a = get(place, algebra);
      Written b = otherwise.get(place, algebra);
      merged.put(place, new Written(
          t.ite(condition, a.assigned(), b.assigned()), t.ite(condition, a.update(), b.update()),
          t.ite(condition, a.changed(), b.changed()), algebra.ite(condition, a.delta(), b.delta()),
          t.ite(condition, a.added(), b.added()), t.ite(condition, a.removed(), b.removed())));
    }
    return new Writes(merged);
  }
}
