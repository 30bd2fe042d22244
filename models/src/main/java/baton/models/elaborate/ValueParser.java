package baton.models.elaborate;

import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads values as the command line and {@code with} write them: {@code 3}, {@code true}, {@code Kernel#1}. */
final class ValueParser {
  private ValueParser() {}

  /** The value; for a map the value of all its entries. */
  static Optional<Value> parse(String text, Type type) {
    String t = text.strip();
    return switch (type) {
      case Type.Bool _ ->
          t.equals("true")
              ? Optional.of(Values.TRUE)
              : t.equals("false") ? Optional.of(Values.FALSE) : Optional.empty();
      case Type.Range range -> number(t).filter(range::contains).map(Value::of);
      case Type.Unbounded _ -> number(t).map(Value::of);
      case Type.Enumeration e -> {
        String bare = t.startsWith(e.name() + ".") ? t.substring(e.name().length() + 1) : t;
        yield e.elements().contains(bare)
            ? Optional.of(new Value.Enumerator(e, e.elements().indexOf(bare)))
            : Optional.empty();
      }
      case Type.Sort sort ->
          t.startsWith(sort.name() + "#")
              ? number(t.substring(sort.name().length() + 1))
                  .filter(n -> n >= 0 && n < sort.size())
                  .map(n -> new Value.Element(sort, Math.toIntExact(n)))
              : Optional.empty();
      case Type.Maybe(Type element) -> t.equals("none") ? Optional.of(Values.NONE) : parse(t, element);
      case Type.SetOf _ -> t.equals("{}") ? Optional.of(new Value.Set(List.of())) : Optional.empty();
      case Type.ListOf _ -> t.equals("[]") ? Optional.of(new Value.Sequence(List.of())) : Optional.empty();
      case Type.MapOf map ->
          parse(t, map.range()).map(v -> {
            List<Value> values = new ArrayList<>();
            Values.keys(map).forEach(_ -> values.add(v));
            return new Value.Map(map, values);
          });
      case Type.Record _ -> Optional.empty();
    };
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /** What may be written for a value of a type, in words. */
  static String expected(Type type) {
    return switch (type) {
      case Type.Bool _ -> "true or false";
      case Type.Range r -> "a number " + r;
      case Type.Unbounded _ -> "a number";
      case Type.Enumeration e -> "one of " + String.join(", ", e.elements());
      case Type.Sort s -> s.name() + "#0 to " + s.name() + "#" + (s.size() - 1);
      case Type.Maybe(Type element) -> "none or " + expected(element);
      case Type.SetOf _ -> "{}";
      case Type.ListOf _ -> "[]";
      case Type.MapOf m -> expected(m.range()) + ", for all entries";
      case Type.Record r -> "nothing: a record " + r.name() + " cannot be written here";
    };
  }
}
