package baton.models.interpreter;

import baton.models.ir.Ill;
import baton.models.source.Origin;

/** Carries the first ill operation out of an evaluation; never leaves this package. */
final class IllException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Ill kind;
  private final transient Origin at;

  IllException(Ill kind, Origin at) {
    super(kind.word(), null, false, false);
    this.kind = kind;
    this.at = at;
  }

  Evaluation.Undefined undefined() {
    return new Evaluation.Undefined(kind, at);
  }
}
