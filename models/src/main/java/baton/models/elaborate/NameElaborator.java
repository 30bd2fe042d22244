package baton.models.elaborate;

import baton.models.ir.Binder;
import baton.models.ir.Definition;
import baton.models.ir.Expr;
import baton.models.source.Code;
import baton.models.source.Origin;
import baton.models.source.Span;
import baton.models.syntax.Expression;
import baton.models.syntax.Name;
import baton.models.syntax.Path;
import baton.models.value.Type;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a name in an expression means (§1.7 of the semantics). */
final class NameElaborator {
  private final ExpressionElaborator expressions;
  private final Shared shared;

  NameElaborator(ExpressionElaborator expressions) {
    this.expressions = expressions;
    shared = expressions.shared;
  }

  Expr identifier(Expression.Identifier id, Optional<Type> expected, Context c) {
    String name = id.name().text();
    Span at = id.at();
    if (shared.marked.isPresent() && name.indexOf('#') >= 0) {
      return new MarkedNameElaborator(shared).named(shared.marked.get(), name, at);
    }
    Optional<Binder> binder = c.names().find(name);
    if (binder.isPresent()) {
      return new Expr.Local(binder.get(), Origin.of(at));
    }
    Optional<Expr> element = expected.flatMap(t -> enumerator(t, name, at));
    if (element.isPresent()) {
      return element.get();
    }
    Symbol symbol = c.scope().values.get(name);
    if (symbol != null) {
      return value(symbol, name, at);
    }
    List<Type.Enumeration> owners =
        c.scope().enumerations().stream().filter(e -> e.elements().contains(name)).toList();
    return switch (owners.size()) {
      case 1 -> enumerator(owners.getFirst(), name, at).orElseThrow();
      case 0 -> throw unknown(name, at, expected, c);
      default ->
          throw shared.error(Code.AMBIGUOUS_NAME, at, "`" + name + "` is an element of several enums",
              "write " + String.join(" or ", owners.stream().map(e -> "`" + e.name() + "." + name + "`").toList()));
    };
  }

  private Abandon unknown(String name, Span at, Optional<Type> expected, Context c) {
    List<String> known = new ArrayList<>(c.names().all());
    known.addAll(c.scope().values.keySet());
    expected.ifPresent(t -> {
      if (unwrapped(t) instanceof Type.Enumeration e) {
        known.addAll(e.elements());
      }
    });
    c.scope().enumerations().forEach(e -> known.addAll(e.elements()));
    known.addAll(List.of("true", "false", "none"));
    known.addAll(c.scope().types.keySet());
    return c.scope().unknown(Code.UNKNOWN_NAME, at, "there is nothing called `" + name + "` here", name, known);
  }

  private static Type unwrapped(Type type) {
    return type instanceof Type.Maybe(Type element) ? element : type;
  }

  private static Optional<Expr> enumerator(Type type, String name, Span at) {
    if (unwrapped(type) instanceof Type.Enumeration e && e.elements().contains(name)) {
      return Optional.of(
          new Expr.Literal(new Value.Enumerator(e, e.elements().indexOf(name)), e, Origin.of(at)));
    }
    return Optional.empty();
  }

  /** Whether a bare name can only be the element of an enum. */
  boolean isOnlyEnumerator(String name, Context c) {
    return c.names().find(name).isEmpty()
        && !c.scope().values.containsKey(name)
        && c.scope().enumerations().stream().anyMatch(e -> e.elements().contains(name));
  }

  private Expr value(Symbol symbol, String name, Span at) {
    return switch (symbol) {
      case Symbol.Value(_, var expr, _) -> moved(expr.get(), at);
      case Symbol.Var(var variable, _, _) -> new Expr.Read(variable.get(), Origin.of(at));
      case Symbol.Def(_, int arity, var definition, _) -> {
        if (arity != 0) {
          throw shared.error(Code.WRONG_ARITY, at, "`" + name + "` takes " + arity + " arguments",
              "write `" + name + "(…)`");
        }
        Definition d = definition.get();
        yield new Expr.Call(d, List.of(), Origin.of(at));
      }
      case Symbol.Proc _ ->
          throw shared.error(Code.MISPLACED_CALL, at, "`" + name + "` is a proc, not a value",
              "call it: `" + name + "(…)`");
      case Symbol.Label _, Symbol.Routine _, Symbol.TypeName _, Symbol.Goal _ ->
          throw shared.error(Code.WRONG_KIND, at, "`" + name + "` is a " + symbol.kind() + ", not a value");
    };
  }

