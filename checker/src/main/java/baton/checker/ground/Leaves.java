package baton.checker.ground;

import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.Values;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * How a value is cut into leaves, numbers from 0 whose lexicographic order is the reporting order:
 *
 * <ul>
 *   <li>a scalar: its position among the values of its type;
 *   <li>an {@code int}: itself, so that this leaf alone may be negative;
 *   <li>{@code T?} of a scalar: 0 for none, else one more than the leaf of T; of a record: 0 or 1, then the
 *       record's leaves, all 0 for none;
 *   <li>a set: a bit for each element, the first the most significant, {@link #CHUNK} bits to a leaf;
 *   <li>a map or record: the leaves of its parts in order;
 *   <li>a list: its length, then the leaves of each slot, all 0 in unused slots.
 * </ul>
 *
 * <p>A number that is no value of its type, as a sum that is not yet checked, keeps its distance to the least value;
 * of an option a negative one is not made one more.
 */
public final class Leaves {
  /** How many elements of a set share a leaf. */
  public static final int CHUNK = 32;

  private static final int MOST = 1 << 14;

  private Leaves() {}

  /** How many leaves a value of the type has. */
  public static int count(Type type) {
    long n = switch (type) {
      case Type.Bool _, Type.Enumeration _, Type.Sort _, Type.Range _, Type.Unbounded _ -> 1;
      case Type.Maybe(Type element) -> element.isScalar() ? 1 : 1 + count(element);
      case Type.SetOf(Type element) -> (size(element) + CHUNK - 1) / CHUNK;
      case Type.MapOf map -> (long) Values.keyCount(map) * count(map.range());
      case Type.Record(_, var fields) -> fields.stream().mapToLong(f -> count(f.type())).sum();
      case Type.ListOf(int capacity, Type element) -> 1 + (long) capacity * count(element);
    };
    if (n > MOST) {
      throw new NotLowered("a value of " + type + " has more than " + MOST + " parts");
    }
    return (int) n;
  }

  /** How many values a scalar type has. */
  public static int size(Type scalar) {
    BigInteger n = Values.cardinality(scalar);
    if (n.bitLength() > 31) {
      throw new NotLowered(scalar + " has too many values");
    }
    return n.intValueExact();
  }

  /** The greatest value of each leaf, in order. */
  static List<Long> greatest(Type type) {
    List<Long> all = new ArrayList<>();
    greatest(type, all);
    return all;
  }

  private static void greatest(Type type, List<Long> into) {
    switch (type) {
      case Type.Bool _, Type.Enumeration _, Type.Sort _, Type.Range _ -> into.add(size(type) - 1L);
      case Type.Maybe(Type element) -> {
        if (element.isScalar()) {
          into.add((long) size(element));
        } else {
          into.add(1L);
          greatest(element, into);
        }
      }
      case Type.SetOf(Type element) -> {
        for (int from = 0, n = size(element); from < n; from += CHUNK) {
          into.add((1L << Math.min(CHUNK, n - from)) - 1);
        }
      }
      case Type.MapOf map -> {
        List<Long> one = greatest(map.range());
        for (int i = 0, n = Values.keyCount(map); i < n; i++) {
          into.addAll(one);
        }
      }
      case Type.Record(_, var fields) -> fields.forEach(f -> greatest(f.type(), into));
      case Type.ListOf(int capacity, Type element) -> {
        into.add((long) capacity);
        List<Long> one = greatest(element);
        for (int i = 0; i < capacity; i++) {
          into.addAll(one);
        }
      }
      case Type.Unbounded _ -> into.add(Layout.UNBOUNDED);
    }
  }

  /** Writes the leaves of a value from {@code at} on. */
  static void encode(Value value, Type type, long[] into, int at) {
    switch (type) {
      case Type.Bool _, Type.Enumeration _, Type.Sort _, Type.Range _ -> into[at] = Values.indexOf(value, type);
      case Type.Maybe(Type element) -> {
        if (value instanceof Value.None) {
          java.util.Arrays.fill(into, at, at + count(type), 0);
        } else if (element.isScalar()) {
          into[at] = Values.indexOf(value, element) + 1L;
        } else {
          into[at] = 1;
          encode(value, element, into, at + 1);
        }
      }
      case Type.SetOf(Type element) -> {
        java.util.Arrays.fill(into, at, at + count(type), 0);
        for (Value member : ((Value.Set) value).elements()) {
          int i = Values.indexOf(member, element);
          into[at + i / CHUNK] |= 1L << bit(i, size(element));
        }
      }
      case Type.MapOf map -> {
        int step = count(map.range());
        int here = at;
        for (Value v : ((Value.Map) value).values()) {
          encode(v, map.range(), into, here);
          here += step;
        }
      }
      case Type.Record(_, var fields) -> {
        int here = at;
        for (int i = 0; i < fields.size(); i++) {
          encode(((Value.Record) value).fields().get(i), fields.get(i).type(), into, here);
          here += count(fields.get(i).type());
        }
      }
      case Type.ListOf(int capacity, Type element) -> {
        List<Value> elements = ((Value.Sequence) value).elements();
        int step = count(element);
        java.util.Arrays.fill(into, at, at + 1 + capacity * step, 0);
        into[at] = elements.size();
        for (int i = 0; i < elements.size(); i++) {
          encode(elements.get(i), element, into, at + 1 + i * step);
        }
      }
      case Type.Unbounded _ -> into[at] = ((Value.Int) value).value();
    }
  }

  /** The value whose leaves stand from {@code at} on. */
  static Value decode(Type type, long[] from, int at) {
    return switch (type) {
      case Type.Bool _ -> Value.of(from[at] == 1);
      case Type.Enumeration e -> new Value.Enumerator(e, (int) from[at]);
      case Type.Sort s -> new Value.Element(s, (int) from[at]);
      case Type.Range(long lo, _) -> Value.of(lo + from[at]);
      case Type.Maybe(Type element) -> {
        if (from[at] == 0) {
          yield Values.NONE;
        }
        yield element.isScalar() ? decode(element, new long[] {from[at] - 1}, 0) : decode(element, from, at + 1);
      }
      case Type.SetOf(Type element) -> {
        List<Value> members = new ArrayList<>();
        int n = size(element);
        for (int i = 0; i < n; i++) {
          if ((from[at + i / CHUNK] >> bit(i, n) & 1) == 1) {
            members.add(decode(element, new long[] {i}, 0));
          }
        }
        yield new Value.Set(members);
      }
      case Type.MapOf map -> {
        List<Value> values = new ArrayList<>();
        int step = count(map.range());
        for (int i = 0, n = Values.keyCount(map); i < n; i++) {
          values.add(decode(map.range(), from, at + i * step));
        }
        yield new Value.Map(map, values);
      }
      case Type.Record record -> {
        List<Value> fields = new ArrayList<>();
        int here = at;
        for (Type.Field field : record.fields()) {
          fields.add(decode(field.type(), from, here));
          here += count(field.type());
        }
        yield new Value.Record(record, fields);
      }
      case Type.ListOf(_, Type element) -> {
        List<Value> elements = new ArrayList<>();
        int step = count(element);
        for (int i = 0; i < from[at]; i++) {
          elements.add(decode(element, from, at + 1 + i * step));
        }
        yield new Value.Sequence(elements);
      }
      case Type.Unbounded _ -> Value.of(from[at]);
    };
  }

  /** The bit of element {@code i} of {@code n} in its leaf. */
  static int bit(int i, int n) {
    int chunk = i / CHUNK;
    return Math.min(CHUNK, n - chunk * CHUNK) - 1 - i % CHUNK;
  }
}
