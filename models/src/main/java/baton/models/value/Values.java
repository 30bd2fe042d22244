package baton.models.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The values that have names, all values of a type, and how many there are. */
public final class Values {
  public static final Value TRUE = new Value.Bool(true);
  public static final Value FALSE = new Value.Bool(false);
  public static final Value NONE = new Value.None();

  private Values() {}

  /** All values of a finite type, in the reporting order. */
  public static List<Value> all(Type type) {
    return switch (type) {
      case Type.Bool _ -> List.of(FALSE, TRUE);
      case Type.Enumeration e -> indices(e.elements().size(), i -> new Value.Enumerator(e, i));
      case Type.Sort s -> indices(s.size(), i -> new Value.Element(s, i));
      case Type.Range(long lo, long hi) -> indices(Math.toIntExact(hi - lo + 1), i -> Value.of(lo + i));
      case Type.Unbounded _ -> throw new IllegalArgumentException("int has infinitely many values");
      case Type.Maybe(Type element) -> {
        List<Value> values = new ArrayList<>(List.of(NONE));
        values.addAll(all(element));
        yield values;
      }
      case Type.SetOf(Type element) -> subsets(all(element), 0);
      case Type.MapOf map ->
          tuples(java.util.Collections.nCopies(keyCount(map), all(map.range()))).stream()
              .<Value>map(values -> new Value.Map(map, values)).toList();
      case Type.Record record ->
          tuples(record.fields().stream().map(f -> all(f.type())).toList()).stream()
              .<Value>map(values -> new Value.Record(record, values)).toList();
      case Type.ListOf(int capacity, Type element) -> {
        List<Value> elements = all(element);
        List<Value> values = new ArrayList<>();
        for (int n = 0; n <= capacity; n++) {
          tuples(java.util.Collections.nCopies(n, elements)).forEach(xs -> values.add(new Value.Sequence(xs)));
        }
        yield values;
      }
    };
  }

