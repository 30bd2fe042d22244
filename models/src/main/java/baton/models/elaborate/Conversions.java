package baton.models.elaborate;

import baton.models.ir.Expr;
import baton.models.ir.Ill;
import baton.models.source.Code;
import baton.models.source.Span;
import baton.models.value.Type;
import java.util.Optional;

/** The two widenings of the language, the range check where an integer is stored, and nothing else. */
final class Conversions {
  private final Shared shared;

  Conversions(Shared shared) {
    this.shared = shared;
  }

  /** {@code e} as a value of {@code to}; integers that may not fit are checked when they are stored. */
  Expr store(Expr e, Type to, Ill kind, Span at) {
    Type from = e.type();
    if (from.equals(to)) {
      return e;
    }
    if (from instanceof Type.Range has && to instanceof Type.Range wants) {
      if (wants.contains(has)) {
        return new Expr.Widen(e, to, e.at());
      }
      if (has.hi() < wants.lo() || has.lo() > wants.hi()) {
        shared.warn(
            Code.OUT_OF_RANGE,
            at,
            "this value (" + describe(has) + ") never fits " + wants,
            "storing it violates `well-defined`, unless no run comes here");
      }
      return new Expr.Narrow(e, wants, kind, e.at());
    }
    if (from instanceof Type.Unbounded && to instanceof Type.Range wants) {
      return new Expr.Narrow(e, wants, kind, e.at());
    }
    if (from instanceof Type.Range && to instanceof Type.Unbounded) {
      return new Expr.Widen(e, to, e.at());
    }
    if (to instanceof Type.Maybe(Type element)) {
      if (from instanceof Type.Maybe(Type inner)) {
        if (inner instanceof Type.Range has && element instanceof Type.Range wants && wants.contains(has)) {
          return new Expr.Widen(e, to, e.at());
        }
      } else if (comparable(from, element)) {
        return new Expr.Widen(store(e, element, kind, at), to, e.at());
      }
    }
    throw mismatch(to, from, at);
  }

  Abandon mismatch(Type wanted, Type found, Span at) {
    boolean none = found instanceof Type.Maybe && at.text().equals("none");
    String message = "expected " + describe(wanted) + ", found " + (none ? "`none`" : describe(found));
    return help(wanted, found, at.text(), none)
        .map(help -> shared.error(Code.TYPE_MISMATCH, at, message, help))
        .orElseGet(() -> shared.error(Code.TYPE_MISMATCH, at, message));
  }

  private static Optional<String> help(Type wanted, Type found, String text, boolean none) {
    Type value = wanted instanceof Type.Maybe(Type element) ? element : wanted;
    if (none) {
      return Optional.of("only an option can be none: its type would be `" + wanted + "?`");
    }
    if (found instanceof Type.Maybe(Type inner) && comparable(inner, wanted)) {
      return Optional.of("take the value with `" + text + "!` where it cannot be none");
    }
    if (wanted instanceof Type.SetOf(Type element) && comparable(found, element)) {
      return Optional.of("a set of one element is written `{" + text + "}`");
    }
    if (wanted instanceof Type.MapOf(_, Type entry) && comparable(found, entry)) {
      return Optional.of("this is what one entry may be: compare entries, `all k: K { m[k] == e }`");
    }
    if (found instanceof Type.Range && wanted instanceof Type.Bool) {
      return Optional.of("compare it: `" + text + " != 0`");
    }
    if (found instanceof Type.Bool && value.isInteger()) {
      return Optional.of("write `if c then 1 else 0`");
    }
    if (found.isInteger() && value instanceof Type.Sort) {
      return Optional.of("elements of a sort have no numbers: take one as a parameter, or by `choose x: " + value
          + "`");
    }
    return comparable(value, found) || comparable(wanted, found)
        ? Optional.of("only a range widens into a larger one, and T into T?")
        : Optional.empty();
  }

  /** A type in words that an author knows. */
  static String describe(Type type) {
    return switch (type) {
      case Type.Range(long lo, long hi) when lo == hi -> "the number " + lo;
      case Type.Range r -> "a number " + r;
      case Type.Unbounded _ -> "an int";
      case Type.Bool _ -> "a bool";
      case Type.Enumeration _, Type.Sort _, Type.Record _, Type.Maybe _ -> "a " + type;
      case Type.SetOf _, Type.ListOf _ -> "a " + type;
      case Type.MapOf _ -> "a map " + type;
    };
  }

  /** Whether values of the two types can be equal: the same but for the bounds of ranges. */
  static boolean comparable(Type one, Type other) {
    if (one.isInteger() && other.isInteger()) {
      return true;
    }
    return switch (one) {
      case Type.Maybe(Type a) -> other instanceof Type.Maybe(Type b) && comparable(a, b);
      case Type.SetOf(Type a) -> other instanceof Type.SetOf(Type b) && comparable(a, b);
      case Type.ListOf(_, Type a) -> other instanceof Type.ListOf(_, Type b) && comparable(a, b);
      case Type.Bool _, Type.Enumeration _, Type.Sort _, Type.Range _, Type.Unbounded _, Type.MapOf _,
          Type.Record _ ->
          one.equals(other);
    };
  }

  /** The type that both branches of a conditional have. */
  Optional<Type> join(Type one, Type other) {
    if (one.equals(other)) {
      return Optional.of(one);
    }
    if (one instanceof Type.Range a && other instanceof Type.Range b) {
      return Optional.of(Intervals.union(a, b));
    }
    if (one.isInteger() && other.isInteger()) {
      return Optional.of(new Type.Unbounded());
    }
    if (one instanceof Type.Maybe(Type a) && other instanceof Type.Maybe(Type b)) {
      return join(a, b).map(Type.Maybe::new);
    }
    if (one instanceof Type.Maybe(Type a)) {
      return join(a, other).map(Type.Maybe::new);
    }
    if (other instanceof Type.Maybe(Type b)) {
      return join(one, b).map(Type.Maybe::new);
    }
    return Optional.empty();
  }
}
