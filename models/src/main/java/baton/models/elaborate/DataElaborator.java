package baton.models.elaborate;

import baton.models.ir.Definition;
import baton.models.ir.Expr;
import baton.models.ir.Ill;
import baton.models.source.Code;
import baton.models.source.NearestName;
import baton.models.source.Origin;
import baton.models.source.Span;
import baton.models.syntax.Expression;
import baton.models.syntax.Expression.FieldValue;
import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.Values;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls, and what makes and takes apart records, maps, lists and sets. */
final class DataElaborator {
  private final ExpressionElaborator expressions;
  private final Shared shared;

  DataElaborator(ExpressionElaborator expressions) {
    this.expressions = expressions;
    shared = expressions.shared;
  }

  Expr index(Expression.Index index, Context c) {
    Expr target = expressions.any(index.target(), Optional.empty(), c);
    Origin at = Origin.of(index.at());
    if (target.type() instanceof Type.MapOf map) {
      return new Expr.Lookup(target, keys(map, index.indices(), index.at(), c), at);
    }
    if (target.type() instanceof Type.ListOf && index.indices().size() == 1) {
      Expr i = expressions.any(index.indices().getFirst(), Optional.empty(), c);
      if (!i.type().isInteger()) {
        throw shared.error(Code.TYPE_MISMATCH, index.indices().getFirst().at(),
            "a list is indexed by a number from 0, not by " + Conversions.describe(i.type()));
      }
      return new Expr.ElementAt(target, i, at);
    }
    throw shared.error(Code.TYPE_MISMATCH, index.target().at(),
        Conversions.describe(target.type()) + " cannot be indexed", "maps and lists can");
  }

  /** The keys of a map, converted to its domain. */
  List<Expr> keys(Type.MapOf map, List<Expression> indices, Span at, Context c) {
    if (indices.size() != map.domain().size()) {
      throw shared.error(Code.WRONG_ARITY, at, "this map takes " + map.domain().size()
          + (map.domain().size() == 1 ? " index" : " indices") + ", not " + indices.size(), "its type is " + map);
    }
    List<Expr> keys = new ArrayList<>();
    for (int i = 0; i < indices.size(); i++) {
      keys.add(expressions.as(indices.get(i), map.domain().get(i), Ill.INDEX, c));
    }
    return keys;
  }

  Expr call(Expression.Call call, Optional<Type> expected, Context c) {
    Optional<Symbol> symbol = c.scope().value(call.callee());
    String name = call.callee().text();
    if (symbol.isEmpty()) {
      return switch (name) {
        case "size" -> size(call, c);
        case "first" -> new Expr.First(listArgument(call, 1, expected, c), Origin.of(call.at()));
        case "last" -> new Expr.Last(listArgument(call, 1, expected, c), Origin.of(call.at()));
        case "before" -> {
          Expr list = listArgument(call, 2, Optional.empty(), c);
          Expr element = new OperatorElaborator(expressions).element(list, call.arguments().get(1), c);
          yield new Expr.Before(list, element, Origin.of(call.at()));
        }
        case "push", "pop" ->
            throw shared.error(Code.MISPLACED_CALL, call.at(), "`" + name + "` changes a list and is no expression",
                name.equals("pop") ? LeadingCalls.HELP : "write it as a statement");
        default -> throw unknown(call, c);
      };
    }
    return switch (symbol.get()) {
      case Symbol.Def def -> {
        Definition definition = def.definition().get();
        List<Expr> arguments = arguments(definition.parameters().stream().map(b -> b.type()).toList(), call, c);
        new Levels(shared).requireLasting(definition, arguments, call);
        yield new Expr.Call(definition, arguments, Origin.of(call.at()));
      }
      case Symbol.Proc _ ->
          throw shared.error(Code.MISPLACED_CALL, call.at(), "`" + name + "` is a proc and changes the state",
              LeadingCalls.HELP);
      case Symbol.Value s -> throw notCallable(call, s);
      case Symbol.Var s -> throw notCallable(call, s);
      case Symbol.Label s -> throw notCallable(call, s);
      case Symbol.Routine s -> throw notCallable(call, s);
      case Symbol.TypeName s -> throw notCallable(call, s);
      case Symbol.Goal s -> throw notCallable(call, s);
    };
  }

