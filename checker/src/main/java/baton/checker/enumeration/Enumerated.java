package baton.checker.enumeration;

import baton.checker.Reason;
import baton.checker.Verdict;
import baton.models.source.Origin;
import java.util.List;
import java.util.Optional;

/** How an enumeration ends. */
public sealed interface Enumerated {
  /**
   * There are counterexamples, or runs to what is to be reached; each was told.
   *
   * @param shortest the length of the shortest
   * @param count how many there are, those that differ by names or order counted once
   * @param ending whether these are all
   * @param distinguished sorts whose elements were told apart, for their renamings are too many
   */
  record Some(int shortest, long count, Ending ending, List<String> distinguished) implements Enumerated {
    public Some {
      distinguished = List.copyOf(distinguished);
    }
  }

  /** There is none; the verdict says as far as what is known. */
  record None(Verdict verdict) implements Enumerated {}

  /** There is no initial state: a mistake of the model. */
  record NoInitialState(Optional<Origin> emptiedBy) implements Enumerated {}

  /** Why no more were told. */
  sealed interface Ending {
    /** There are no more of the lengths asked for. */
    record All() implements Ending {}

    /** As many as were wanted. */
    record Enough() implements Ending {}

    /** A limit was reached. */
    record Stopped(Reason reason) implements Ending {}
  }
}