  private static List<Value> indices(int n, java.util.function.IntFunction<Value> value) {
    List<Value> values = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      values.add(value.apply(i));
    }
    return List.copyOf(values);
  }

  /** The sets of elements from {@code from} on; those without the first element come first. */
  private static List<Value> subsets(List<Value> elements, int from) {
    if (from == elements.size()) {
      return List.of(new Value.Set(List.of()));
    }
    List<Value> rest = subsets(elements, from + 1);
    List<Value> all = new ArrayList<>(rest);
    for (Value set : rest) {
      List<Value> members = new ArrayList<>(List.of(elements.get(from)));
      members.addAll(((Value.Set) set).elements());
      all.add(new Value.Set(members));
    }
    return all;
  }

  /** One value of each list, in lexicographic order. */
  public static List<List<Value>> tuples(List<List<Value>> factors) {
    List<List<Value>> tuples = List.of(List.of());
    for (List<Value> factor : factors) {
      List<List<Value>> longer = new ArrayList<>();
      for (List<Value> tuple : tuples) {
        for (Value value : factor) {
          List<Value> t = new ArrayList<>(tuple);
          t.add(value);
          longer.add(t);
        }
      }
      tuples = longer;
    }
    return tuples;
  }

  /** How many keys a map has. */
  public static int keyCount(Type.MapOf map) {
    int n = 1;
    for (Type type : map.domain()) {
      n = Math.multiplyExact(n, size(type));
    }
    return n;
  }

  /**
   * The keys of a map in the reporting order: values of the domain, or for a product a
   * {@link Value.Sequence} with one value for each factor.
   */
  public static List<Value> keys(Type.MapOf map) {
    if (map.domain().size() == 1) {
      return all(map.domain().getFirst());
    }
    return tuples(map.domain().stream().map(Values::all).toList()).stream()
        .<Value>map(Value.Sequence::new).toList();
  }

  /** A key as an index shows it: {@code Kernel#0, Device#1}. */
  public static String keyText(Value key) {
    return key instanceof Value.Sequence(List<Value> parts)
        ? String.join(", ", parts.stream().map(Value::toString).toList())
        : key.toString();
  }

  /** The position of a scalar among the values of its type; outside of it, -1. */
  public static int indexOf(Value value, Type type) {
    return switch (value) {
      case Value.Bool(boolean b) -> b ? 1 : 0;
      case Value.Enumerator(_, int index) -> index;
      case Value.Element(_, int index) -> index;
      case Value.Int(long n) ->
          type instanceof Type.Range range && range.contains(n) ? Math.toIntExact(n - range.lo()) : -1;
      case Value.None _, Value.Set _, Value.Map _, Value.Record _, Value.Sequence _ ->
          throw new IllegalArgumentException(value + " is no scalar");
    };
  }

  /** The position of a tuple of keys among the entries of a map; -1 if one lies outside the domain. */
  public static int indexOf(List<Value> keys, Type.MapOf map) {
    int index = 0;
    for (int i = 0; i < keys.size(); i++) {
      Type type = map.domain().get(i);
      int k = indexOf(keys.get(i), type);
      if (k < 0) {
        return -1;
      }
      index = index * size(type) + k;
    }
    return index;
  }

  private static int size(Type scalar) {
    return switch (scalar) {
      case Type.Bool _ -> 2;
      case Type.Enumeration e -> e.elements().size();
      case Type.Sort s -> s.size();
      case Type.Range(long lo, long hi) -> Math.toIntExact(hi - lo + 1);
      case Type.Unbounded _, Type.Maybe _, Type.SetOf _, Type.MapOf _, Type.Record _, Type.ListOf _ ->
          throw new IllegalArgumentException(scalar + " is no scalar");
    };
  }

  /** How many values a finite type has. */
  public static BigInteger cardinality(Type type) {
    return switch (type) {
      case Type.Bool _ -> BigInteger.TWO;
      case Type.Enumeration e -> BigInteger.valueOf(e.elements().size());
      case Type.Sort s -> BigInteger.valueOf(s.size());
      case Type.Range(long lo, long hi) ->
          BigInteger.valueOf(hi).subtract(BigInteger.valueOf(lo)).add(BigInteger.ONE);
      case Type.Unbounded _ -> throw new IllegalArgumentException("int has infinitely many values");
      case Type.Maybe(Type element) -> cardinality(element).add(BigInteger.ONE);
      case Type.SetOf(Type element) -> power(BigInteger.TWO, cardinality(element));
      case Type.MapOf(List<Type> domain, Type range) ->
          power(cardinality(range),
              domain.stream().map(Values::cardinality).reduce(BigInteger.ONE, BigInteger::multiply));
      case Type.Record(_, List<Type.Field> fields) ->
          fields.stream().map(f -> cardinality(f.type())).reduce(BigInteger.ONE, BigInteger::multiply);
      case Type.ListOf(int capacity, Type element) -> {
        BigInteger n = cardinality(element);
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i <= capacity; i++) {
          sum = sum.add(n.pow(i));
        }
        yield sum;
      }
    };
  }

  /** A power whose exponent may itself be huge: beyond 100,000 bits it only matters that it is large. */
  private static BigInteger power(BigInteger base, BigInteger exponent) {
    BigInteger bits = exponent.multiply(BigInteger.valueOf(base.bitLength()));
    return bits.bitLength() > 17 ? BigInteger.ONE.shiftLeft(100_000) : base.pow(exponent.intValueExact());
  }

  /** Whether a value is one of a type. */
  public static boolean isOf(Value value, Type type) {
    return switch (type) {
      case Type.Bool _ -> value instanceof Value.Bool;
      case Type.Enumeration e -> value instanceof Value.Enumerator(var t, _) && t.equals(e);
      case Type.Sort s -> value instanceof Value.Element(var t, _) && t.equals(s);
      case Type.Range r -> value instanceof Value.Int(long n) && r.contains(n);
      case Type.Unbounded _ -> value instanceof Value.Int;
      case Type.Maybe(Type element) -> value instanceof Value.None || isOf(value, element);
      case Type.SetOf(Type element) ->
          value instanceof Value.Set(var elements) && elements.stream().allMatch(v -> isOf(v, element));
      case Type.MapOf map -> value instanceof Value.Map(var t, var values) && t.equals(map)
          && values.stream().allMatch(v -> isOf(v, map.range()));
      case Type.Record record -> value instanceof Value.Record(var t, var fields) && t.equals(record)
          && java.util.stream.IntStream.range(0, fields.size())
              .allMatch(i -> isOf(fields.get(i), record.fields().get(i).type()));
      case Type.ListOf(int capacity, Type element) -> value instanceof Value.Sequence(var elements)
          && elements.size() <= capacity && elements.stream().allMatch(v -> isOf(v, element));
    };
  }
}
