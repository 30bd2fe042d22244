package baton.checker.explicit;

import baton.properties.Goal;
import java.util.Optional;

/** A goal, and what it asks of instants and steps, if it asks in formulas. */
record Question(Goal goal, Optional<Judges> judges) {
  /** How many left sides it has that are asked about. */
  int sides() {
    return judges.map(j -> j.met().size()).orElse(0);
  }

  boolean hasMemory() {
    return judges.isPresent() && !judges.get().memory().bits().isEmpty();
  }
}