  private Abandon unknown(Expression.Call call, Context c) {
    String name = call.callee().text();
    Optional<Symbol> step = c.scope().step(call.callee());
    if (step.isPresent()) {
      return shared.error(Code.WRONG_KIND, call.callee().at(), "`" + name + "` is " + article(step.get().kind())
          + ", not a def", "write `did " + name + "(…)` for the step that led here");
    }
    Optional<Symbol.TypeName> type =
        c.scope().scopeOf(call.callee()).map(s -> s.types.get(call.callee().last().text()));
    if (type.isPresent() && type.get().type().get() instanceof Type.Record record) {
      List<String> fields = record.fields().stream().map(f -> f.name() + " = …").toList();
      return shared.error(Code.WRONG_KIND, call.callee().at(), "`" + name + "` is a record type, not a def",
          "a record is made with the names of its fields: `" + name + "(" + String.join(", ", fields) + ")`");
    }
    List<String> known = new ArrayList<>(List.of("size", "first", "last", "before"));
    c.scope().values.forEach((n, s) -> {
      if (s instanceof Symbol.Def) {
        known.add(n);
      }
    });
    c.scope().modules.forEach((m, s) -> s.values.forEach((n, v) -> {
      if (v instanceof Symbol.Def) {
        known.add(m + "." + n);
      }
    }));
    return c.scope().unknown(
        Code.UNKNOWN_NAME, call.callee().at(), "there is no def called `" + name + "`", name, known);
  }

  static String article(String kind) {
    return ("aeio".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind;
  }

  private Abandon notCallable(Expression.Call call, Symbol symbol) {
    return shared.error(Code.WRONG_KIND, call.at(), "`" + call.callee().text() + "` is " + article(symbol.kind())
        + " and takes no arguments",
        symbol instanceof Symbol.Var ? "index a map with [ ]" : "leave the parentheses out");
  }

  /** The arguments of a call, stored in parameters of these types. */
  List<Expr> arguments(List<Type> parameters, Expression.Call call, Context c) {
    if (parameters.size() != call.arguments().size()) {
      throw shared.error(Code.WRONG_ARITY, call.at(), "`" + call.callee().text() + "` takes " + parameters.size()
          + (parameters.size() == 1 ? " argument" : " arguments") + ", not " + call.arguments().size());
    }
    List<Expr> arguments = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      arguments.add(expressions.as(call.arguments().get(i), parameters.get(i), Ill.RANGE, c));
    }
    return arguments;
  }

  private Expr size(Expression.Call call, Context c) {
    requireArity(call, 1);
    Expression argument = call.arguments().getFirst();
    Optional<Type> named = expressions.bindings().typeNamed(argument, c);
    if (named.isPresent()) {
      Type type = named.get();
      if (!(type instanceof Type.Sort || type instanceof Type.Enumeration || type instanceof Type.Range)) {
        throw shared.error(Code.TYPE_MISMATCH, argument.at(), "`size` of a type is for sorts, enums and ranges");
      }
      BigInteger n = Values.cardinality(type);
      Type.Range range = Intervals.range(n, n)
          .orElseThrow(() -> shared.error(Code.INTEGER_OVERFLOW, call.at(), "this size leaves 64 bits"));
      return new Expr.Constant("size(" + argument.at().text() + ")", Value.of(range.lo()), range, Origin.of(call.at()));
    }
    Expr e = expressions.any(argument, Optional.empty(), c);
    BigInteger most = switch (e.type()) {
      case Type.SetOf(Type element) -> Values.cardinality(element);
      case Type.ListOf(int capacity, _) -> BigInteger.valueOf(capacity);
      case Type.Bool _, Type.Enumeration _, Type.Sort _, Type.Range _, Type.Unbounded _, Type.Maybe _, Type.MapOf _,
          Type.Record _ ->
          throw shared.error(Code.TYPE_MISMATCH, argument.at(),
              "`size` is for sets, lists and types, not for " + Conversions.describe(e.type()));
    };
    Type.Range type = Intervals.range(BigInteger.ZERO, most)
        .orElseThrow(() -> shared.error(Code.INTEGER_OVERFLOW, call.at(), "this size leaves 64 bits"));
    return new Expr.Size(e, type, Origin.of(call.at()));
  }

  private void requireArity(Expression.Call call, int wanted) {
    if (call.arguments().size() != wanted) {
      throw shared.error(Code.WRONG_ARITY, call.at(), "`" + call.callee().text() + "` takes " + wanted
          + (wanted == 1 ? " argument" : " arguments") + ", not " + call.arguments().size());
    }
  }

