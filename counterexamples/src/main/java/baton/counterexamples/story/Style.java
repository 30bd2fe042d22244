package baton.counterexamples.story;

import java.util.function.UnaryOperator;

/**
 * How pieces of a story are set off; each adds what takes no room, such as colour.
 *
 * @param title the first line and the headings
 * @param action labels of actions
 * @param fault labels of faults and of steps that are ill-defined
 * @param quiet documentation
 */
public record Style(
    UnaryOperator<String> title, UnaryOperator<String> action, UnaryOperator<String> fault,
    UnaryOperator<String> quiet) {
  /** Adds nothing. */
  public static final Style PLAIN = all(UnaryOperator.identity());

  private static Style all(UnaryOperator<String> same) {
    return new Style(same, same, same, same);
  }
}