  /** A named constant under its new place. */
  private static Expr moved(Expr e, Span at) {
    return e instanceof Expr.Constant(String name, Value value, Type type, _)
        ? new Expr.Constant(name, value, type, Origin.of(at))
        : e;
  }

  /** {@code e.f}: an element of an enum, something of a module instance, or a field. */
  Expr member(Expression.Member member, Context c) {
    Optional<Path> path = path(member);
    if (path.isPresent() && c.names().find(path.get().names().getFirst().text()).isEmpty()) {
      Optional<Expr> named = named(path.get(), c);
      if (named.isPresent()) {
        return named.get();
      }
    }
    Expr target = expressions.any(member.target(), Optional.empty(), c);
    return field(target, member.name());
  }

  private Optional<Expr> named(Path path, Context c) {
    Optional<Symbol> symbol = c.scope().value(path);
    if (symbol.isPresent()) {
      return Optional.of(value(symbol.get(), path.text(), path.at()));
    }
    Path owner = new Path(path.names().subList(0, path.names().size() - 1));
    Optional<Symbol.TypeName> type = c.scope().scopeOf(owner).map(s -> s.types.get(owner.last().text()));
    if (type.isPresent() && c.scope().value(owner).isEmpty()) {
      Type t = type.get().type().get();
      if (!(t instanceof Type.Enumeration e)) {
        throw shared.error(Code.WRONG_KIND, path.at(), "`" + owner.text() + "` is " + Conversions.describe(t)
            + " type, and has no elements with names");
      }
      String name = path.last().text();
      return Optional.of(enumerator(e, name, path.at()).orElseThrow(() -> c.scope().unknown(
          Code.UNKNOWN_NAME, path.last().at(), "`" + e + "` has no element `" + name + "`", name, e.elements())));
    }
    Optional<Scope> module = c.scope().scopeOf(path);
    if (module.isPresent() && path.names().size() > 1 && c.scope().values.get(path.names().getFirst().text()) == null) {
      throw c.scope().unknown(
          Code.UNKNOWN_NAME, path.last().at(), "`" + owner.text() + "` has no `" + path.last().text() + "`",
          path.last().text(), List.copyOf(module.get().values.keySet()));
    }
    return Optional.empty();
  }

  private Expr field(Expr target, Name name) {
    if (target.type() instanceof Type.Record record) {
      int index = shared.marked.isPresent() && name.text().startsWith("field#")
          ? MarkedNameElaborator.field(record, name.text())
          : record.indexOf(name.text());
      if (index < 0) {
        List<String> fields = record.fields().stream().map(Type.Field::name).toList();
        Optional<String> near = baton.models.source.NearestName.find(name.text(), fields);
        throw shared.error(Code.UNKNOWN_FIELD, name.at(), "`" + record + "` has no field `" + name.text() + "`",
            near.map(n -> "did you mean `" + n + "`?").orElse("its fields are " + String.join(", ", fields)));
      }
      return new Expr.Field(target, index, Origin.of(target.at().span().map(s -> s.to(name.at())).orElse(name.at())));
    }
    String help = target.type() instanceof Type.Maybe ? "take its value first, with `!`" : "only records have fields";
    throw shared.error(Code.UNKNOWN_FIELD, name.at(),
        Conversions.describe(target.type()) + " has no field `" + name.text() + "`", help);
  }

  /** The dotted name that an expression is, if it is one. */
  static Optional<Path> path(Expression e) {
    return switch (e) {
      case Expression.Identifier(var name) -> Optional.of(new Path(List.of(name)));
      case Expression.Member(var target, var name, _) -> path(target).map(p -> {
        List<Name> names = new ArrayList<>(p.names());
        names.add(name);
        return new Path(names);
      });
      case Expression.IntLiteral _, Expression.BoolLiteral _, Expression.NoneLiteral _, Expression.EmptyList _,
          Expression.Index _, Expression.Call _, Expression.Construct _, Expression.With _, Expression.Unwrap _,
          Expression.Prime _, Expression.Unary _, Expression.Binary _, Expression.Conditional _, Expression.Match _,
          Expression.Quantified _, Expression.SetLiteral _, Expression.Comprehension _, Expression.StepQuery _,
          Expression.AnyOf _, Expression.Parenthesised _, Expression.Broken _ ->
          Optional.empty();
    };
  }
}
