package baton.tests.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Random well-typed expressions, as text. Partial operations appear on purpose, so that ill-defined steps
 * do; integers are kept small by storing them modulo their range now and then.
 */
final class Expressions {
  /** Something that can be read: a variable, constant or bound name. */
  record Readable(String text, GenType type) {}

  /** What the generator may use besides values of types. */
  record Vocabulary(
      List<GenType> scalars, List<Readable> readables, List<String> did, List<String> enabled, List<String> running) {
    Vocabulary with(Readable more) {
      List<Readable> all = new ArrayList<>(readables);
      all.add(more);
      return new Vocabulary(scalars, all, did, enabled, running);
    }
  }

  private final Source source;
  private int names;

  Expressions(Source source) {
    this.source = source;
  }

  String fresh(String stem) {
    return stem + names++;
  }

  /** An expression of a type; of an integer type only approximately within its range. */
  String of(GenType type, Vocabulary v, int depth) {
    List<Readable> fitting = readables(type, v, depth);
    if (!fitting.isEmpty() && (depth <= 0 || source.chance(45))) {
      return source.of(fitting).text();
    }
    return switch (type) {
      case GenType.Bool _ -> bool(v, depth);
      case GenType.Range r -> integer(r, v, depth);
      case GenType.Enumeration(String name, List<String> elements) ->
          depth > 0 && source.chance(20) ? conditional(type, v, depth) : name + "." + source.of(elements);
      case GenType.Sort sort -> {
        if (!fitting.isEmpty()) {
          yield source.of(fitting).text();
        }
        throw new Unreachable();
      }
      case GenType.Maybe(GenType element) ->
          source.chance(50) || !possible(element, v) ? "none" : of(element, v, depth - 1);
      case GenType.SetOf set -> set(set, v, depth);
      case GenType.ListOf list -> list(list, v, depth);
      case GenType.MapOf _ -> {
        if (fitting.isEmpty()) {
          throw new Unreachable();
        }
        yield source.of(fitting).text();
      }
      case GenType.Record(String name, List<String> fields, List<GenType> types) -> {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
          parts.add(fields.get(i) + " = " + of(types.get(i), v, depth - 1));
        }
        yield name + "(" + String.join(", ", parts) + ")";
      }
    };
  }

  /** Thrown where no expression of a type exists; the caller asks {@link #possible} first. */
  static final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Whether an expression of the type can be written at all. */
  boolean possible(GenType type, Vocabulary v) {
    return switch (type) {
      case GenType.Sort _, GenType.MapOf _ -> v.readables().stream().anyMatch(r -> reaches(r.type(), type, v));
      case GenType.Record(_, _, List<GenType> types) -> types.stream().allMatch(t -> possible(t, v));
      case GenType.Bool _, GenType.Range _, GenType.Enumeration _, GenType.Maybe _, GenType.SetOf _,
          GenType.ListOf _ ->
          true;
    };
  }

  private static boolean reaches(GenType from, GenType to, Vocabulary v) {
    return from.equals(to)
        || (from instanceof GenType.MapOf(GenType key, GenType value) && value.equals(to)
            && v.readables().stream().anyMatch(r -> r.type().equals(key)));
  }

  /** Everything of exactly the type, map entries and record fields included. */
  private List<Readable> readables(GenType type, Vocabulary v, int depth) {
    List<Readable> found = new ArrayList<>();
    for (Readable r : v.readables()) {
      if (r.type().equals(type)) {
        found.add(r);
      }
      switch (r.type()) {
        case GenType.MapOf(GenType key, GenType value) when value.equals(type) ->
            v.readables().stream().filter(k -> k.type().equals(key)).forEach(
                k -> found.add(new Readable(r.text() + "[" + k.text() + "]", type)));
        case GenType.Record(_, List<String> fields, List<GenType> types) -> {
          for (int i = 0; i < fields.size(); i++) {
            if (types.get(i).equals(type)) {
              found.add(new Readable(r.text() + "." + fields.get(i), type));
            }
          }
        }
        case GenType.Maybe(GenType element) when element.equals(type) && depth > 0 && source.chance(30) ->
            found.add(new Readable(r.text() + "!", type));
        case GenType.ListOf(_, GenType element) when element.equals(type) && depth > 0 && source.chance(40) ->
            found.add(new Readable(
                source.chance(40) ? "first(" + r.text() + ")"
                    : source.chance(50) ? "last(" + r.text() + ")" : r.text() + "[" + position(v) + "]",
                type));
        case GenType _ -> {}
      }
    }
    return found;
  }

  private String position(Vocabulary v) {
    return source.chance(60) ? "" + source.below(2) : integerOperand(v, 0);
  }

  private String conditional(GenType type, Vocabulary v, int depth) {
    return "(if " + bool(v, depth - 1) + " then " + of(type, v, depth - 1) + " else " + of(type, v, depth - 1) + ")";
  }

  private String integer(GenType.Range r, Vocabulary v, int depth) {
    if (depth <= 0 || source.chance(35)) {
      int literal = source.between(r.lo(), r.hi());
      return literal < 0 ? "(" + literal + ")" : "" + literal;
    }
    String a = integerOperand(v, depth - 1);
    String b = integerOperand(v, depth - 1);
    return switch (source.below(7)) {
      case 0 -> "(" + a + " + " + b + ")";
      case 1 -> "(" + a + " - " + b + ")";
      case 2 -> r.lo() == 0 ? "((" + a + " + " + b + ") % " + (r.hi() + 1) + ")" : "(" + a + " * " + b + ")";
      case 3 -> "(" + a + " / " + (source.chance(70) ? "2" : b) + ")";
      case 4 -> conditional(r, v, depth);
      case 5 -> count(v, depth);
      default -> size(v, a);
    };
  }

  private String size(Vocabulary v, String otherwise) {
    List<Readable> sized =
        v.readables().stream().filter(x -> x.type() instanceof GenType.SetOf || x.type() instanceof GenType.ListOf)
            .toList();
    return sized.isEmpty() ? otherwise : "size(" + source.of(sized).text() + ")";
  }

  private String integerOperand(Vocabulary v, int depth) {
    List<GenType> integers = new ArrayList<>(v.scalars().stream().filter(t -> t instanceof GenType.Range).toList());
    integers.add(new GenType.Range(0, 3));
    return of(source.of(integers), v, depth);
  }

  private String count(Vocabulary v, int depth) {
    String x = fresh("x");
    GenType domain = source.of(v.scalars());
    return "(count " + x + ": " + domain.text() + " { " + bool(v.with(new Readable(x, domain)), depth - 1) + " })";
  }

  private String set(GenType.SetOf set, Vocabulary v, int depth) {
    if (depth <= 0 || source.chance(30)) {
      return possible(set.element(), v) && source.chance(60) ? "{" + of(set.element(), v, 0) + "}" : "{}";
    }
    if (source.chance(40)) {
      String x = fresh("x");
      return "{" + x + ": " + set.element().text() + " where "
          + bool(v.with(new Readable(x, set.element())), depth - 1) + "}";
    }
    List<Readable> others = v.readables().stream().filter(r -> r.type().equals(set)).toList();
    if (others.isEmpty()) {
      return set(set, v, 0);
    }
    return "(" + source.of(others).text() + source.of(List.of(" + ", " - ", " & ")) + set(set, v, depth - 1) + ")";
  }

  private String list(GenType.ListOf list, Vocabulary v, int depth) {
    List<Readable> others = v.readables().stream().filter(r -> r.type().equals(list)).toList();
    if (others.isEmpty() || depth <= 0 || source.chance(25)) {
      return "[]";
    }
    String xs = source.of(others).text();
    if (!possible(list.element(), v) || source.chance(30)) {
      return "(reversed " + xs + ")";
    }
    return source.chance(70)
        ? "(" + xs + " without " + of(list.element(), v, depth - 1) + ")"
        : "before(" + xs + ", " + of(list.element(), v, depth - 1) + ")";
  }

  /** A condition. */
  String bool(Vocabulary v, int depth) {
    if (depth <= 0) {
      List<Readable> bools = readables(new GenType.Bool(), v, 0);
      return bools.isEmpty() || source.chance(40) ? comparison(v, 0) : source.of(bools).text();
    }
    return switch (source.below(10)) {
      case 0 -> "(not " + bool(v, depth - 1) + ")";
      case 1 -> "(" + bool(v, depth - 1) + " and " + bool(v, depth - 1) + ")";
      case 2 -> "(" + bool(v, depth - 1) + " or " + bool(v, depth - 1) + ")";
      case 3 -> "(" + bool(v, depth - 1) + " implies " + bool(v, depth - 1) + ")";
      case 4, 5 -> quantified(v, depth);
      case 6 -> query(v).orElseGet(() -> comparison(v, depth));
      default -> comparison(v, depth);
    };
  }

  private Optional<String> query(Vocabulary v) {
    List<String> queries = new ArrayList<>(v.running());
    queries.addAll(v.enabled());
    queries.addAll(v.did());
    return queries.isEmpty() ? Optional.empty() : Optional.of("(" + source.of(queries) + ")");
  }

  private String quantified(Vocabulary v, int depth) {
    String x = fresh("x");
    List<Readable> collections = v.readables().stream()
        .filter(r -> r.type() instanceof GenType.SetOf || r.type() instanceof GenType.ListOf)
            .toList();
    GenType domain = source.of(v.scalars());
    String binding = x + ": " + domain.text();
    if (!collections.isEmpty() && source.chance(40)) {
      Readable c = source.of(collections);
      domain = c.type() instanceof GenType.SetOf(GenType e) ? e : ((GenType.ListOf) c.type()).element();
      binding = x + " in " + c.text();
    }
    Vocabulary inside = v.with(new Readable(x, domain));
    String where = source.chance(30) ? " where " + bool(inside, depth - 1) : "";
    return "(" + source.of(List.of("all", "some", "one", "atmostone", "no")) + " " + binding + where + " { "
        + bool(inside, depth - 1) + " })";
  }

  private String comparison(Vocabulary v, int depth) {
    if (v.readables().isEmpty()) {
      return source.chance(50) ? "true" : "false";
    }
    List<Readable> composed = v.readables().stream().filter(r -> !r.type().isScalar()).toList();
    Readable left = source.of(composed.isEmpty() || source.chance(60) ? v.readables() : composed);
    return switch (left.type()) {
      case GenType.Range _ -> "(" + left.text() + source.of(List.of(" == ", " != ", " < ", " <= ", " > ", " >= "))
          + integerOperand(v, depth - 1) + ")";
      case GenType.SetOf(GenType element) when possible(element, v) && source.chance(60) ->
          "(" + like(element, v, depth - 1) + (source.chance(70) ? " in " : " not in ") + left.text() + ")";
      case GenType.ListOf(_, GenType element) when possible(element, v) && source.chance(60) ->
          "(" + like(element, v, depth - 1) + " in " + left.text() + ")";
      case GenType.MapOf(GenType key, GenType value) -> {
        String x = fresh("x");
        Vocabulary inside = v.with(new Readable(x, key)).with(new Readable(left.text() + "[" + x + "]", value));
        yield "(" + source.of(List.of("all", "some", "no")) + " " + x + ": " + key.text() + " { "
            + left.text() + "[" + x + "]" + (source.chance(60) ? " == " : " != ") + of(value, inside, depth - 1)
            + " })";
      }
      case GenType _ -> {
        String right = like(left.type(), v, depth - 1);
        String operator = source.chance(60) ? " == " : " != ";
        yield source.chance(80)
            ? "(" + left.text() + operator + right + ")"
            : "(" + right + operator + left.text() + ")";
      }
    };
  }

  /** What may be compared with a value of a type: the bounds of numbers and of lists may be others there. */
  private String like(GenType type, Vocabulary v, int depth) {
    List<Readable> others = v.readables().stream().filter(r -> comparable(r.type(), type)).toList();
    if (!others.isEmpty() && source.chance(35)) {
      return source.of(others).text();
    }
    return switch (type) {
      case GenType.Range r when source.chance(50) -> integer(r, v, Math.max(1, depth));
      case GenType.Maybe(GenType.Range r) when source.chance(30) -> integer(r, v, Math.max(1, depth));
      case GenType.SetOf(GenType.Range _) when source.chance(40) -> "{" + integerOperand(v, depth) + "}";
      case GenType _ -> of(type, v, depth);
    };
  }

  private static boolean comparable(GenType one, GenType other) {
    return switch (one) {
      case GenType.Range _ -> other instanceof GenType.Range
          || other instanceof GenType.Maybe(GenType element) && element instanceof GenType.Range;
      case GenType.Maybe(GenType a) -> comparable(a, other instanceof GenType.Maybe(GenType b) ? b : other);
      case GenType.SetOf(GenType a) -> other instanceof GenType.SetOf(GenType b) && comparable(a, b);
      case GenType.ListOf(_, GenType a) -> other instanceof GenType.ListOf(_, GenType b)
          && (a instanceof GenType.Maybe) == (b instanceof GenType.Maybe) && comparable(a, b);
      case GenType.Bool _, GenType.Enumeration _, GenType.Sort _, GenType.MapOf _, GenType.Record _ ->
          one.equals(other);
    };
  }
}
