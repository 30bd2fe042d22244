package baton.checker.export.promela;

import baton.checker.ground.Cell;
import baton.models.value.Type;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What cells and their values are called. */
final class Names {
  private static final int MOST_LISTED = 12;

  private final Identifiers identifiers;
  private final List<Cell> cells;
  private final List<String> variables = new ArrayList<>();
  private final Map<String, String> constants = new LinkedHashMap<>();
  private final Map<String, Long> defined = new LinkedHashMap<>();

  Names(List<Cell> cells, Identifiers identifiers) {
    this.identifiers = identifiers;
    this.cells = List.copyOf(cells);
    for (Cell cell : cells) {
      List<String> parts = new ArrayList<>(List.of(cell.variable().name()));
      cell.path().forEach(part -> parts.add(part.replace("#", "").replace("-", "m")));
      variables.add(identifiers.of(parts));
    }
  }

  /** The variable of a cell. */
  String variable(int cell) {
    return variables.get(cell);
  }

  /** The number {@code k} as a value of a cell: enums and elements of sorts by name. */
  String constant(int cell, long k) {
    Cell c = cells.get(cell);
    if (c.role() != Cell.Role.VALUE) {
      return Long.toString(k);
    }
    return switch (c.type()) {
      case Type.Enumeration _, Type.Sort _ -> named(c.type(), "", k, k);
      case Type.Maybe(Type element) -> {
        boolean hasNames = element instanceof Type.Enumeration || element instanceof Type.Sort;
        yield k == 0 ? define("none", 0) : hasNames ? named(element, "some_", k - 1, k) : Long.toString(k);
      }
      case Type.Bool _, Type.Range _, Type.SetOf _, Type.MapOf _, Type.Record _, Type.ListOf _, Type.Unbounded _ ->
          Long.toString(k);
    };
  }

  private String named(Type type, String prefix, long index, long k) {
    List<String> elements = switch (type) {
      case Type.Enumeration(String name, var all) -> all.stream().map(e -> name + "_" + e).toList();
      case Type.Sort(String name, int size) ->
          java.util.stream.IntStream.range(0, size).mapToObj(i -> name + i).toList();
      case Type.Bool _, Type.Range _, Type.Maybe _, Type.SetOf _, Type.MapOf _, Type.Record _, Type.ListOf _,
          Type.Unbounded _ -> throw new IllegalArgumentException(type + " has no names");
    };
    boolean inside = index >= 0 && index < elements.size();
    return inside ? define(prefix + elements.get((int) index), k) : Long.toString(k);
  }

  private String define(String wanted, long k) {
    String name = constants.computeIfAbsent(wanted, w -> identifiers.of(List.of(w)));
    defined.put(name, k);
    return name;
  }

  /** The constants that were used so far, with their numbers. */
  Map<String, Long> constants() {
    return new LinkedHashMap<>(defined);
  }

  /** What the numbers of a cell stand for. */
  String meaning(int cell) {
    Cell c = cells.get(cell);
    return switch (c.role()) {
      case PRESENCE -> "1 if there is a value";
      case LENGTH -> "length";
      case MEMBERS -> "set of " + ((Type.SetOf) c.type()).element() + ", the last element is bit 0";
      case VALUE -> values(c.type());
    };
  }

  private static String values(Type type) {
    return switch (type) {
      case Type.Bool _ -> "bool";
      case Type.Range(long lo, long hi) -> lo + ".." + hi + (lo == 0 ? "" : ", 0 stands for " + lo);
      case Type.Maybe(Type.Range(long lo, long hi)) -> "none, or " + lo + ".." + hi + ", 1 stands for " + lo;
      case Type.Enumeration _, Type.Sort _, Type.Maybe _ -> {
        List<String> all = Values.cardinality(type).bitLength() > 10
            ? List.of() : Values.all(type).stream().map(Object::toString).toList();
        String listed = String.join(", ", all.subList(0, Math.min(MOST_LISTED, all.size())));
        yield type + ": " + listed + (all.size() > MOST_LISTED || all.isEmpty() ? ", ..." : "");
      }
      case Type.SetOf _, Type.MapOf _, Type.Record _, Type.ListOf _, Type.Unbounded _ ->
          throw new IllegalArgumentException(type + " is no scalar");
    };
  }
}
