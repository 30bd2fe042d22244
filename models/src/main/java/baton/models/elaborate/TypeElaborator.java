package baton.models.elaborate;

import baton.models.source.Code;
import baton.models.source.Span;
import baton.models.syntax.Expression;
import baton.models.syntax.TypeTree;
import baton.models.value.Type;
import baton.models.value.Types;
import baton.models.value.Value;
import baton.models.value.Values;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Types as written become types with numbers. */
final class TypeElaborator {
  /** More values than this are not enumerated by a quantifier, a loop or a parameter. */
  private static final BigInteger ENUMERABLE = BigInteger.ONE.shiftLeft(20);

  private final Shared shared;
  private final ExpressionElaborator expressions;

  TypeElaborator(Shared shared, ExpressionElaborator expressions) {
    this.shared = shared;
    this.expressions = expressions;
  }

  Type type(TypeTree tree, Scope scope) {
    return switch (tree) {
      case TypeTree.Named(var path) ->
          switch (path.text()) {
            case "bool" -> Types.BOOL;
            case "int" -> new Type.Unbounded();
            default -> scope.type(path);
          };
      case TypeTree.RangeTree(var lo, var hi, var at) -> {
        long from = constantInt(lo, scope);
        long to = constantInt(hi, scope);
        if (from > to) {
          throw shared.error(Code.EMPTY_RANGE, at, "the range " + from + ".." + to + " is empty",
              "the first bound is at most the second");
        }
        yield new Type.Range(from, to);
      }
      case TypeTree.MaybeTree(var element, var at) -> {
        Type inner = type(element, scope);
        if (!inner.isScalar() && !(inner instanceof Type.Record)) {
          throw shared.error(Code.BAD_TYPE, at, "there are no options of " + inner,
              "an option is of a scalar or a record");
        }
        yield new Type.Maybe(inner);
      }
      case TypeTree.SetTree(var element, var at) -> {
        Type inner = type(element, scope);
        if (!inner.isScalar()) {
          throw shared.error(Code.BAD_TYPE, at, "there are no sets of " + inner,
              "a set holds elements of a bool, enum, sort or range");
        }
        yield new Type.SetOf(inner);
      }
      case TypeTree.MapTree(var domain, var range, _) -> {
        List<Type> keys = new ArrayList<>();
        for (TypeTree key : domain) {
          Type k = type(key, scope);
          if (!k.isScalar()) {
            throw shared.error(Code.BAD_TYPE, key.at(), "a map cannot be indexed by " + k,
                "indices are of a bool, enum, sort or range");
          }
          keys.add(enumerable(k, key.at()));
        }
        yield new Type.MapOf(keys, type(range, scope));
      }
      case TypeTree.ListTree(var capacity, var element, var at) -> {
        long room = constantInt(capacity, scope);
        if (room < 1 || room > 1000) {
          throw shared.error(Code.BAD_TYPE, capacity.at(), "a list has a capacity from 1 to 1000, not " + room);
        }
        Type inner = type(element, scope);
        if (!inner.isScalar() && !(inner instanceof Type.Maybe) && !(inner instanceof Type.Record)) {
          throw shared.error(Code.BAD_TYPE, at, "there are no lists of " + inner,
              "a list holds scalars, options or records");
        }
        yield new Type.ListOf((int) room, inner);
      }
      case TypeTree.RecordTree(_, var at) ->
          throw shared.error(Code.BAD_TYPE, at, "a record type needs a name", "declare `type Name = record { … }`");
    };
  }

  /** The right side of {@code type name = …}. */
  Type declared(String name, TypeTree tree, Scope scope) {
    if (!(tree instanceof TypeTree.RecordTree(var fields, var at))) {
      return type(tree, scope);
    }
    Set<String> seen = new HashSet<>();
    List<Type.Field> types = new ArrayList<>();
    for (TypeTree.FieldTree field : fields) {
      if (!seen.add(field.name().text())) {
        throw shared.error(Code.DUPLICATE_FIELD, field.name().at(), "`" + field.name().text() + "` is a field twice");
      }
      types.add(new Type.Field(field.name().text(), type(field.type(), scope)));
    }
    if (types.isEmpty()) {
      throw shared.error(Code.BAD_TYPE, at, "a record has at least one field");
    }
    return new Type.Record(scope.qualified(name), types);
  }

  /** {@code type}, if all its values can be gone through one by one. */
  Type enumerable(Type type, Span at) {
    if (!type.isFinite()) {
      throw shared.error(Code.BAD_TYPE, at, "there are infinitely many values of " + type, "name a range, as in 0..7");
    }
    if (Values.cardinality(type).compareTo(ENUMERABLE) > 0) {
      throw shared.error(Code.BAD_TYPE, at, type + " has too many values to go through one by one");
    }
    return type;
  }

  long constantInt(Expression e, Scope scope) {
    Value value = expressions.constant(e, scope);
    if (value instanceof Value.Int(long number)) {
      return number;
    }
    throw shared.error(Code.TYPE_MISMATCH, e.at(), "expected a number, found " + value);
  }
}
