package baton.checker.certificate;

import java.util.List;

/**
 * That a proof was shown again to be one.
 *
 * @param text what was shown
 * @param by who showed it
 * @param notes who could not be asked, and why
 * @param nanos how long that took
 */
public record Rechecked(ProofText text, List<String> by, List<String> notes, long nanos) {
  public Rechecked {
    by = List.copyOf(by);
    notes = List.copyOf(notes);
  }
}
