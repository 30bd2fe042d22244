package baton.checker.resilience;

import baton.models.source.Origin;
import baton.properties.Goal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a survey finds. */
public sealed interface Resilience {
  /**
   * How many faults each goal survives.
   *
   * @param kinds of faults asked about, in the order of declaration; others never happened
   * @param max how many were asked about
   * @param leftOut goals to be reached, of which more faults are never the end, and goals that are not checked
   */
  record Table(List<String> kinds, int max, List<Row> rows, List<Goal> leftOut) implements Resilience {
    public Table {
      kinds = List.copyOf(kinds);
      rows = List.copyOf(rows);
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * One goal.
   *
   * @param each how many faults of each kind it survives, if no others happen
   * @param together how many it survives, of any kinds
   * @param least the fewest that break it
   */
  record Row(Goal goal, Map<String, Cell> each, Cell together, Least least) {
    public Row {
      each = Collections.unmodifiableMap(new LinkedHashMap<>(each));
    }
  }

  /** There is no initial state: a mistake of the model. */
  record NoInitialState(Optional<Origin> emptiedBy) implements Resilience {}
}
