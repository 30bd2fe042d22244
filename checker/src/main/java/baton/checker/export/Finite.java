package baton.checker.export;

import baton.models.ir.Protocol;
import baton.models.source.Origin;

/** Whether a protocol's variables have finitely many values. */
public final class Finite {
  private Finite() {}

  /** Throws {@link NotExportable}, with the place, for one that has not. */
  public static void require(Protocol protocol) {
    for (Protocol.Initialiser i : protocol.initialisers()) {
      if (!i.variable().type().isFinite()) {
        Origin at = i.value().isPresent() ? i.value().get().at() : Origin.nowhere();
        throw new NotExportable(
            at, "`" + i.variable().name() + "` is an `int`, which has infinitely many values",
            "give it a range, as in 0..15");
      }
    }
  }
}
