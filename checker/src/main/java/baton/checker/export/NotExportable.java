package baton.checker.export;

import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.Origin;

/** Thrown where a target cannot say what the protocol says; exporters turn it into {@link Exported.Refused}. */
public final class NotExportable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic because;

  /** {@code what} cannot be said, at a place in the model; {@code help} says what to do. */
  public NotExportable(Origin at, String what, String help) {
    super(what, null, false, false);
    Diagnostic d = at.span().map(span -> Diagnostic.error(Code.NOT_EXPORTABLE, span, what))
        .orElseGet(() -> Diagnostic.error(Code.NOT_EXPORTABLE, what));
    because = d.help(help);
  }

  /** What to tell the author. */
  public Diagnostic because() {
    return because;
  }
}
