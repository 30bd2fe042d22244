package baton.checker.naive;

import baton.checker.naive.Worth.Cases;
import baton.checker.naive.Worth.Members;
import baton.checker.naive.Worth.Number;
import baton.checker.naive.Worth.Option;
import baton.checker.naive.Worth.Parts;
import baton.checker.naive.Worth.Sequence;
import baton.checker.naive.Worth.Truth;
import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** Values as they are, as they may be, one or the other, equal or not. */
final class Algebra {
  private static final int FEW = 64; // values of a number that are told apart

  final Terms terms;
  private final IdentityHashMap<Type, List<Value>> domains = new IdentityHashMap<>(); // equal types may be there twice
  private final Map<Long, Cases> numbers = new HashMap<>();

  Algebra(Terms terms) {
    this.terms = terms;
  }

  List<Value> all(Type type) {
    return domains.computeIfAbsent(type, Values::all);
  }

  /** A value that is known. */
  Worth literal(Value value, Type type) {
    return switch (type) {
      case Type.Bool _ -> new Truth(terms.truth(value.equals(Values.TRUE)));
      case Type.Enumeration _, Type.Sort _ -> number(Values.indexOf(value, type));
      case Type.Range _, Type.Unbounded _ -> number(((Value.Int) value).value());
      case Type.Maybe(Type element) -> value instanceof Value.None
          ? new Option(terms.no, any(element))
          : new Option(terms.yes, literal(value, element));
      case Type.SetOf(Type element) -> {
        List<Value> members = ((Value.Set) value).elements();
        yield new Members(all(element).stream().map(x -> terms.truth(members.contains(x))).toList());
      }
      case Type.MapOf(_, Type range) ->
          new Parts(((Value.Map) value).values().stream().map(v -> literal(v, range)).toList());
      case Type.Record(_, var fields) -> {
        List<Value> values = ((Value.Record) value).fields();
        List<Worth> parts = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
          parts.add(literal(values.get(i), fields.get(i).type()));
        }
        yield new Parts(parts);
      }
      case Type.ListOf(int capacity, Type element) -> {
        List<Value> elements = ((Value.Sequence) value).elements();
        List<Term> size = new ArrayList<>();
        List<Worth> slots = new ArrayList<>();
        for (int i = 0; i <= capacity; i++) {
          size.add(terms.truth(i == elements.size()));
        }
        for (int i = 0; i < capacity; i++) {
          slots.add(i < elements.size() ? literal(elements.get(i), element) : any(element));
        }
        yield new Sequence(size, slots);
      }
    };
  }

  Cases number(long n) {
    Cases known = numbers.get(n);
    if (known == null) {
      known = new Cases(new TreeMap<>(Map.of(n, terms.yes)));
      numbers.put(n, known);
    }
    return known;
  }

  /** Some value, where none is meant. */
  private Worth any(Type type) {
    return switch (type) {
      case Type.Bool _ -> new Truth(terms.no);
      case Type.Enumeration _, Type.Sort _, Type.Unbounded _ -> number(0);
      case Type.Range(long lo, _) -> number(lo);
      case Type.Maybe(Type element) -> new Option(terms.no, any(element));
      case Type.SetOf(Type element) -> new Members(all(element).stream().map(_ -> terms.no).toList());
      case Type.MapOf map -> {
        List<Worth> parts = new ArrayList<>();
        for (int i = 0; i < Values.keyCount(map); i++) {
          parts.add(any(map.range()));
        }
        yield new Parts(parts);
      }
      case Type.Record(_, var fields) -> new Parts(fields.stream().map(f -> any(f.type())).toList());
      case Type.ListOf list -> literal(new Value.Sequence(List.of()), list);
    };
  }

  /** A value of which only the type is known; {@code typed} receives what the type says of its unknowns. */
  Worth unknown(Type type, List<Term> typed) {
    return switch (type) {
      case Type.Bool _ -> new Truth(terms.unknownTruth());
      case Type.Enumeration e -> unknown(0, e.elements().size() - 1, typed);
      case Type.Sort(_, int size) -> unknown(0, size - 1, typed);
      case Type.Range(long lo, long hi) -> unknown(lo, hi, typed);
      case Type.Unbounded _ -> new Number(terms.unknownInteger());
      case Type.Maybe(Type element) -> new Option(terms.unknownTruth(), unknown(element, typed));
      case Type.SetOf(Type element) -> new Members(all(element).stream().map(_ -> terms.unknownTruth()).toList());
      case Type.MapOf map -> {
        List<Worth> parts = new ArrayList<>();
        for (int i = 0; i < Values.keyCount(map); i++) {
          parts.add(unknown(map.range(), typed));
        }
        yield new Parts(parts);
      }
      case Type.Record(_, var fields) -> new Parts(fields.stream().map(f -> unknown(f.type(), typed)).toList());
      case Type.ListOf(int capacity, Type element) -> {
        List<Worth> slots = new ArrayList<>();
        for (int i = 0; i < capacity; i++) {
          slots.add(unknown(element, typed));
        }
        yield new Sequence(List.copyOf(((Cases) unknown(0, capacity, typed)).when().values()), slots);
      }
    };
  }

  private Worth unknown(long lo, long hi, List<Term> typed) {
    if (hi - lo >= FEW || hi - lo < 0) {
      Term n = terms.unknownInteger();
      typed.add(terms.atMost(terms.number(lo), n));
      typed.add(terms.atMost(n, terms.number(hi)));
      return new Number(n);
    }
    TreeMap<Long, Term> when = new TreeMap<>();
    for (long v = lo; v <= hi; v++) {
      when.put(v, lo == hi ? terms.yes : terms.unknownTruth());
    }
    List<Term> all = List.copyOf(when.values());
    typed.add(terms.or(all));
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < i; j++) {
        typed.add(terms.or(terms.not(all.get(i)), terms.not(all.get(j))));
      }
    }
    return new Cases(when);
  }

  static Term truth(Worth w) {
    return ((Truth) w).term();
  }

  /** When a scalar is the value at {@code index} among those of its type. */
  Term isAt(Worth scalar, Type type, int index) {
    return switch (scalar) {
      case Truth(Term t) -> index == 1 ? t : terms.not(t);
      case Cases(var when) -> {
        Long value = type instanceof Type.Range(long lo, _) ? lo + index : (long) index;
        yield when.getOrDefault(value, terms.no);
      }
      case Number(Term n) -> terms.equal(n, terms.number(((Type.Range) type).lo() + index));
      case Option _, Members _, Parts _, Sequence _ -> throw new IllegalArgumentException("no scalar: " + scalar);
    };
  }

  /** The index of a scalar among the values of its type, if that is known and there is one; else -1. */
  int knownIndex(Worth scalar, Type type) {
    return switch (scalar) {
      case Truth(Term t) -> t == terms.yes ? 1 : t == terms.no ? 0 : -1;
      case Cases(var when) when when.size() == 1 && when.firstEntry().getValue() == terms.yes -> {
        long index = type instanceof Type.Range(long lo, _) ? when.firstKey() - lo : when.firstKey();
        yield index >= 0 && index < all(type).size() ? (int) index : -1;
      }
      case Cases _, Number _ -> -1;
      case Option _, Members _, Parts _, Sequence _ -> throw new IllegalArgumentException("no scalar: " + scalar);
    };
  }

  /** A number as a term. */
  Term asTerm(Worth number) {
    if (number instanceof Number(Term n)) {
      return n;
    }
    Map<Long, Term> when = ((Cases) number).when();
    Term result = null;
    for (Map.Entry<Long, Term> e : when.entrySet()) {
      Term n = terms.number(e.getKey());
      result = result == null ? n : terms.choice(e.getValue(), n, result);
    }
    return java.util.Objects.requireNonNull(result);
  }

  /** The first if the condition is true, else the second; both of one type. */
  @SuppressWarnings("ReferenceEquality") // the same object is certainly the same value
  Worth ite(Term condition, Worth then, Worth otherwise) {
    if (condition == terms.yes || then == otherwise) {
      return then;
    }
    if (condition == terms.no) {
      return otherwise;
    }
    return switch (then) {
      case Truth(Term t) -> new Truth(terms.ite(condition, t, truth(otherwise)));
      case Number(Term t) -> new Number(terms.choice(condition, t, asTerm(otherwise)));
      case Cases(var a) when otherwise instanceof Cases(var b) -> {
        TreeMap<Long, Term> when = new TreeMap<>();
        a.forEach((v, t) -> when.put(v, terms.ite(condition, t, b.getOrDefault(v, terms.no))));
        b.forEach((v, t) -> when.computeIfAbsent(v, _ -> terms.ite(condition, terms.no, t)));
        when.values().removeIf(t -> t == terms.no);
        yield new Cases(when);
      }
      case Cases _ -> new Number(terms.choice(condition, asTerm(then), asTerm(otherwise)));
      case Option(Term there, Worth value) -> {
        Option o = (Option) otherwise;
        yield new Option(terms.ite(condition, there, o.there()), ite(condition, value, o.value()));
      }
      case Members(var in) -> new Members(zip(in, ((Members) otherwise).in(), (x, y) -> terms.ite(condition, x, y)));
      case Parts(var parts) -> new Parts(zip(parts, ((Parts) otherwise).parts(), (x, y) -> ite(condition, x, y)));
      case Sequence(var size, var slots) -> {
        Sequence o = (Sequence) otherwise;
        yield new Sequence(
            zip(size, o.size(), (x, y) -> terms.ite(condition, x, y)),
            zip(slots, o.slots(), (x, y) -> ite(condition, x, y)));
      }
    };
  }

  static <T> List<T> zip(List<T> a, List<T> b, BinaryOperator<T> f) {
    List<T> all = new ArrayList<>(a.size());
    for (int i = 0; i < a.size(); i++) {
      all.add(f.apply(a.get(i), b.get(i)));
    }
    return all;
  }

  Term equal(Worth left, Worth right) {
    return switch (left) {
      case Truth(Term t) -> terms.same(t, truth(right));
      case Cases(var a) when right instanceof Cases(var b) && b.size() == 1 -> is(b, a);
      case Cases(var a) when right instanceof Cases(var b) -> {
        List<Term> some = new ArrayList<>();
        a.forEach((v, t) -> some.add(terms.and(t, b.getOrDefault(v, terms.no))));
        yield terms.or(some);
      }
      case Cases _, Number _ -> terms.equal(asTerm(left), asTerm(right));
      case Option(Term there, Worth value) -> {
        Option o = (Option) right;
        yield terms.and(
            terms.same(there, o.there()), terms.or(terms.not(there), terms.not(o.there()), equal(value, o.value())));
      }
      case Members(var in) -> terms.and(zip(in, ((Members) right).in(), terms::same));
      case Parts(var parts) -> allEqual(parts, ((Parts) right).parts());
      case Sequence s -> {
        Sequence o = (Sequence) right;
        int shorter = Math.min(s.slots().size(), o.slots().size());
        List<Term> all = new ArrayList<>(List.of(terms.not(isLonger(s, shorter)), terms.not(isLonger(o, shorter))));
        for (int i = 0; i <= shorter; i++) {
          all.add(terms.same(s.size().get(i), o.size().get(i)));
        }
        for (int i = 0; i < shorter; i++) {
          all.add(terms.or(terms.not(isLonger(s, i)), equal(s.slots().get(i), o.slots().get(i))));
        }
        yield terms.and(all);
      }
    };
  }

  /** Whether a value is one that has but one case. */
  private Term is(NavigableMap<Long, Term> one, NavigableMap<Long, Term> other) {
    return terms.and(one.firstEntry().getValue(), other.getOrDefault(one.firstKey(), terms.no));
  }

  /** The same of values whose types may have different bounds; only of sets they must be known. */
  Term equal(Worth left, Type one, Worth right, Type other) {
    if (!(one instanceof Type.SetOf(Type.Range a) && other instanceof Type.SetOf(Type.Range b)) || a.equals(b)) {
      return equal(left, right);
    }
    List<Term> all = new ArrayList<>();
    for (long v = Math.min(a.lo(), b.lo()); v <= Math.max(a.hi(), b.hi()); v++) {
      all.add(terms.same(member((Members) left, a, v), member((Members) right, b, v)));
    }
    return terms.and(all);
  }

  private Term member(Members set, Type.Range elements, long v) {
    return elements.contains(v) ? set.in().get((int) (v - elements.lo())) : terms.no;
  }

  private Term allEqual(List<Worth> a, List<Worth> b) {
    List<Term> all = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      all.add(equal(a.get(i), b.get(i)));
    }
    return terms.and(all);
  }

  /** Whether a list has more than {@code n} elements: whether there is one at position {@code n}. */
  Term isLonger(Sequence s, int n) {
    return terms.or(s.size().subList(n + 1, s.size().size()));
  }

  /** Whether a scalar with an order is less than another. */
  Term less(Worth left, Worth right) {
    if (left instanceof Truth(Term t)) {
      return terms.and(terms.not(t), truth(right));
    }
    if (left instanceof Cases(var a) && right instanceof Cases(var b)) {
      List<Term> some = new ArrayList<>();
      a.forEach((v, t) -> some.add(terms.and(t, terms.or(List.copyOf(b.tailMap(v, false).values())))));
      return terms.or(some);
    }
    return terms.not(terms.atMost(asTerm(right), asTerm(left)));
  }

  /** Whether a number is in a range. */
  Term isIn(Worth number, Type.Range range) {
    if (number instanceof Cases(var when)) {
      List<Term> some = new ArrayList<>();
      boolean all = true;
      for (Map.Entry<Long, Term> e : when.entrySet()) {
        if (range.contains(e.getKey())) {
          some.add(e.getValue());
        } else {
          all = false;
        }
      }
      return all ? terms.yes : terms.or(some);
    }
    Term n = asTerm(number);
    return terms.and(terms.atMost(terms.number(range.lo()), n), terms.atMost(n, terms.number(range.hi())));
  }

  /** A number without the cases outside a range. */
  Worth within(Worth number, Type.Range range) {
    if (!(number instanceof Cases(var when)) || range.contains(when.firstKey()) && range.contains(when.lastKey())) {
      return number;
    }
    TreeMap<Long, Term> inside = new TreeMap<>(when.subMap(range.lo(), true, range.hi(), true));
    return inside.isEmpty() ? number(range.lo()) : new Cases(inside);
  }
}
