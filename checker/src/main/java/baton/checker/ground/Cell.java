package baton.checker.ground;

import baton.models.ir.Variable;
import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;

/**
 * What a cell of a {@link Layout} is in the protocol.
 *
 * @param path from the variable to the part, as reports show keys and fields: {@code Device#0}, {@code epoch}
 * @param role what its numbers stand for
 * @param type of the part: of the value, the option, the list or the set
 */
public record Cell(Variable variable, List<String> path, Role role, Type type) {
  /** What the numbers in a cell stand for. */
  public enum Role {
    /** The position among the values of a scalar, for an option of one, none first; the number that an int is. */
    VALUE,
    /** Whether an option of a record has a value. */
    PRESENCE,
    /** The length of a list. */
    LENGTH,
    /** A bit for each element of a set, the last one the least significant. */
    MEMBERS
  }

  public Cell {
    path = List.copyOf(path);
  }

  /** All cells of a layout, in order. */
  public static List<Cell> of(Layout layout) {
    List<Cell> cells = new ArrayList<>();
    layout.variables().forEach(v -> collect(v, List.of(), v.type(), cells));
    return cells;
  }

  private static void collect(Variable v, List<String> path, Type type, List<Cell> into) {
    switch (type) {
      case Type.Bool _, Type.Enumeration _, Type.Sort _, Type.Range _, Type.Unbounded _ ->
          into.add(new Cell(v, path, Role.VALUE, type));
      case Type.Maybe(Type element) -> {
        if (element.isScalar()) {
          into.add(new Cell(v, path, Role.VALUE, type));
        } else {
          into.add(new Cell(v, path, Role.PRESENCE, type));
          collect(v, path, element, into);
        }
      }
      case Type.SetOf _ -> {
        int chunks = Leaves.count(type);
        for (int i = 0; i < chunks; i++) {
          into.add(new Cell(v, chunks == 1 ? path : longer(path, Integer.toString(i)), Role.MEMBERS, type));
        }
      }
      case Type.MapOf map -> {
        for (Value key : Values.keys(map)) {
          collect(v, longer(path, Values.keyText(key)), map.range(), into);
        }
      }
      case Type.Record(_, var fields) -> fields.forEach(f -> collect(v, longer(path, f.name()), f.type(), into));
      case Type.ListOf(int capacity, Type element) -> {
        into.add(new Cell(v, longer(path, "size"), Role.LENGTH, type));
        for (int i = 0; i < capacity; i++) {
          collect(v, longer(path, Integer.toString(i)), element, into);
        }
      }
    }
  }

  private static List<String> longer(List<String> path, String part) {
    List<String> all = new ArrayList<>(path);
    all.add(part);
    return all;
  }
}