  private Expr listArgument(Expression.Call call, int arity, Optional<Type> expected, Context c) {
    requireArity(call, arity);
    Expression argument = call.arguments().getFirst();
    Expr list = expressions.any(argument, Optional.empty(), c);
    if (!(list.type() instanceof Type.ListOf)) {
      throw shared.error(Code.TYPE_MISMATCH, argument.at(), "`" + call.callee().text() + "` is for lists, not for "
          + Conversions.describe(list.type()),
          expected.isPresent() && list.type() instanceof Type.SetOf ? "a set has no order" : "name a list");
    }
    return list;
  }

  Expr construct(Expression.Construct construct, Context c) {
    Type type = c.scope().type(construct.type());
    if (!(type instanceof Type.Record record)) {
      throw shared.error(Code.WRONG_KIND, construct.type().at(), "`" + construct.type().text() + "` is no record type");
    }
    List<Optional<Expr>> values =
        new ArrayList<>(java.util.Collections.nCopies(record.fields().size(), Optional.empty()));
    for (FieldValue field : construct.fields()) {
      int i = fieldIndex(record, field);
      if (values.get(i).isPresent()) {
        throw shared.error(Code.DUPLICATE_FIELD, field.field().at(), "`" + field.field().text() + "` is given twice");
      }
      values.set(i, Optional.of(expressions.as(field.value(), record.fields().get(i).type(), Ill.RANGE, c)));
    }
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).isEmpty()) {
        missing.add(record.fields().get(i).name());
      }
    }
    if (!missing.isEmpty()) {
      throw shared.error(Code.MISSING_FIELD, construct.at(), "no value for " + String.join(", ", missing),
          "a record is made with a value for each field");
    }
    return new Expr.Construct(record, values.stream().map(Optional::orElseThrow).toList(), Origin.of(construct.at()));
  }

  private int fieldIndex(Type.Record record, FieldValue field) {
    int i = record.indexOf(field.field().text());
    if (i < 0) {
      List<String> fields = record.fields().stream().map(Type.Field::name).toList();
      throw shared.error(Code.UNKNOWN_FIELD, field.field().at(),
          "`" + record + "` has no field `" + field.field().text() + "`",
          NearestName.find(field.field().text(), fields).map(n -> "did you mean `" + n + "`?")
              .orElse("its fields are " + String.join(", ", fields)));
    }
    return i;
  }

  Expr with(Expression.With with, Optional<Type> expected, Context c) {
    Expr target = expressions.any(with.target(), expected, c);
    if (!(target.type() instanceof Type.Record record)) {
      throw shared.error(Code.TYPE_MISMATCH, with.target().at(),
          "`with` changes fields of a record, and this is " + Conversions.describe(target.type()),
          target.type() instanceof Type.Maybe
              ? "take its value first: `" + with.target().at().text() + "! with (f = e)`"
              : "assign what has no fields as a whole");
    }
    Set<Integer> seen = new HashSet<>();
    List<Expr.FieldUpdate> updates = new ArrayList<>();
    for (FieldValue field : with.fields()) {
      int i = fieldIndex(record, field);
      if (!seen.add(i)) {
        throw shared.error(Code.DUPLICATE_FIELD, field.field().at(), "`" + field.field().text() + "` is given twice");
      }
      updates.add(new Expr.FieldUpdate(i, expressions.as(field.value(), record.fields().get(i).type(), Ill.RANGE, c)));
    }
    return new Expr.With(target, updates, Origin.of(with.at()));
  }

  /** {@code {a, b}}: elements of the type expected, if one is. */
  Expr set(Expression.SetLiteral set, Optional<Type> expected, Context c) {
    Optional<Type> element = expected.flatMap(t -> t instanceof Type.SetOf(Type e) ? Optional.of(e) : Optional.empty());
    Origin at = Origin.of(set.at());
    if (set.elements().isEmpty()) {
      Type type = element.orElseThrow(() -> expressions.untyped(set.at(), expected, "an empty set"));
      return new Expr.SetLiteral(List.of(), new Type.SetOf(type), at);
    }
    List<Expr> elements = expressions.join(set.elements(), element, c);
    Type type = element.orElse(elements.getFirst().type());
    if (!type.isScalar()) {
      throw shared.error(Code.BAD_TYPE, set.at(), "there are no sets of " + type,
          type instanceof Type.Maybe ? "take the values with `!`" : "a set holds scalars");
    }
    List<Expr> stored = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      stored.add(expressions.conversions.store(elements.get(i), type, Ill.RANGE, set.elements().get(i).at()));
    }
    return new Expr.SetLiteral(stored, new Type.SetOf(type), at);
  }
}
