package baton.checker.explicit;

import baton.properties.Goal;
import java.util.Optional;

/** A goal, and what it asks of instants and steps, if it asks in formulas. */
record Question(Goal goal, Optional<Judges> judges) {
  boolean hasMemory() {
    return judges.isPresent() && !judges.get().memory().bits().isEmpty();
  }
}
