package baton.checker.export.tla;

import baton.checker.export.NotExportable;
import baton.models.ir.Expr;
import baton.models.ir.Routine;
import baton.models.source.Origin;
import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Types as sets, and their values. Elements of sorts and enums are strings, {@code none} is a model value. */
final class Types {
  private final Names names;
  private final Map<String, String> constants = new LinkedHashMap<>();
  private final Map<String, String> constantTexts = new LinkedHashMap<>();
  private final Map<Type, String> ranks = new LinkedHashMap<>();

  Types(Names names) {
    this.names = names;
  }

  /** {@code (a, b)}, or nothing. */
  static String arguments(List<String> arguments) {
    return arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")";
  }

  /** The set of all values, fit to stand beside an operator. */
  String set(Type type) {
    return switch (type) {
      case Type.Bool _ -> "BOOLEAN";
      case Type.Enumeration(String name, _) -> names.set(type, name);
      case Type.Sort(String name, _) -> names.set(type, name);
      case Type.Range(long lo, long hi) -> "(" + number(lo) + ".." + number(hi) + ")";
      case Type.Unbounded _ -> throw new NotExportable(
          Origin.nowhere(), "an `int` has infinitely many values", "give it a range, as in 0..15");
      case Type.Maybe(Type element) -> "(" + set(element) + " \\cup {none})";
      case Type.SetOf(Type element) -> "(SUBSET " + set(element) + ")";
      case Type.MapOf map -> "[" + domain(map) + " -> " + set(map.range()) + "]";
      case Type.Record(_, var fields) -> "["
          + String.join(", ", fields.stream().map(f -> names.legal(f.name()) + " : " + set(f.type())).toList()) + "]";
      case Type.ListOf(int capacity, Type element) ->
          "(UNION {[1..n -> " + set(element) + "] : n \\in 0.." + capacity + "})";
    };
  }

  private String domain(Type.MapOf map) {
    return String.join(" \\X ", map.domain().stream().map(this::set).toList());
  }

  /** The map with one value everywhere; names in it are in no one's way. */
  String filled(Type.MapOf map, String value) {
    List<String> bounds = new ArrayList<>();
    for (int i = 0; i < map.domain().size(); i++) {
      bounds.add("key_" + (i + 1) + " \\in " + set(map.domain().get(i)));
    }
    return "[" + String.join(", ", bounds) + " |-> " + value + "]";
  }

  private static String number(long n) {
    return n < 0 ? "(" + n + ")" : Long.toString(n);
  }

  String value(Value value, Type type) {
    return switch (value) {
      case Value.Bool(boolean b) -> b ? "TRUE" : "FALSE";
      case Value.Int(long n) -> number(n);
      case Value.Enumerator(Type.Enumeration t, int index) -> quoted(t, t.elements().get(index));
      case Value.Element e -> quoted(e.type(), e.toString());
      case Value.None _ -> "none";
      case Value.Set(var elements) ->
          "{" + String.join(", ", elements.stream().map(v -> value(v, ((Type.SetOf) type).element())).toList()) + "}";
      case Value.Map(Type.MapOf map, var values) -> {
        List<Value> keys = Values.keys(map);
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
          cases.add("(" + key(keys.get(i), map) + " :> " + value(values.get(i), map.range()) + ")");
        }
        yield "(" + String.join(" @@ ", cases) + ")";
      }
      case Value.Record(Type.Record t, var fields) -> {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
          Type.Field f = t.fields().get(i);
          parts.add(names.legal(f.name()) + " |-> " + value(fields.get(i), f.type()));
        }
        yield "[" + String.join(", ", parts) + "]";
      }
      case Value.Sequence(var elements) -> "<<"
          + String.join(", ", elements.stream().map(v -> value(v, ((Type.ListOf) type).element())).toList()) + ">>";
    };
  }

  private String key(Value key, Type.MapOf map) {
    if (key instanceof Value.Sequence(var parts)) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        texts.add(value(parts.get(i), map.domain().get(i)));
      }
      return "<<" + String.join(", ", texts) + ">>";
    }
    return value(key, map.domain().getFirst());
  }

  private String quoted(Type type, String element) {
    set(type); // so that the module says what its values are
    return "\"" + element + "\"";
  }

  /** A constant's operator. */
  String constant(Expr.Constant c) {
    String name =
        constants.computeIfAbsent(c.name(), n -> names.claim(n.replace("size(", "size_of_").replace(")", "")));
    constantTexts.putIfAbsent(name, value(c.value(), c.type()));
    return name;
  }

  /** The constants that were used, with their values. */
  Map<String, String> constants() {
    return new LinkedHashMap<>(constantTexts);
  }

  /** The function from an enum's elements to their positions. */
  String rank(Type.Enumeration e) {
    return ranks.computeIfAbsent(e, _ -> names.claim("rank_" + e.name()));
  }

  /** Where a routine stands at one of its steps. */
  String point(Routine routine, int step) {
    Type.Enumeration points = (Type.Enumeration) routine.locationType().fields().getFirst().type();
    return points.elements().get(Routine.FIRST_STEP + step);
  }

  String field(Routine routine, int field) {
    return names.legal(routine.locationType().fields().get(field).name());
  }
}
