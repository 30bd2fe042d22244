package baton.models.interpreter;

import baton.models.source.Origin;
import baton.models.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one iteration of a simultaneous {@code for} has written, place by place (§4.3 to §4.6 of the
 * semantics).
 */
record Writes(Map<Place, Write> all) {
  static final Writes NONE = new Writes(Map.of());

  /**
   * A leaf of a variable: the positions of map entries and record fields on the way to it, and the element
   * if it is a membership bit of a set.
   */
  record Place(int variable, List<Integer> path, Optional<Value> element) {}

  /** How a place was written, and by what. */
  sealed interface Write {
    Origin at();

    /** {@code :=}; the value is in the iteration's state. */
    record Assigned(boolean update, Origin at) implements Write {}

    /** {@code +=} and {@code -=} on a number, added up. */
    record Changed(long delta, Origin at) implements Write {}

    /** The last {@code +=} ({@code add}) or {@code -=} of an element. */
    record Member(boolean add, Origin at) implements Write {}
  }

  /** These writes and one more. An assignment absorbs what comes before and after it. */
  Writes and(Place place, Write write) {
    Map<Place, Write> more = new LinkedHashMap<>(all);
    more.merge(place, write, Writes::then);
    return new Writes(more);
  }

  private static Write then(Write earlier, Write later) {
    if (earlier instanceof Write.Assigned(boolean update, Origin at)) {
      return new Write.Assigned(update || later instanceof Write.Assigned(boolean again, _) && again, at);
    }
    if (earlier instanceof Write.Changed(long a, Origin at) && later instanceof Write.Changed(long b, _)) {
      return new Write.Changed(Arithmetic.sum(a, b), at);
    }
    return later;
  }

  boolean hasAssigned(Place place) {
    return all.get(place) instanceof Write.Assigned;
  }
}
