package baton.counterexamples.itf;

import baton.models.source.Diagnostic;

/** What reading a file gives. */
public sealed interface Reading<T> {
  record Read<T>(T value) implements Reading<T> {}

  /** The file is no saved trace, or does not fit the protocol; the code is {@code bad-trace}. */
  record Refused<T>(Diagnostic because) implements Reading<T> {}
}
