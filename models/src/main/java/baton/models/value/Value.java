package baton.models.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of the language. Equality is structural, {@link ValueOrder} is the order of reports, and
 * {@link Object#toString()} is how a trace shows it.
 *
 * <p>A value of {@code T?} is {@link None} or simply the value of T: widening changes nothing.
 */
public sealed interface Value {
  record Bool(boolean value) implements Value {
    @Override
    public String toString() {
      return value ? "true" : "false";
    }
  }

  /** An integer; what leaves 64 bits is refused when it is computed. */
  record Int(long value) implements Value {
    @Override
    public boolean equals(@Nullable Object other) { // as a record has it, but needs no code made at run time
      return other instanceof Int i && value == i.value;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(value);
    }

    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  /** The element at {@code index} (from 0) of an enum. */
  record Enumerator(Type.Enumeration type, int index) implements Value {
    @Override
    public int hashCode() {
      return index + 3; // without the type, whose hash is dear
    }

    @Override
    public String toString() {
      return type.elements().get(index);
    }
  }

  /** The element at {@code index} (from 0) of a sort, shown as {@code Kernel#0}. */
  record Element(Type.Sort type, int index) implements Value {
    @Override
    public int hashCode() {
      return index + 7; // without the type, whose hash is dear
    }

    @Override
    public String toString() {
      return type.name() + "#" + index;
    }
  }

  record None() implements Value {
    @Override
    public String toString() {
      return "none";
    }
  }

  /** A set; {@code elements} are distinct and in the reporting order. */
  record Set(List<Value> elements) implements Value {
    public Set {
      elements = List.copyOf(elements);
    }

    @Override
    public String toString() {
      return "{" + String.join(", ", elements.stream().map(Value::toString).toList()) + "}";
    }
  }

  /** A total map: one value for each element of the domain, in the reporting order of the domain. */
  record Map(Type.MapOf type, List<Value> values) implements Value {
    public Map {
      values = List.copyOf(values);
    }

    @Override
    public int hashCode() {
      return values.hashCode(); // without the type, whose hash is dear
    }

    @Override
    public String toString() {
      List<Value> keys = Values.keys(type);
      StringBuilder text = new StringBuilder("{");
      for (int i = 0; i < values.size(); i++) {
        text.append(i == 0 ? "" : ", ").append(Values.keyText(keys.get(i))).append(": ").append(values.get(i));
      }
      return text.append("}").toString();
    }
  }

  record Record(Type.Record type, List<Value> fields) implements Value {
    public Record {
      fields = List.copyOf(fields);
    }

    @Override
    public int hashCode() {
      return fields.hashCode() + 1; // without the type, whose hash is dear
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(type.name()).append("(");
      for (int i = 0; i < fields.size(); i++) {
        text.append(i == 0 ? "" : ", ").append(type.fields().get(i).name()).append(" = ").append(fields.get(i));
      }
      return text.append(")").toString();
    }
  }

  /** A bounded list. As the key of a product domain it holds one value for each factor. */
  record Sequence(List<Value> elements) implements Value {
    public Sequence {
      elements = List.copyOf(elements);
    }

    @Override
    public String toString() {
      return "[" + String.join(", ", elements.stream().map(Value::toString).toList()) + "]";
    }
  }

  static Value of(boolean value) {
    return value ? Values.TRUE : Values.FALSE;
  }

  static Value of(long value) {
    return new Int(value);
  }
}
