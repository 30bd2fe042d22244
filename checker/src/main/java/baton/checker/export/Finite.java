package baton.checker.export;

import baton.models.ir.Protocol;
import baton.models.source.Origin;
import baton.models.value.Type;

/** Whether a protocol's variables have finitely many values. */
public final class Finite {
  private Finite() {}

  /** Throws {@link NotExportable}, with the place, for one that has not. */
  public static void require(Protocol protocol) {
    for (Protocol.Initialiser i : protocol.initialisers()) {
      if (isUnbounded(i.variable().type())) {
        Origin at = i.value().isPresent() ? i.value().get().at() : Origin.nowhere();
        throw new NotExportable(
            at, "`" + i.variable().name() + "` is an `int`, which has infinitely many values",
            "give it a range, as in 0..15");
      }
    }
  }

  private static boolean isUnbounded(Type type) {
    return switch (type) {
      case Type.Unbounded _ -> true;
      case Type.Bool _, Type.Enumeration _, Type.Sort _, Type.Range _ -> false;
      case Type.Maybe(Type element) -> isUnbounded(element);
      case Type.SetOf(Type element) -> isUnbounded(element);
      case Type.MapOf map -> isUnbounded(map.range());
      case Type.Record(_, var fields) -> fields.stream().anyMatch(f -> isUnbounded(f.type()));
      case Type.ListOf(_, Type element) -> isUnbounded(element);
    };
  }
}
