package baton.checker.naive;

import baton.models.interpreter.Label;
import java.util.List;
import java.util.Optional;

/**
 * Something to be shown: none of the questions has an answer where all of {@code given} holds.
 *
 * @param name of an invariant initiation, consecution or safety; of induction over runs base or induction, too
 */
public record Claim(String name, List<Term> given, List<Question> questions) {
  public Claim {
    given = List.copyOf(given);
    questions = List.copyOf(questions);
  }

  /**
   * What must be impossible.
   *
   * @param step the step that it is about, if it is about one
   */
  public record Question(Term possible, Optional<Label> step, SymbolicState before, Optional<SymbolicState> after) {}
}
