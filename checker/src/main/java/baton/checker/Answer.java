package baton.checker;

import baton.models.source.Origin;
import baton.properties.Goal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an engine says about a protocol. */
public sealed interface Answer {
  /**
   * A verdict for each goal asked about, in the order of the question.
   *
   * @param exploration figures of the search, where the engine searched
   * @param answeredBy the name of the engine that answered, where several were at hand
   */
  record Verdicts(Map<Goal, Verdict> verdicts, Optional<Exploration> exploration, Optional<String> answeredBy)
      implements Answer {
    public Verdicts {
      verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
    }

    /** By the engine that was asked. */
    public Verdicts(Map<Goal, Verdict> verdicts, Optional<Exploration> exploration) {
      this(verdicts, exploration, Optional.empty());
    }

    /** Every goal is undecided for one reason, and nothing was searched. */
    public static Verdicts undecided(List<Goal> goals, Reason reason, String why) {
      return undecided(goals, new Verdict.Undecided(reason, why));
    }

    /** What is said where a limit was reached while the protocol was lowered or initial states were computed. */
    public static final String BEFORE_THE_FIRST_STEP = "before the first step";

    /** A limit was reached while the protocol was lowered or initial states were computed. */
    public static Verdicts beforeTheFirstStep(List<Goal> goals, Reason limit) {
      return undecided(goals, limit, BEFORE_THE_FIRST_STEP);
    }

    /** Every goal is undecided in the same way, and nothing was searched. */
    public static Verdicts undecided(List<Goal> goals, Verdict.Undecided verdict) {
      Map<Goal, Verdict> verdicts = new LinkedHashMap<>();
      goals.forEach(g -> verdicts.put(g, verdict));
      return new Verdicts(verdicts, Optional.empty());
    }
  }

  /** There is no initial state: a mistake of the model, never "everything holds". */
  record NoInitialState(Optional<Origin> emptiedBy) implements Answer {}
}
