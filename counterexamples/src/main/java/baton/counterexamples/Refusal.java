package baton.counterexamples;

import java.util.Optional;

/**
 * Why an action cannot be taken in a state.
 *
 * @param because in words, after "it is not enabled:"
 * @param why the condition that is false, with the values that make it so
 * @param distance how many conditions would have to change, as far as that can be told
 */
record Refusal(String because, Optional<Explanation> why, int distance) {
  /** More than any guard has conditions: another place of the text, an argument of another type. */
  static final int FAR = 1000;

  static Refusal far(String because) {
    return new Refusal(because, Optional.empty(), FAR);
  }
}
