package baton.counterexamples.itf;

import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.ValueOrder;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Values from JSON, each checked against its type. */
final class ValueReader {
  private ValueReader() {}

  static Value read(JsonNode json, Type type) throws Malformed {
    return switch (type) {
      case Type.Bool _ -> {
        if (!json.isBoolean()) {
          throw no(json, type);
        }
        yield Value.of(json.booleanValue());
      }
      case Type.Enumeration e -> {
        int index = json.isString() ? e.elements().indexOf(json.stringValue()) : -1;
        if (index < 0) {
          throw no(json, type);
        }
        yield new Value.Enumerator(e, index);
      }
      case Type.Sort s -> element(json, s);
      case Type.Range r -> {
        Optional<Long> n = integer(json);
        if (n.isEmpty() || !r.contains(n.get())) {
          throw no(json, type);
        }
        yield Value.of(n.get());
      }
      case Type.Unbounded _ -> Value.of(integer(json).orElseThrow(() -> no(json, type)));
      case Type.Maybe(Type element) ->
          json.isString() && json.stringValue().equals(ValueWriter.NONE) ? Values.NONE : read(json, element);
      case Type.SetOf(Type element) -> set(json, element, type);
      case Type.MapOf map -> map(json, map);
      case Type.Record record -> record(json, record);
      case Type.ListOf list -> {
        if (!json.isArray() || json.size() > list.capacity()) {
          throw no(json, type);
        }
        yield new Value.Sequence(all(json, list.element()));
      }
    };
  }

  private static Malformed no(JsonNode json, Type type) {
    String text = json.toString();
    String shown = text.length() > 60 ? text.substring(0, 57) + "..." : text;
    return new Malformed(shown + " is no value of " + type);
  }

  private static Optional<Long> integer(JsonNode json) {
    if (json.isIntegralNumber()) {
      return json.canConvertToLong() ? Optional.of(json.longValue()) : Optional.empty();
    }
    JsonNode big = json.path("#bigint");
    if (json.size() == 1 && big.isString() && big.stringValue().matches("-?[0-9]{1,19}")) {
      try {
        return Optional.of(Long.parseLong(big.stringValue()));
      } catch (NumberFormatException _) {
        return Optional.empty(); // 19 digits, and beyond 64 bits
      }
    }
    return Optional.empty();
  }

  private static Value element(JsonNode json, Type.Sort sort) throws Malformed {
    String prefix = sort.name() + "#";
    if (json.isString() && json.stringValue().startsWith(prefix)) {
      String digits = json.stringValue().substring(prefix.length());
      if (digits.matches("0|[1-9][0-9]{0,5}") && Integer.parseInt(digits) < sort.size()) {
        return new Value.Element(sort, Integer.parseInt(digits));
      }
    }
    throw no(json, sort);
  }

  private static List<Value> all(JsonNode array, Type element) throws Malformed {
    List<Value> values = new ArrayList<>();
    for (JsonNode item : array) {
      values.add(read(item, element));
    }
    return values;
  }

  /** The array under the only key of an object. */
  private static JsonNode tagged(JsonNode json, String tag, Type type) throws Malformed {
    JsonNode content = json.path(tag);
    if (json.size() != 1 || !content.isArray()) {
      throw no(json, type);
    }
    return content;
  }

  private static Value set(JsonNode json, Type element, Type type) throws Malformed {
    List<Value> members = all(tagged(json, "#set", type), element);
    List<Value> sorted = members.stream().distinct().sorted(ValueOrder.INSTANCE).toList();
    if (sorted.size() < members.size()) {
      throw new Malformed("an element is in a set twice");
    }
    return new Value.Set(sorted);
  }

  private static Value map(JsonNode json, Type.MapOf type) throws Malformed {
    Map<Value, Value> entries = new HashMap<>();
    for (JsonNode entry : tagged(json, "#map", type)) {
      if (!entry.isArray() || entry.size() != 2) {
        throw no(entry, type);
      }
      Value key = key(entry.path(0), type);
      try {
        if (entries.containsKey(key)) {
          throw new Malformed("a second entry");
        }
        entries.put(key, read(entry.path(1), type.range()));
      } catch (Malformed e) {
        throw e.in("[" + Values.keyText(key) + "]");
      }
    }
    List<Value> values = new ArrayList<>();
    for (Value key : Values.keys(type)) {
      values.add(Optional.ofNullable(entries.get(key))
          .orElseThrow(() -> new Malformed("there is no entry for " + Values.keyText(key))));
    }
    return new Value.Map(type, values);
  }

  private static Value key(JsonNode json, Type.MapOf type) throws Malformed {
    if (type.domain().size() == 1) {
      return read(json, type.domain().getFirst());
    }
    JsonNode parts = tagged(json, "#tup", type);
    if (parts.size() != type.domain().size()) {
      throw no(json, type);
    }
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      values.add(read(parts.path(i), type.domain().get(i)));
    }
    return new Value.Sequence(values);
  }

  private static Value record(JsonNode json, Type.Record type) throws Malformed {
    if (!json.isObject() || json.size() != type.fields().size()) {
      throw no(json, type);
    }
    List<Value> fields = new ArrayList<>();
    for (Type.Field field : type.fields()) {
      if (json.path(field.name()).isMissingNode()) {
        throw new Malformed("." + field.name() + " is missing");
      }
      try {
        fields.add(read(json.path(field.name()), field.type()));
      } catch (Malformed e) {
        throw e.in("." + field.name());
      }
    }
    return new Value.Record(type, fields);
  }
}
