package baton.checker.mutation;

import baton.checker.Reason;
import java.util.List;

/** What became of a mutant. */
public sealed interface Fate {
  /** It is no protocol of the language; {@code because} is the first error. */
  record Invalid(String because) implements Fate {}

  /** Its behaviour is the protocol's. */
  record Equivalent() implements Fate {}

  /** Goals have another verdict than the protocol's. */
  record Noticed(List<Change> by) implements Fate {
    public Noticed {
      by = List.copyOf(by);
    }
  }

  /** It behaves otherwise and every goal has the verdict that it had. {@code difference}: a step that shows it. */
  record Survived(String difference) implements Fate {}

  record Undecided(Reason reason) implements Fate {}

  /** Of a goal: its verdict in the protocol, and in the mutant. */
  record Change(String goal, String before, String after) {}
}
