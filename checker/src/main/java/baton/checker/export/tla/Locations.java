package baton.checker.export.tla;

import baton.models.ir.Routine;
import baton.models.value.Type;
import java.util.ArrayList;
import java.util.List;

/** Where control stands, as a record. */
final class Locations {
  private Locations() {}

  /** Outside all loops. */
  static String at(Routine routine, String point, Types types) {
    List<String> fields = new ArrayList<>(List.of("at |-> \"" + point + "\""));
    Type.Record type = routine.locationType();
    for (int i = 1; i < type.fields().size(); i++) {
      fields.add(types.field(routine, i) + " |-> " + outside(type.fields().get(i).type()));
    }
    return "[" + String.join(", ", fields) + "]";
  }

  /** What a loop's field is worth outside the loop. */
  static String outside(Type type) {
    return type instanceof Type.Maybe ? "none" : type instanceof Type.SetOf ? "{}" : "0";
  }
}
