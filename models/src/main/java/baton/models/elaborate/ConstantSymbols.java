package baton.models.elaborate;

import baton.models.ir.Expr;
import baton.models.ir.Ill;
import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.Origin;
import baton.models.source.Span;
import baton.models.syntax.Declaration.BugDecl;
import baton.models.syntax.Declaration.ConstDecl;
import baton.models.syntax.Declaration.EnumDecl;
import baton.models.syntax.Declaration.SortDecl;
import baton.models.syntax.Expression;
import baton.models.syntax.Name;
import baton.models.value.Type;
import baton.models.value.Types;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sorts, enums, constants and bugs: what the instance decides. */
final class ConstantSymbols {
  private static final int LARGEST_SORT = 1024;

  private final ExpressionElaborator expressions;
  private final Shared shared;

  ConstantSymbols(ExpressionElaborator expressions) {
    this.expressions = expressions;
    shared = expressions.shared;
  }

  Type sort(SortDecl declaration, Scope scope) {
    String name = scope.qualified(declaration.name().text());
    Optional<String> given = shared.setting(name);
    long size = 1;
    if (given.isPresent()) {
      size = parse(given.get(), new Type.Range(1, LARGEST_SORT), name) instanceof Value.Int(long n) ? n : 1;
    } else if (declaration.size().isPresent()) {
      size = expressions.types.constantInt(declaration.size().get(), scope);
      if (size < 1 || size > LARGEST_SORT) {
        throw shared.error(Code.BAD_VALUE, declaration.size().get().at(), "a sort has 1 to " + LARGEST_SORT
            + " elements, not " + size);
      }
    } else {
      shared.unsized.add(name);
    }
    Type.Sort sort = new Type.Sort(name, Math.toIntExact(size));
    shared.sorts.add(sort);
    return sort;
  }

  private Value parse(String text, Type type, String name) {
    return ValueParser.parse(text, type).orElseThrow(() -> {
      shared.diagnostics.add(
          Diagnostic.error(Code.BAD_VALUE, "`" + text + "` is no value of `" + name + "`")
              .help("write " + ValueParser.expected(type)));
      return new Abandon();
    });
  }

  Type enumeration(EnumDecl declaration, Scope scope) {
    List<String> elements = new ArrayList<>();
    for (Name element : declaration.elements()) {
      if (elements.contains(element.text())) {
        throw shared.error(Code.DUPLICATE_NAME, element.at(), "`" + element.text() + "` is an element twice");
      }
      elements.add(element.text());
    }
    if (elements.isEmpty()) {
      throw shared.error(Code.BAD_TYPE, declaration.name().at(), "an enum has at least one element");
    }
    return new Type.Enumeration(scope.qualified(declaration.name().text()), elements);
  }

  /** A constant with a value, which the command line may replace. */
  Expr constant(ConstDecl declaration, Expression value, Scope scope) {
    Type type = type(declaration, scope);
    String name = scope.qualified(declaration.name().text());
    Optional<String> given = shared.setting(name);
    Value v = given.isPresent()
        ? parse(given.get(), type, name)
        : evaluate(expressions.as(value, type, Ill.RANGE, Context.of(scope)), value.at());
    return remember(name, v, type, declaration.name().at());
  }

  private Type type(ConstDecl declaration, Scope scope) {
    Type type = expressions.types.type(declaration.type(), scope);
    if (mentionsSort(type)) {
      throw shared.error(Code.BAD_TYPE, declaration.type().at(),
          "a constant with a value cannot speak about elements of a sort",
          "leave the value out: then it is any value, fixed for the run");
    }
    return type;
  }

  private Value evaluate(Expr e, Span at) {
    new Levels(shared).require(e, Levels.CONSTANT, "a constant", at);
    return shared.evaluate(e, at);
  }

  private Expr remember(String name, Value value, Type type, Span at) {
    Type own = value instanceof Value.Int(long n) ? new Type.Range(n, n) : type;
    Expr.Constant constant = new Expr.Constant(name, value, own, Origin.of(at));
    shared.constants.put(name, constant);
    return constant;
  }

  /** A constant parameter of a module with the value that the import gives; it may read free constants. */
  Expr bound(ConstDecl declaration, Expression value, Scope scope) {
    Type type = expressions.types.type(declaration.type(), scope);
    String name = scope.qualified(declaration.name().text());
    Expr e = expressions.as(value, type, Ill.RANGE, Context.of(scope.importer.orElseThrow()));
    new Levels(shared).require(e, Levels.FREE, "a constant of a module", value.at());
    if (!Levels.uses(e).isEmpty()) {
      return e;
    }
    return remember(name, shared.evaluate(e, value.at()), type, declaration.name().at());
  }

  /** A free constant that the command line fixes. */
  Expr fixed(ConstDecl declaration, Scope scope) {
    String name = scope.qualified(declaration.name().text());
    Type type =
        expressions.types.enumerable(expressions.types.type(declaration.type(), scope), declaration.type().at());
    String text = shared.setting(name).orElseThrow();
    Value value = parse(text, type, name);
    if (mentionsSort(type) && text.contains("#")) {
      shared.fixedElements.add(text.strip());
    }
    return remember(name, value, type, declaration.name().at());
  }

  Expr bug(BugDecl declaration, Scope scope) {
    String name = scope.qualified(declaration.name().text());
    Value value = shared.setting(name).map(t -> parse(t, Types.BOOL, name)).orElse(Values.FALSE);
    return new Expr.Constant(name, value, Types.BOOL, Origin.of(declaration.name().at()));
  }

  static boolean mentionsSort(Type type) {
    return switch (type) {
      case Type.Sort _ -> true;
      case Type.Bool _, Type.Enumeration _, Type.Range _, Type.Unbounded _ -> false;
      case Type.Maybe(Type element) -> mentionsSort(element);
      case Type.SetOf(Type element) -> mentionsSort(element);
      case Type.ListOf(_, Type element) -> mentionsSort(element);
      case Type.MapOf(var domain, Type range) ->
          domain.stream().anyMatch(ConstantSymbols::mentionsSort) || mentionsSort(range);
      case Type.Record(_, var fields) -> fields.stream().anyMatch(f -> mentionsSort(f.type()));
    };
  }
}
