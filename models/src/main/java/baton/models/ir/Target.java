package baton.models.ir;

import baton.models.source.Origin;
import baton.models.value.Type;
import java.util.List;

/** What a statement writes: a variable, or a part of it. Indices are evaluated before the new value. */
public record Target(Variable variable, List<Access> path, Origin at) {
  /** One step into a map or a record. */
  public sealed interface Access {
    record Key(List<Expr> keys) implements Access {
      public Key {
        keys = List.copyOf(keys);
      }
    }

    record Field(int field) implements Access {}
  }

  public Target {
    path = List.copyOf(path);
  }

  /** Whether this is all of the other place or a part of it, as far as that is plain from the text. */
  public boolean isWithin(Target whole) {
    return variable.equals(whole.variable) && path.size() >= whole.path.size()
        && path.subList(0, whole.path.size()).equals(whole.path);
  }

  public Type type() {
    Type type = variable.type();
    for (Access access : path) {
      type = switch (access) {
        case Access.Key _ -> ((Type.MapOf) type).range();
        case Access.Field(int field) -> ((Type.Record) type).fields().get(field).type();
      };
    }
    return type;
  }
}
