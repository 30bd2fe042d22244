package baton.checker;

import baton.models.source.Origin;
import baton.properties.Goal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What an engine says about a protocol. */
public sealed interface Answer {
  /**
   * A verdict for each goal asked about, in the order of the question.
   *
   * @param exploration figures of the search, where the engine searched
   */
  record Verdicts(Map<Goal, Verdict> verdicts, Optional<Exploration> exploration) implements Answer {
    public Verdicts {
      verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
    }
  }

  /** There is no initial state: a mistake of the model, never "everything holds". */
  record NoInitialState(Optional<Origin> emptiedBy) implements Answer {}
}
