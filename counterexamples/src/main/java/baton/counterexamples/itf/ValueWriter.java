package baton.counterexamples.itf;

import baton.models.value.Value;
import baton.models.value.Values;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values as JSON. */
final class ValueWriter {
  static final String NONE = "none";

  /** Integers beyond lose digits in many readers of JSON. */
  static final long EXACT = (1L << 53) - 1;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ValueWriter() {}

  static JsonNode write(Value value) {
    return switch (value) {
      case Value.Bool(boolean b) -> JSON.booleanNode(b);
      case Value.Int(long n) -> integer(n);
      case Value.Enumerator _, Value.Element _ -> JSON.stringNode(value.toString());
      case Value.None _ -> JSON.stringNode(NONE);
      case Value.Set(List<Value> elements) -> tagged("#set", all(elements));
      case Value.Map map -> map(map);
      case Value.Record record -> {
        ObjectNode object = JSON.objectNode();
        for (int i = 0; i < record.fields().size(); i++) {
          object.set(record.type().fields().get(i).name(), write(record.fields().get(i)));
        }
        yield object;
      }
      case Value.Sequence(List<Value> elements) -> all(elements);
    };
  }

  private static JsonNode integer(long n) {
    return Math.abs(n) <= EXACT && n != Long.MIN_VALUE
        ? JSON.numberNode(n)
        : JSON.objectNode().put("#bigint", Long.toString(n));
  }

  static ArrayNode all(List<Value> values) {
    ArrayNode array = JSON.arrayNode();
    values.forEach(v -> array.add(write(v)));
    return array;
  }

  private static ObjectNode tagged(String tag, JsonNode content) {
    ObjectNode object = JSON.objectNode();
    object.set(tag, content);
    return object;
  }

  private static JsonNode map(Value.Map map) {
    List<Value> keys = Values.keys(map.type());
    ArrayNode entries = JSON.arrayNode();
    for (int i = 0; i < keys.size(); i++) {
      entries.add(JSON.arrayNode().add(key(keys.get(i))).add(write(map.values().get(i))));
    }
    return tagged("#map", entries);
  }

  private static JsonNode key(Value key) {
    return key instanceof Value.Sequence(List<Value> parts) ? tagged("#tup", all(parts)) : write(key);
  }
}
