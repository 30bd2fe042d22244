package baton.checker.certificate;

import java.util.List;

/**
 * That an invariant was shown again to be one.
 *
 * @param conjuncts the text that was shown
 * @param by who showed it
 * @param notes who could not be asked, and why
 * @param nanos how long that took
 */
public record Rechecked(List<String> conjuncts, List<String> by, List<String> notes, long nanos) {
  public Rechecked {
    conjuncts = List.copyOf(conjuncts);
    by = List.copyOf(by);
    notes = List.copyOf(notes);
  }
}
