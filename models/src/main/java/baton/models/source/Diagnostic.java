package baton.models.source;

import java.util.List;
import java.util.Optional;

/**
 * One finding for the author of a model.
 *
 * @param at where; empty only where there is no text to point at (an unreadable file)
 * @param message one sentence, in the author's terms, saying what is wrong
 * @param help what to do about it, or what was expected
 * @param notes further places that explain how we got here, with a text each
 */
public record Diagnostic(
    Code code, Severity severity, Optional<Span> at, String message, Optional<String> help, List<Note> notes) {
  /** How grave a finding is: only an {@code ERROR} makes the model unusable. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /** A second place that belongs to the finding: "first declared here". */
  public record Note(Span at, String text) {}

  public Diagnostic {
    notes = List.copyOf(notes);
  }

  public static Diagnostic error(Code code, Span at, String message) {
    return new Diagnostic(code, Severity.ERROR, Optional.of(at), message, Optional.empty(), List.of());
  }

  public static Diagnostic warning(Code code, Span at, String message) {
    return new Diagnostic(code, Severity.WARNING, Optional.of(at), message, Optional.empty(), List.of());
  }

  /** An error about something that has no text: a missing file, an option of the command line. */
  public static Diagnostic error(Code code, String message) {
    return new Diagnostic(code, Severity.ERROR, Optional.empty(), message, Optional.empty(), List.of());
  }

  public Diagnostic help(String text) {
    return new Diagnostic(code, severity, at, message, Optional.of(text), notes);
  }

  public Diagnostic note(Span span, String text) {
    List<Note> more = new java.util.ArrayList<>(notes);
    more.add(new Note(span, text));
    return new Diagnostic(code, severity, at, message, help, more);
  }
}
