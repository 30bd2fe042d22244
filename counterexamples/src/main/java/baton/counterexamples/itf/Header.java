package baton.counterexamples.itf;

import baton.models.ir.Settings;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads what stands in {@code #meta}: the model, the instance, the goal. */
final class Header {
  private Header() {}

  static Provenance read(JsonNode document) throws Malformed {
    JsonNode meta = document.path("#meta");
    if (!document.isObject() || !meta.isObject()) {
      throw new Malformed("there is no object `#meta`");
    }
    String schema = text(meta, "schema");
    if (!schema.equals(ItfWriter.SCHEMA)) {
      throw new Malformed("`schema` is not " + ItfWriter.SCHEMA);
    }
    String sha256 = text(meta, "sha256");
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new Malformed("`sha256` is no hash");
    }
    return new Provenance(text(meta, "source"), sha256, settings(meta), text(meta, "goal"));
  }

  private static String text(JsonNode meta, String name) throws Malformed {
    JsonNode value = meta.path(name);
    if (!value.isString() || value.stringValue().isBlank()) {
      throw new Malformed("`#meta` has no text `" + name + "`");
    }
    return value.stringValue();
  }

  private static Settings settings(JsonNode meta) throws Malformed {
    Map<String, String> values = new TreeMap<>();
    for (Map.Entry<String, Integer> size : numbers(meta, "sizes").entrySet()) {
      values.put(size.getKey(), Integer.toString(size.getValue()));
    }
    for (Map.Entry<String, JsonNode> constant : object(meta, "constants").properties()) {
      JsonNode value = constant.getValue();
      boolean simple =
          value.isString() || value.isBoolean() || value.isIntegralNumber() && value.canConvertToLong();
      if (!simple) {
        throw new Malformed("the constant `" + constant.getKey() + "` has no value that can be set");
      }
      values.put(constant.getKey(), value.asString());
    }
    JsonNode bugs = meta.path("bugs");
    if (!bugs.isArray()) {
      throw new Malformed("`#meta` has no list `bugs`");
    }
    for (JsonNode bug : bugs) {
      if (!bug.isString()) {
        throw new Malformed("a bug has no name");
      }
      values.put(bug.stringValue(), "true");
    }
    JsonNode all = meta.path("allFaults");
    OptionalInt allFaults =
        all.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(number("allFaults", all));
    return new Settings(values, numbers(meta, "faults"), allFaults);
  }

  private static JsonNode object(JsonNode meta, String name) throws Malformed {
    JsonNode value = meta.path(name);
    if (!value.isObject()) {
      throw new Malformed("`#meta` has no object `" + name + "`");
    }
    return value;
  }

  private static Map<String, Integer> numbers(JsonNode meta, String name) throws Malformed {
    Map<String, Integer> numbers = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : object(meta, name).properties()) {
      numbers.put(entry.getKey(), number(name + "." + entry.getKey(), entry.getValue()));
    }
    return numbers;
  }

  private static int number(String name, JsonNode value) throws Malformed {
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
      throw new Malformed("`" + name + "` is no number from 0");
    }
    return value.intValue();
  }
}
